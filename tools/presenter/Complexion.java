/** Colour of the skin before light. */
final class Complexion {
  private static final float[] BASE = Maths.rgb(231, 188, 163);
  private static final float[] LIPS = Maths.rgb(196, 104, 101);

  private Complexion() {}

  static float[] face(double x, double y) {
    double ax = Math.abs(x);
    double red =
        0.22 * Maths.bump(ax, y, 41, 28, 15, 12)
            + 0.20 * Maths.bump(x, y, 0, 36, 9, 7)
            + 0.14 * Maths.bump(x, y, 0, 98, 14, 8)
            + 0.14 * Maths.bump(ax, y, 31, -9, 16, 5)
            + 0.16 * Maths.bump(ax, y, 14, 43, 5, 4)
            + 0.07 * Maths.fractal(x * 0.09, y * 0.09, 3, 21);
    double dark =
        0.10 * Maths.bump(ax, y, 27, 9, 12, 3.5)
            + 0.14 * Maths.bump(ax, y, 14, 1, 5, 5)
            + 0.10 * Maths.bump(ax, y, 38, -8, 10, 4)
            + 0.012 * Maths.fractal(x * 0.8, y * 0.8, 3, 25);
    float[] colour = tinted(red, dark);
    double lips = Mouth.lips(x, y);
    if (lips > 0) {
      double crease = 1 + 0.13 * Mouth.creases(x, y);
      double u = Math.abs(x) / Head.MOUTH;
      double upper = y < Head.lipLine(u) ? 0.86 : 1.04;
      for (int c = 0; c < 3; c++) {
        colour[c] = (float) Maths.mix(colour[c], LIPS[c] * crease * upper, lips * 0.93);
      }
    }
    return colour;
  }

  static float[] body(double x, double y) {
    return tinted(
        0.06 * Maths.fractal(x * 0.05, y * 0.05, 3, 23) + 0.1 * Maths.bump(x, y, 0, 190, 40, 25),
        0.02);
  }

  private static float[] tinted(double red, double dark) {
    double k = 1 - dark;
    return new float[] {
      (float) (BASE[0] * k * (1 - 0.05 * red)),
      (float) (BASE[1] * k * (1 - 0.62 * red) * (1 - 0.15 * dark)),
      (float) (BASE[2] * k * (1 - 0.58 * red))
    };
  }
}
