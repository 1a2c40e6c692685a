/**
 * The relief of the face: how near each point is to the camera, in millimetres, and its outlines.
 */
final class Head {
  static final double EYE_X = 31;
  static final double EYE_INNER = 15.2;
  static final double EYE_OUTER = 47.6;
  static final double MOUTH = 25.5;
  static final double CHIN = 108;
  static final View.Box BOX = new View.Box(-80, -118, 80, 120);

  /** Half width of the face, squared, so that the chin is round. */
  private static final Curve WIDTH =
      new Curve(
          -116,
          0,
          -100,
          46 * 46,
          -85,
          56 * 56,
          -60,
          63.5 * 63.5,
          -35,
          65.5 * 65.5,
          -10,
          65.8 * 65.8,
          12,
          65.5 * 65.5,
          30,
          63.5 * 63.5,
          45,
          60.4 * 60.4,
          60,
          55.6 * 55.6,
          72,
          49.4 * 49.4,
          84,
          41 * 41,
          94,
          31 * 31,
          101,
          21 * 21,
          105.5,
          12.5 * 12.5,
          108,
          0,
          114,
          -420,
          120,
          -900);

  private static final Curve PROFILE =
      new Curve(
          -116, -50, -95, -24, -75, -9, -55, -2, -30, 1.5, -18, 1.5, -4, -2.5, 20, 0, 40, 1.5, 60,
          2.5, 75, 0.5, 85, -1.5, 95, 0, 100, -2, 104, -6.5, 106.5, -12, 108.5, -19);

  private static final Curve RIDGE =
      new Curve(
          -40, 0, -28, 0.7, -16, 2.1, -6, 3.9, 2, 6.4, 12, 9.8, 22, 13.8, 29, 16.6, 33.5, 17.8, 37,
          17, 40.5, 12.5, 43.5, 6.5, 46.5, 2.2, 50, 0.5, 54, 0);
  private static final Curve RIDGE_WIDTH =
      new Curve(
          -40, 13, -24, 9.5, -12, 7.2, -2, 5.6, 6, 5.2, 12, 5.3, 22, 6.2, 30, 6.8, 36, 7.2, 42, 7.0,
          54, 6.5);

  private Head() {}

  static double halfWidth(double y) {
    return Math.sqrt(Math.max(0, WIDTH.at(y)));
  }

  /** Positive inside the face outline, about in millimetres. */
  static double inside(double x, double y) {
    double w2 = WIDTH.at(y);
    double slope = (WIDTH.at(y + 0.5) - WIDTH.at(y - 0.5));
    double gradient = Math.hypot(2 * x, slope);
    return (w2 - x * x) / Math.max(gradient, 6);
  }

  static double depth(double sx, double y) {
    double x = Math.abs(sx);
    double w = Math.max(halfWidth(Math.clamp(y, -115.0, CHIN - 0.2)), 1);
    double t = Math.min(x / w, 0.9995);
    double z = PROFILE.at(y) + 62 * (Math.pow(1 - Math.pow(t, 2.35), 0.62) - 1);
    z += 1.6 * Maths.bump(x, y, 27, -19, 17, 6);
    z += 1.2 * Maths.bump(x, y, 0, -62, 40, 24);
    z -= 7.3 * Maths.bump(x, y, 33, -2.5, 14, 9.5);
    z -= 2.4 * Maths.bump(x, y, 15.5, 0, 6.5, 9);
    z += 1.0 * Maths.bump(x, y, 0, -14, 12, 9);
    z += 4.2 * Maths.bump(x, y, 40, 23, 15, 13);
    z -= 1.8 * Maths.bump(x, y, 46, 58, 12, 16);
    z += 7 * Maths.bump(x, y, 0, 63, 23, 17);
    z += eyeball(x, y);
    z += nose(x, y);
    z += mouth(x, y);
    z -= 3.0 * Maths.bump(x, y, 0, 84.5, 16, 4.5);
    z += 5.2 * Maths.bump(x, y, 0, 96, 14, 8);
    z -= 1.1 * Maths.bump(x - 0.42 * (y - 50), y, 25, 51, 3.6, 11);
    z += 2.0 * Maths.bump(x, y, 37, 42, 10, 11);
    return z;
  }

  private static double eyeball(double x, double y) {
    double d2 = (x - EYE_X) * (x - EYE_X) / 1.5 + (y + 0.5) * (y + 0.5);
    double ball = Math.sqrt(Math.max(0, 14.0 * 14.0 - d2)) - 7;
    double z = ball > 0 ? ball * 0.72 * Maths.smooth(0, 3, ball) : 0;
    double u = (x - EYE_INNER) / (EYE_OUTER - EYE_INNER);
    if (u > -0.15 && u < 1.25) {
      double crease = creaseY(u);
      double fade = Maths.smooth(-0.12, 0.15, u) * (1 - Maths.smooth(1.0, 1.25, u));
      double d = y - crease;
      z -= fade * 1.15 * Math.exp(-0.5 * (d / 0.75) * (d / 0.75));
      z += fade * 0.9 * Math.exp(-0.5 * ((d + 3.2) / 2.2) * ((d + 3.2) / 2.2));
      double lid = y - lowerLid(u);
      z += 0.8 * fade * Math.exp(-0.5 * ((lid - 1.4) / 1.0) * ((lid - 1.4) / 1.0));
      z -= 0.55 * fade * Math.exp(-0.5 * ((lid - 5.2) / 1.8) * ((lid - 5.2) / 1.8));
    }
    return z;
  }

