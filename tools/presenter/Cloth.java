/** Lights a relief as woven cloth. */
final class Cloth {
  private static final double[] KEY = Skin.unit(-0.42, -0.52, 0.74);
  private static final double[] FILL = Skin.unit(0.72, -0.12, 0.66);

  private final View view;

  Cloth(View view) {
    this.view = view;
  }

  Plane[] lit(Plane relief, Plane mask, float[] colour, double sheen, double weave) {
    double ppm = view.pixelsPerMm();
    Plane near = relief.blurred(3 * ppm);
    Plane far = relief.blurred(12 * ppm);
    Plane[] out = Canvas.planes(view);
    Plane.rows(
        0,
        relief.h,
        y -> {
          for (int x = 0; x < relief.w; x++) {
            int i = y * relief.w + x;
            if (mask.v[i] <= 0) {
              continue;
            }
            double dx = (relief.at(x + 1, y) - relief.at(x - 1, y)) * 0.5 * ppm;
            double dy = (relief.at(x, y + 1) - relief.at(x, y - 1)) * 0.5 * ppm;
            double mx = view.mmX(x);
            double my = view.mmY(y);
            dx += weave * Maths.noise(mx * 2.4, my * 1.2, 3);
            dy += weave * Maths.noise(mx * 1.2, my * 2.4, 4);
            double n = 1 / Math.sqrt(dx * dx + dy * dy + 1);
            double key = Math.max(0, (-dx * KEY[0] - dy * KEY[1] + KEY[2]) * n + 0.12) / 1.12;
            double fill = Math.max(0, (-dx * FILL[0] - dy * FILL[1] + FILL[2]) * n + 0.2) / 1.2;
            double open =
                1
                    / (1 + 0.25 * Math.max(0, near.v[i] - relief.v[i]))
                    / (1 + 0.06 * Math.max(0, far.v[i] - relief.v[i]));
            double edge = sheen * Math.pow(1 - n, 2.0);
            double falloff = Maths.mix(1.06, 0.66, Maths.smooth(120, 470, my));
            for (int c = 0; c < 3; c++) {
              double warm = c == 0 ? 1.02 : c == 1 ? 0.98 : 0.92;
              out[c].v[i] =
                  (float)
                      (colour[c]
                              * falloff
                              * (0.95 * warm * key + (0.30 * fill + 0.20) * open)
                              * Maths.mix(1, open, 0.5)
                          + edge * 0.5);
            }
          }
        });
    return out;
  }
}
