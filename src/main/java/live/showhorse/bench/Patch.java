package live.showhorse.bench;

/**
 * A piece of a view that is looked for in others, by normalised cross-correlation (blind to
 * brightness and contrast).
 */
final class Patch {
  private final UprightView view;
  private final int left;
  private final int top;
  private final int right;
  private final int bottom;
  private final double mean;
  private final double spread;

  /** The patch from ({@code left}, {@code top}) to before ({@code right}, {@code bottom}). */
  Patch(UprightView view, int left, int top, int right, int bottom) {
    this.view = view;
    this.left = left;
    this.top = top;
    this.right = right;
    this.bottom = bottom;
    double sum = 0;
    double squares = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += view.at(x, y);
        squares += view.at(x, y) * view.at(x, y);
      }
    }
    int count = (right - left) * (bottom - top);
    mean = sum / count;
    spread = Math.sqrt(Math.max(1e-9, squares - sum * mean));
  }

  /**
   * Where a patch was found.
   *
   * @param dx whole pixels to the right of its place
   * @param dy pixels below its place, to a fraction of a pixel
   * @param likeness 1 for the same picture, 0 for any other
   */
  record Found(int dx, double dy, double likeness) {}

  /**
   * The best place among {@code dx - side .. dx + side} and {@code fromY..toY}; what would leave
   * the view is left out.
   */
  Found in(UprightView other, int dx, int side, int fromY, int toY) {
    int firstX = Math.max(dx - side, -UprightView.SIDE - left);
    int lastX = Math.min(dx + side, UprightView.SIDE + 1 - right);
    int firstY = Math.max(fromY, -UprightView.ABOVE - top);
    int lastY = Math.min(toY, UprightView.BELOW + 1 - bottom);
    double best = -2;
    int bestX = dx;
    int bestY = 0;
    for (int y = firstY; y <= lastY; y++) {
      for (int x = firstX; x <= lastX; x++) {
        double likeness = likeness(other, x, y);
        if (likeness > best) {
          best = likeness;
          bestX = x;
          bestY = y;
        }
      }
    }
    double fraction = 0;
    if (bestY > firstY && bestY < lastY) {
      fraction = peak(likeness(other, bestX, bestY - 1), best, likeness(other, bestX, bestY + 1));
    }
    return new Found(bestX, bestY + fraction, best);
  }

  private double likeness(UprightView other, int dx, int dy) {
    double sum = 0;
    double squares = 0;
    double product = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        double value = other.at(x + dx, y + dy);
        sum += value;
        squares += value * value;
        product += value * view.at(x, y);
      }
    }
    int count = (right - left) * (bottom - top);
    double variance = squares - sum * sum / count;
    return (product - sum * mean) / (spread * Math.sqrt(Math.max(1e-9, variance)));
  }

  /** Where the parabola through three values, one apart, has its top: -0.5..0.5. */
  static double peak(double before, double at, double after) {
    double bend = before - 2 * at + after;
    return bend >= 0 ? 0 : Math.clamp((before - after) / (2 * bend), -0.5, 0.5);
  }
}
