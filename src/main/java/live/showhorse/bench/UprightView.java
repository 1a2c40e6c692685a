package live.showhorse.bench;

import live.showhorse.command.FacePlace;

/**
 * The luma around a mouth, turned upright and scaled so that the eyes are {@value #UNIT} pixels
 * apart: what is measured on it is the same for every photo, framing and canvas. The origin is the
 * middle of the lip line.
 */
final class UprightView {
  /** Pixels of one eye distance. */
  static final int UNIT = 128;

  /** Half the width, and what lies over and under the origin; room for moving heads and jaws. */
  static final int SIDE = 70;

  static final int ABOVE = 150;
  static final int BELOW = 150;
  private static final int WIDTH = 2 * SIDE + 1;
  private static final int HEIGHT = ABOVE + BELOW + 1;

  private final float[] pixels = new float[WIDTH * HEIGHT];

  /**
   * @param luma a picture, row by row without gaps
   */
  static UprightView of(byte[] luma, int width, FacePlace place) {
    int height = luma.length / width;
    double step = place.eyeDistance() / UNIT;
    double rightX = Math.cos(place.roll()) * step;
    double rightY = Math.sin(place.roll()) * step;
    UprightView view = new UprightView();
    int at = 0;
    for (int y = -ABOVE; y <= BELOW; y++) {
      for (int x = -SIDE; x <= SIDE; x++) {
        double px = Math.clamp(place.x() + x * rightX - y * rightY, 0, width - 1.001);
        double py = Math.clamp(place.y() + x * rightY + y * rightX, 0, height - 1.001);
        int left = (int) px;
        int top = (int) py;
        float fx = (float) (px - left);
        float fy = (float) (py - top);
        int corner = top * width + left;
        float upper = mix(luma[corner] & 0xFF, luma[corner + 1] & 0xFF, fx);
        float lower = mix(luma[corner + width] & 0xFF, luma[corner + width + 1] & 0xFF, fx);
        view.pixels[at++] = mix(upper, lower, fy);
      }
    }
    return view;
  }

  /** Luma at a point that must lie in the view. */
  float at(int x, int y) {
    return pixels[(y + ABOVE) * WIDTH + x + SIDE];
  }

  private static float mix(float a, float b, float share) {
    return a + (b - a) * share;
  }
}
