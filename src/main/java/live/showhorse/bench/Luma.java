package live.showhorse.bench;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import live.showhorse.media.Picture;

/** Luma planes of pictures. */
final class Luma {
  /** Differences are averaged over squares of this side, so that noise is not taken for motion. */
  private static final int BLOCK = 16;

  private Luma() {}

  /** Copies the luma, row by row without gaps. */
  static void copy(Picture picture, byte[] luma) {
    MemorySegment.copy(picture.y(), JAVA_BYTE, 0, luma, 0, luma.length);
  }

  /** How far two pictures differ where they differ the most: mean of the worst block, 0..255. */
  static double jump(byte[] a, byte[] b, int width) {
    int columns = width / BLOCK;
    int rows = a.length / width / BLOCK;
    int most = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int sum = 0;
        for (int y = row * BLOCK; y < (row + 1) * BLOCK; y++) {
          int at = y * width + column * BLOCK;
          for (int x = 0; x < BLOCK; x++) {
            sum += Math.abs((a[at + x] & 0xFF) - (b[at + x] & 0xFF));
          }
        }
        most = Math.max(most, sum);
      }
    }
    return (double) most / (BLOCK * BLOCK);
  }
}
