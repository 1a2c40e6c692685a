/** Colour of the lips and of the skin around them. */
final class Mouth {
  private Mouth() {}

  /** 1 on the lips, soft at the edge. */
  static double lips(double x, double y) {
    double u = Math.abs(x) / Head.MOUTH;
    if (u >= 1) {
      return 0;
    }
    double edge = 0.45;
    return Maths.smooth(-edge, edge, y - Head.lipTop(u))
        * Maths.smooth(-edge * 1.3, edge * 1.3, Head.lipBottom(u) - y)
        * (1 - Maths.smooth(0.965, 1, u));
  }

  /** Fine creases across the lips, about 1 at most. */
  static double creases(double x, double y) {
    double fan = x * (1 + 0.018 * (66 - y));
    return Maths.fractal(fan * 1.25, y * 0.13, 3, 61);
  }

  /** The dark line where the lips meet. */
  static double line(double x, double y) {
    double u = Math.abs(x) / Head.MOUTH;
    if (u > 1.06) {
      return 0;
    }
    double width = Maths.mix(0.40, 0.34, u) + 0.28 * Math.exp(-Math.pow((u - 0.97) / 0.06, 2));
    double d = (y - Head.lipLine(Math.min(u, 1.0))) / width;
    return Math.exp(-0.5 * d * d) * (1 - Maths.smooth(0.98, 1.06, u));
  }

  /** Shade of the upper lip on the lower one. */
  static double cast(double x, double y) {
    double u = Math.abs(x) / Head.MOUTH;
    if (u > 1) {
      return 0;
    }
    double d = y - Head.lipLine(u);
    return d < 0 ? 0 : Math.exp(-d / 1.3) * (1 - Maths.smooth(0.9, 1, u));
  }
}
