/**
 * Lights a relief as skin: soft key from the left, fill from the right, light that travels under
 * the surface, gloss.
 */
final class Skin {
  private static final double[] KEY = unit(-0.42, -0.52, 0.74);
  private static final double[] FILL = unit(0.72, -0.12, 0.66);
  private static final float[] KEY_COLOUR = {1.02f, 0.97f, 0.90f};
  private static final float[] FILL_COLOUR = {0.34f, 0.345f, 0.36f};
  private static final float[] SKY = {0.27f, 0.265f, 0.265f};
  private static final float[] GROUND = {0.20f, 0.165f, 0.14f};

  private final View view;

  Skin(View view) {
    this.view = view;
  }

  static double[] unit(double x, double y, double z) {
    double n = Math.sqrt(x * x + y * y + z * z);
    return new double[] {x / n, y / n, z / n};
  }

  /**
   * @param relief the surface itself
   * @param scene what may throw shadows on it, the surface included
   * @param mask where the surface is
   * @param albedo linear colour
   * @param gloss strength of the sheen per pixel
   */
  Plane[] lit(Plane relief, Plane scene, Plane mask, Plane[] albedo, Plane gloss, View.Box box) {
    int x0 = (int) Math.max(1, view.px(box.left()));
    int x1 = (int) Math.min(relief.w - 1, view.px(box.right()));
    int y0 = (int) Math.max(1, view.py(box.top()));
    int y1 = (int) Math.min(relief.h - 1, view.py(box.bottom()));
    double ppm = view.pixelsPerMm();
    Plane open = occlusion(scene, relief);
    Plane shadow = new Plane(relief.w, relief.h);
    Plane[] light = Canvas.planes(view);
    Plane sheen = new Plane(relief.w, relief.h);
    double[] half = unit(KEY[0], KEY[1], KEY[2] + 1);
    double[] fillHalf = unit(FILL[0], FILL[1], FILL[2] + 1);
    Plane.rows(
        y0,
        y1,
        y -> {
          for (int x = x0; x < x1; x++) {
            if (mask.v[y * mask.w + x] > 0) {
              shadow.v[y * relief.w + x] = (float) shadow(scene, relief, x, y);
            }
          }
        });
    Plane soft = shadow.blurred(0.5 * ppm);
    Plane.rows(
        y0,
        y1,
        y -> {
          for (int x = x0; x < x1; x++) {
            int i = y * relief.w + x;
            if (mask.v[i] <= 0) {
              continue;
            }
            double dx = (relief.v[i + 1] - relief.v[i - 1]) * 0.5 * ppm;
            double dy = (relief.v[i + relief.w] - relief.v[i - relief.w]) * 0.5 * ppm;
            double n = 1 / Math.sqrt(dx * dx + dy * dy + 1);
            double nx = -dx * n;
            double ny = -dy * n;
            double nz = n;
            double key = nx * KEY[0] + ny * KEY[1] + nz * KEY[2];
            double fill = nx * FILL[0] + ny * FILL[1] + nz * FILL[2];
            double up = 0.5 - 0.5 * ny;
            double lit = 1 - soft.v[i];
            for (int c = 0; c < 3; c++) {
              double wrap = c == 0 ? 0.30 : c == 1 ? 0.26 : 0.24;
              double k = Math.max(0, (key + wrap) / (1 + wrap));
              double f = Math.max(0, (fill + 0.3) / 1.3);
              double ambient = Maths.mix(GROUND[c], SKY[c], up);
              double ao = Math.pow(open.v[i], c == 0 ? 0.92 : c == 1 ? 1.0 : 1.03);
              light[c].v[i] =
                  (float)
                      (KEY_COLOUR[c] * k * lit * Maths.mix(1, ao, 0.45)
                          + (FILL_COLOUR[c] * f + ambient) * ao);
            }
            double pore = 0.03;
            double gx = nx + pore * Maths.noise(x / ppm * 1.7, y / ppm * 1.7, 5);
            double gy = ny + pore * Maths.noise(x / ppm * 1.7, y / ppm * 1.7, 9);
            double h = Math.max(0, gx * half[0] + gy * half[1] + nz * half[2]);
            double g = Math.max(0, gx * fillHalf[0] + gy * fillHalf[1] + nz * fillHalf[2]);
            double fresnel = 0.05 + 0.6 * Math.pow(1 - nz, 4);
            sheen.v[i] =
                (float)
                    ((0.6 * Math.pow(h, 18) + 0.6 * Math.pow(h, 60)) * lit * 0.14
                        + 0.12 * Math.pow(g, 26) * open.v[i]
                        + fresnel * 0.10 * open.v[i] * nz);
          }
        });
    Plane[] out = Canvas.planes(view);
    double[] travel = {1.3, 0.8, 0.6};
    for (int c = 0; c < 3; c++) {
      Plane spread = under(light[c], mask, travel[c] * ppm);
      Plane sharp = light[c];
      int channel = c;
      Plane.rows(
          y0,
          y1,
          y -> {
            for (int i = y * relief.w + x0; i < y * relief.w + x1; i++) {
              double e = Maths.mix(sharp.v[i], spread.v[i], 0.8);
              out[channel].v[i] = (float) (albedo[channel].v[i] * e + sheen.v[i] * gloss.v[i]);
            }
          });
    }
    return out;
  }

  /** Blur that keeps to the inside of the mask. */
  private static Plane under(Plane light, Plane mask, double sigma) {
    Plane weight = mask.blurred(sigma);
    return light.times(mask).blurred(sigma).with(weight, (l, m) -> m > 1e-4f ? l / m : 0);
  }

  private Plane occlusion(Plane scene, Plane relief) {
    Plane open = new Plane(relief.w, relief.h);
    java.util.Arrays.fill(open.v, 1);
    double[] radii = {1.2, 3.5, 9, 20, 34};
    double[] strengths = {0.55, 0.75, 0.7, 0.5, 0.8};
    for (int k = 0; k < radii.length; k++) {
      Plane around = scene.blurred(radii[k] * view.pixelsPerMm());
      float scale = (float) (strengths[k] / radii[k]);
      for (int i = 0; i < open.v.length; i++) {
        float buried = Math.max(0, around.v[i] - relief.v[i]) * scale;
        open.v[i] *= 1 / (1 + buried);
      }
    }
    return open;
  }

  /** How much of the softbox is hidden, by walking over the relief towards it. */
  private double shadow(Plane scene, Plane relief, int x, int y) {
    double ppm = view.pixelsPerMm();
    double flat = Math.hypot(KEY[0], KEY[1]);
    double sx = KEY[0] / flat;
    double sy = KEY[1] / flat;
    double rise = KEY[2] / flat;
    double z0 = relief.v[y * relief.w + x];
    double hidden = 0;
    for (double t = 1.2; t < 75; t *= 1.16) {
      double z = scene.at(x + sx * t * ppm, y + sy * t * ppm);
      double over = (z - z0 - rise * t) / t;
      hidden = Math.max(hidden, Maths.smooth(-0.32, 0.42, over));
    }
    return hidden * 0.92;
  }
}
