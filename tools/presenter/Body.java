/** Neck, shoulders, arms and chest: relief and outline. */
final class Body {
  static final View.Box BOX = new View.Box(-220, 20, 220, 480);

  private static final Curve WIDTH =
      new Curve(
          20, 39, 90, 39, 105, 40, 120, 42.5, 132, 47, 142, 56, 150, 72, 157, 94, 166, 120, 177,
          140, 194, 155, 220, 164, 260, 168, 320, 172, 400, 178, 480, 184);

  private Body() {}

  static double inside(double x, double y) {
    double slope = (WIDTH.at(y + 1) - WIDTH.at(y - 1)) / 2;
    return (WIDTH.at(y) - Math.abs(x)) / Math.sqrt(1 + slope * slope);
  }

  static double depth(double sx, double y) {
    double x = Math.sqrt(sx * sx + 4);
    double neckT = Math.min(x / 40.5, 0.998);
    double neck = -34 + 42 * (Math.sqrt(1 - neckT * neckT) - 1) - 0.10 * Math.max(0, y - 100);
    neck += 2.6 * Math.exp(-0.5 * Math.pow(Maths.segment(x, y, 39, 90, 8, 171) / 6.0, 2));
    neck -= 0.9 * Maths.bump(x, y, 0, 148, 8, 22);
    double w = WIDTH.at(y);
    double t = Math.min(x / w, 0.998);
    double fall = 62 * (Math.pow(1 - Math.pow(t, 2.2), 0.55) - 1);
    double chest = -60 + fall + 36 * Maths.smooth(140, 320, y) - 0.16 * Math.max(0, 172 - y);
    chest +=
        2.6
            * Math.exp(-0.5 * Math.pow(Maths.segment(x, y, 9, 173, 56, 165) / 3.6, 2))
            * Maths.smooth(5, 12, x);
    chest += 2.6 * Math.exp(-0.5 * Math.pow(Maths.segment(x, y, 56, 165, 104, 158) / 4.5, 2));
    chest -= 3.0 * Maths.bump(x, y, 0, 171, 7, 7);
    chest -= 3.0 * Maths.bump(x, y, 40, 157, 15, 6);
    chest += 24 * Maths.bump(x, y, 58, 318, 40, 50);
    chest -= 20 * Maths.smooth(210, 330, y) * Math.exp(-0.5 * Math.pow((x - armpit(y)) / 7, 2));
    chest += 12 * Maths.smooth(200, 300, y) * Maths.bump(x, 0, armpit(y) + 28, 0, 17, 1);
    return blend(neck, chest, 16);
  }

  /** Where the arm lies against the chest. */
  static double armpit(double y) {
    return 118 - 0.02 * (y - 250);
  }

  private static double blend(double a, double b, double k) {
    double h = Math.clamp(0.5 + 0.5 * (a - b) / k, 0.0, 1.0);
    return Maths.mix(b, a, h) + k * h * (1 - h);
  }
}
