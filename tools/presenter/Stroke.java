import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Tapered strokes: hairs. */
final class Stroke {
  private Stroke() {}

  /** A quadratic hair from root to tip, widths in millimetres. */
  static void hair(
      Graphics2D g,
      View view,
      Color colour,
      double root,
      double tip,
      double x0,
      double y0,
      double x1,
      double y1,
      double x2,
      double y2) {
    int n = 8;
    double[] xs = new double[n + 1];
    double[] ys = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      double t = i / (double) n;
      double a = (1 - t) * (1 - t);
      double b = 2 * t * (1 - t);
      double c = t * t;
      xs[i] = a * x0 + b * x1 + c * x2;
      ys[i] = a * y0 + b * y1 + c * y2;
    }
    ribbon(g, view, colour, xs, ys, root, tip);
  }

  static void ribbon(
      Graphics2D g, View view, Color colour, double[] xs, double[] ys, double root, double tip) {
    int n = xs.length;
    Path2D path = new Path2D.Double();
    for (int side = 1; side >= -1; side -= 2) {
      for (int k = 0; k < n; k++) {
        int i = side > 0 ? k : n - 1 - k;
        double dx = xs[Math.min(i + 1, n - 1)] - xs[Math.max(i - 1, 0)];
        double dy = ys[Math.min(i + 1, n - 1)] - ys[Math.max(i - 1, 0)];
        double l = Math.max(1e-6, Math.hypot(dx, dy));
        double half = 0.5 * Maths.mix(root, tip, i / (double) (n - 1)) * side;
        double x = view.px(xs[i] - dy / l * half);
        double y = view.py(ys[i] + dx / l * half);
        if (side > 0 && k == 0) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
      }
    }
    path.closePath();
    g.setColor(colour);
    g.fill(path);
  }
}
