package live.showhorse.bench;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import javax.imageio.ImageIO;
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

  /** A grey PNG file of it, full range. */
  static byte[] png(byte[] luma, int width) {
    BufferedImage image = new BufferedImage(width, luma.length / width, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < luma.length; i++) {
      int grey = Math.clamp(Math.round(((luma[i] & 0xFF) - 16) * 255f / 219), 0, 255);
      image.setRGB(i % width, i / width, grey << 16 | grey << 8 | grey);
    }
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toByteArray();
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