  private static double nose(double x, double y) {
    double height = RIDGE.at(y);
    double width = RIDGE_WIDTH.at(y);
    double u = x / width;
    double z = height * Math.exp(-0.5 * Math.pow(Math.abs(u), 2.0));
    z += 3.0 * Maths.bump(x, y, 0, 35, 5.6, 4.8);
    z += 6.6 * Maths.bump(x, y, 11.0, 38.0, 4.0, 4.4);
    z -= 1.3 * alarCrease(x, y);
    z -= 3.0 * Maths.bump(x, y, 5.9, 43.0, 2.3, 1.4);
    z -= 1.1 * Maths.bump(x, y, 0, 52, 2.2, 5) - 0.5 * Maths.bump(x, y, 4.4, 52.5, 1.6, 5);
    return z;
  }

  /** The fold around the wing of the nose. */
  static double alarCrease(double x, double y) {
    double r = Math.hypot((x - 10.2) / 5.9, (y - 38.2) / 6.0);
    double angle = Math.atan2(y - 38.2, x - 10.2);
    return Math.exp(-0.5 * Math.pow((r - 1) / 0.13, 2))
        * Maths.smooth(-1.5, -0.5, angle)
        * (1 - Maths.smooth(1.0, 1.7, angle));
  }

  private static double mouth(double x, double y) {
    double u = x / MOUTH;
    if (u > 1.35 || y < 50 || y > 86) {
      return 0;
    }
    double v = Math.min(u, 1);
    double top = lipTop(v);
    double line = lipLine(v);
    double bottom = lipBottom(v);
    double fade = 1 - Maths.smooth(0.75, 1.05, u);
    double z = 0;
    double k = (y - top) / Math.max(line - top, 0.5);
    if (k > 0 && k < 1) {
      z += fade * 2.3 * Math.pow(Math.sin(Math.PI * Math.pow(k, 0.8)), 0.8);
    }
    k = (y - line) / Math.max(bottom - line, 0.5);
    if (k > 0 && k < 1) {
      z += fade * 3.4 * Math.pow(Math.sin(Math.PI * Math.pow(k, 0.75)), 0.75);
    }
    double d = (y - line) / 0.6;
    z -= (1 - Maths.smooth(0.98, 1.1, u)) * 1.3 * Math.exp(-0.5 * d * d);
    z += 0.5 * fade * Math.exp(-0.5 * Math.pow((y - top + 0.7) / 0.7, 2));
    z -= 1.6 * Maths.bump(x, y, MOUTH + 1.2, lipLine(1) + 0.2, 2.4, 2.6);
    return z;
  }

  static double lipLine(double u) {
    return lipBase(u)
        + 0.7 * Math.exp(-Math.pow(u / 0.16, 2))
        - 0.5 * Math.exp(-Math.pow((u - 0.42) / 0.2, 2));
  }

  /** The lip line without its little waves; the corners rise in a slight smile. */
  private static double lipBase(double u) {
    return 67.2 - 2.9 * u * u - 1.7 * Math.pow(u, 5);
  }

  static double lipTop(double u) {
    double bow = 1.25 * Math.exp(-Math.pow(u / 0.13, 2));
    return Math.min(
        lipLine(u), lipBase(u) - 8.7 * Math.pow(Math.max(0, 1 - Math.pow(u, 1.9)), 1.05) + bow);
  }

  static double lipBottom(double u) {
    return Math.max(
        lipLine(u), lipBase(u) + 9.8 * Math.pow(Math.max(0, 1 - Math.pow(u, 2.5)), 0.95));
  }

  private static double corner(double u) {
    return Maths.mix(1.9, -1.1, u);
  }

  private static double almond(double u, double a, double b) {
    if (u <= 0 || u >= 1) {
      return 0;
    }
    double peak = a / (a + b);
    return Math.pow(u / peak, a) * Math.pow((1 - u) / (1 - peak), b);
  }

  /** Lid edges along the eye; u is 0 at the inner corner and 1 at the outer one. */
  static double upperLid(double u) {
    return corner(u) - 6.7 * almond(u, 0.80, 0.72);
  }

  static double lowerLid(double u) {
    return corner(u) + 4.7 * almond(u, 0.95, 0.72);
  }

  static double creaseY(double u) {
    double v = Math.clamp(u, 0.0, 1.0);
    return corner(u)
        - 6.7 * almond(v, 0.80, 0.72)
        - 1.7
        - 2.2 * Math.sin(Math.PI * Math.clamp(0.08 + 0.8 * v, 0.0, 1.0))
        + 2.5 * Math.max(0, u - 1) * 4;
  }
}
