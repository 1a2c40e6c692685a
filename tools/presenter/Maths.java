/** Small functions that every layer uses. */
final class Maths {
  private Maths() {}

  static double smooth(double from, double to, double x) {
    double t = Math.clamp((x - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
  }

  static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }

  /** A bump of height 1 at (cx, cy). */
  static double bump(double x, double y, double cx, double cy, double sx, double sy) {
    double u = (x - cx) / sx;
    double v = (y - cy) / sy;
    double d = u * u + v * v;
    return d > 16 ? 0 : Math.exp(-0.5 * d);
  }

  /** The same bump on both sides of the face. */
  static double pair(double x, double y, double cx, double cy, double sx, double sy) {
    return bump(x, y, cx, cy, sx, sy) + bump(x, y, -cx, cy, sx, sy);
  }

  /** Distance of a point from a segment. */
  static double segment(double x, double y, double ax, double ay, double bx, double by) {
    double dx = bx - ax;
    double dy = by - ay;
    double t = Math.clamp(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    return Math.hypot(x - ax - t * dx, y - ay - t * dy);
  }

  static double hash(int x, int y, int seed) {
    int n = x * 374761393 + y * 668265263 + seed * 1442695041;
    n = (n ^ (n >>> 13)) * 1274126177;
    n ^= n >>> 16;
    return (n & 0xffffff) / (double) 0xffffff;
  }

  /** Value noise, -1 to 1. */
  static double noise(double x, double y, int seed) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    double fx = x - ix;
    double fy = y - iy;
    fx = fx * fx * fx * (fx * (fx * 6 - 15) + 10);
    fy = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
    double top = mix(hash(ix, iy, seed), hash(ix + 1, iy, seed), fx);
    double bottom = mix(hash(ix, iy + 1, seed), hash(ix + 1, iy + 1, seed), fx);
    return 2 * mix(top, bottom, fy) - 1;
  }

  static double fractal(double x, double y, int octaves, int seed) {
    double sum = 0;
    double amplitude = 0.5;
    for (int i = 0; i < octaves; i++) {
      sum += amplitude * noise(x, y, seed + i);
      x = x * 2.03 + 17;
      y = y * 2.03 + 5;
      amplitude *= 0.5;
    }
    return sum;
  }

  /** sRGB 0..255 to linear 0..1. */
  static float[] rgb(int r, int g, int b) {
    return new float[] {linear(r / 255.0), linear(g / 255.0), linear(b / 255.0)};
  }

  static float linear(double s) {
    return (float) (s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4));
  }

  static double encoded(double l) {
    double c = Math.clamp(l, 0.0, 1.0);
    return c <= 0.0031308 ? c * 12.92 : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
  }
}
