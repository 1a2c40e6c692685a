package live.showhorse.media;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An overlay's part in one plane of a picture: how much of the picture stays and what is added. */
final class OverlayPlane {
  private static final int OPAQUE = 255;
  private static final int HALF = 128;

  private final int left;
  private final int top;
  private final int width;
  private final int stride;

  /** What is left of the picture, 0..255. */
  private final short[] stays;

  /** Value times alpha, 0..65,025, and {@link #HALF}. */
  private final int[] added;

  /** First column with anything in it, by row. */
  private final int[] from;

  /** One past the last column with anything in it, by row. */
  private final int[] to;

  private OverlayPlane(Sum sum, int count, int left, int top, int stride) {
    this.left = left;
    this.top = top;
    this.width = sum.width;
    this.stride = stride;
    int height = sum.height;
    stays = new short[width * height];
    added = new int[width * height];
    from = new int[height];
    to = new int[height];
    for (int row = 0; row < height; row++) {
      from[row] = width;
      for (int column = 0; column < width; column++) {
        int index = row * width + column;
        int share = Math.round((float) sum.alpha[index] / count);
        stays[index] = (short) (OPAQUE - share);
        added[index] = HALF;
        if (share > 0) {
          // by the rounded alpha, so that an even colour stays exactly that colour
          added[index] += Math.round(sum.weighted[index] / sum.alpha[index] * share);
          from[row] = Math.min(from[row], column);
          to[row] = column + 1;
        }
      }
    }
  }

  void blend(MemorySegment plane) {
    for (int row = 0; row < from.length; row++) {
      long line = (long) (top + row) * stride + left;
      int start = row * width;
      for (int column = from[row]; column < to[row]; column++) {
        int below = plane.get(ValueLayout.JAVA_BYTE, line + column) & 0xFF;
        int sum = below * stays[start + column] + added[start + column];
        // a division by 255, rounded to the nearest, without one
        plane.set(ValueLayout.JAVA_BYTE, line + column, (byte) (sum + (sum >> 8) >> 8));
      }
    }
  }

  /** Gathers the pixels that fall on each sample of the plane. */
  static final class Sum {
    private final int width;
    private final int height;
    private final int[] alpha;
    private final double[] weighted;

    Sum(int width, int height) {
      this.width = width;
      this.height = height;
      alpha = new int[width * height];
      weighted = new double[width * height];
    }

    void add(int x, int y, int pixelAlpha, double value) {
      alpha[y * width + x] += pixelAlpha;
      weighted[y * width + x] += pixelAlpha * value;
    }

    /**
     * @param count pixels on each sample
     */
    OverlayPlane plane(int count, int left, int top, int stride) {
      return new OverlayPlane(this, count, left, top, stride);
    }
  }
}
