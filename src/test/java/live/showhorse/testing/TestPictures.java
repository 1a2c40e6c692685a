package live.showhorse.testing;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import live.showhorse.media.Canvas;
import live.showhorse.media.Picture;

/**
 * Pictures like a presenter's: still, with a small part that moves; each carries its number in
 * blocks that survive any encoder.
 */
public final class TestPictures {
  private static final int BITS = 16;
  private static final int BLOCK = 16;

  private TestPictures() {}

  /**
   * @param number 0..65535, readable with {@link Decoded}
   * @param seed another still background
   */
  public static void draw(Picture picture, int number, int seed) {
    Canvas canvas = picture.canvas();
    MemorySegment luma = picture.y();
    for (int row = 0; row < canvas.height(); row++) {
      for (int column = 0; column < canvas.width(); column++) {
        // soft waves with a fine texture, as in a photo
        double wave = Math.sin((row + 31 * seed) / 41.0) + Math.cos((column - 17 * seed) / 53.0);
        int grain = (row * 7919 + column * 104_729 + seed * 31) >> 3 & 7;
        set(luma, row, column, canvas.width(), 110 + (int) (35 * wave) + grain);
      }
    }
    int side = canvas.width() / 5;
    int left = canvas.width() / 2 - side / 2;
    int top = canvas.height() / 2 + (int) (side / 4.0 * Math.sin(number / 3.0));
    for (int row = top; row < top + side / 2; row++) {
      for (int column = left; column < left + side; column++) {
        set(luma, row, column, canvas.width(), 60 + (row + column + number) % 32);
      }
    }
    for (int bit = 0; bit < BITS; bit++) {
      for (int row = 0; row < BLOCK; row++) {
        for (int column = 0; column < BLOCK; column++) {
          int value = (number >> bit & 1) == 1 ? 220 : 30;
          set(luma, row, bit * BLOCK + column, canvas.width(), value);
        }
      }
    }
    picture.u().fill((byte) (118 + seed % 8));
    picture.v().fill((byte) (134 + seed % 8));
  }

  /** Nothing but noise: as many bits as the encoder's ceiling lets through. */
  public static void noise(Picture picture, long seed) {
    var bytes = new byte[picture.canvas().pictureBytes()];
    new Random(seed).nextBytes(bytes);
    picture.bytes().copyFrom(MemorySegment.ofArray(bytes));
  }

  /** The number drawn into a decoded picture whose luma begins at {@code offset}. */
  static int number(byte[] data, int offset, int width) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int at = offset + BLOCK / 2 * width + bit * BLOCK + BLOCK / 2;
      if ((data[at] & 0xFF) > 125) {
        number |= 1 << bit;
      }
    }
    return number;
  }

  private static void set(MemorySegment plane, int row, int column, int stride, int value) {
    plane.set(ValueLayout.JAVA_BYTE, (long) row * stride + column, (byte) value);
  }
}
