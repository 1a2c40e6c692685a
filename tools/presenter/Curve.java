/**
 * A smooth curve through points of rising x that never overshoots them (Fritsch and Carlson, 1980).
 */
final class Curve {
  private final double[] xs;
  private final double[] ys;
  private final double[] slopes;

  /** {@code x0, y0, x1, y1, ...} */
  Curve(double... points) {
    int n = points.length / 2;
    xs = new double[n];
    ys = new double[n];
    slopes = new double[n];
    for (int i = 0; i < n; i++) {
      xs[i] = points[2 * i];
      ys[i] = points[2 * i + 1];
    }
    double[] d = new double[n - 1];
    for (int i = 0; i < n - 1; i++) {
      d[i] = (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]);
    }
    slopes[0] = d[0];
    slopes[n - 1] = d[n - 2];
    for (int i = 1; i < n - 1; i++) {
      slopes[i] = d[i - 1] * d[i] <= 0 ? 0 : 2 * d[i - 1] * d[i] / (d[i - 1] + d[i]);
    }
  }

  double at(double x) {
    int n = xs.length;
    if (x <= xs[0]) {
      return ys[0];
    }
    if (x >= xs[n - 1]) {
      return ys[n - 1];
    }
    int i = 0;
    while (x > xs[i + 1]) {
      i++;
    }
    double h = xs[i + 1] - xs[i];
    double t = (x - xs[i]) / h;
    double t2 = t * t;
    double t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * ys[i]
        + (t3 - 2 * t2 + t) * h * slopes[i]
        + (-2 * t3 + 3 * t2) * ys[i + 1]
        + (t3 - t2) * h * slopes[i + 1];
  }
}
