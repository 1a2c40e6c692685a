import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Random;

/** Shoulder-length dark brown hair with a side parting and a soft wave, strand by strand. */
final class Hair {
  private static final int STEPS = 54;
  private static final int LOCKS = 22;
  private static final double PART_X = 15;

  private static final double[] DARK = {31, 19, 16};
  private static final double[] MID = {80, 51, 39};
  private static final double[] LIGHT = {158, 113, 84};
  private static final double[] GLEAM = {214, 182, 156};

  private final View view;

  Hair(View view) {
    this.view = view;
  }

  void behind(Canvas canvas) {
    Plane shape =
        Canvas.mask(
            view,
            Canvas.outline(
                view, 0, -129, 40, -121, 70, -96, 87, -50, 92, 10, 96, 70, 101, 125, 97, 160, 80,
                180, 50, 176, 30, 150, -30, 150, -50, 176, -80, 180, -97, 160, -101, 125, -96, 70,
                -92, 10, -87, -50, -70, -96, -40, -121));
    canvas.over(Maths.rgb(24, 15, 13), shape.blurred(1.2 * view.pixelsPerMm()), 1);
    canvas.over(
        canvas.layer(
            g -> {
              strands(g, Guides.BACK, Guides.RIGHT_MIDDLE, 1, 1100, 5, 0.42);
              strands(g, Guides.mirrored(Guides.BACK), Guides.LEFT_MIDDLE, -1, 1100, 15, 0.5);
            }));
  }

  /** Everything in front of the face; its layer also throws the shade on the skin. */
  Canvas.Layer front() {
    return Canvas.Layer.drawn(
        view,
        g -> {
          scalp(g);
          strands(g, Guides.LEFT_MIDDLE, Guides.LEFT_CROWN, -1, 2300, 6, 0.8);
          strands(g, Guides.RIGHT_MIDDLE, Guides.RIGHT_CROWN, 1, 2000, 7, 0.7);
          strands(g, Guides.RIGHT_FRONT, Guides.RIGHT_CROWN, 1, 3600, 8, 0.9);
          strands(g, Guides.LEFT_FRONT, Guides.LEFT_CROWN, -1, 4200, 9, 1.0);
          strands(g, Guides.RIGHT_FRONT, Guides.RIGHT_MIDDLE, 1, 1500, 10, 0.95);
          strands(g, Guides.LEFT_FRONT, Guides.LEFT_MIDDLE, -1, 1900, 11, 1.1);
          parting(g);
          hairline(g);
        });
  }

  private void scalp(Graphics2D g) {
    g.setColor(new Color(34, 21, 17));
    g.fill(
        Canvas.outline(
            view, 15, -70, 26, -73, 40, -68, 53, -53, 62, -30, 68, 0, 74, -20, 72, -60, 56, -100,
            20, -124, -20, -124, -56, -102, -72, -60, -74, -20, -68, 0, -61, -30, -46, -57, -25,
            -72, -2, -75));
  }

  /** The scalp shows a little between the two sides. */
  private void parting(Graphics2D g) {
    Random random = new Random(14);
    for (int k = 0; k < 150; k++) {
      double t = random.nextDouble();
      double y = Maths.mix(-70, -122, t);
      double x = Maths.mix(15, 9.5, t) + 0.35 * random.nextGaussian();
      int alpha = (int) (120 * (1 - 0.75 * t));
      Stroke.hair(
          g,
          view,
          new Color(186, 142, 118, alpha),
          0.5 * (1 - 0.6 * t),
          0.1,
          x,
          y,
          x - 0.3,
          y - 1.5,
          x - 0.5,
          y - 3.2);
    }
  }

  /** Short fine hairs that soften the edge between hair and forehead. */
  private void hairline(Graphics2D g) {
    Random random = new Random(12);
    for (int k = 0; k < 520; k++) {
      boolean left = random.nextBoolean();
      double t = 0.02 + 0.42 * random.nextDouble();
      double[] a = Guides.along(left ? Guides.LEFT_FRONT : Guides.RIGHT_FRONT, t);
      double[] b =
          Guides.along(
              left ? Guides.LEFT_FRONT : Guides.RIGHT_FRONT, t + 0.05 + 0.04 * random.nextDouble());
      double in = 0.2 + 1.4 * random.nextDouble();
      double nx = -(b[1] - a[1]);
      double ny = b[0] - a[0];
      double n = Math.hypot(nx, ny) * (left ? -1 : 1);
      double x = a[0] + nx / n * in * 0.6;
      double y = a[1] + ny / n * in * 0.6;
      double out = 0.6 * random.nextDouble();
      Stroke.hair(
          g,
          view,
          new Color(52, 34, 27, 70 + random.nextInt(60)),
          0.22,
          0.05,
          x,
          y,
          (x + b[0]) / 2 + nx / n * out,
          (y + b[1]) / 2 + ny / n * out,
          b[0],
          b[1]);
    }
  }

  private void strands(
      Graphics2D g, double[][] from, double[][] to, int side, int count, int seed, double light) {
    Random random = new Random(seed);
    for (int k = 0; k < count; k++) {
      double s = random.nextDouble();
      int lock = (int) (s * LOCKS + 0.35 * random.nextGaussian());
      double lockShade = Maths.hash(lock, side, seed);
      double lockBend = 2 * Maths.hash(lock, side, seed + 1) - 1;
      double gather = (lock + 0.5) / LOCKS;
      double stray =
          random.nextInt(40) == 0 ? 2.2 * random.nextGaussian() : 0.5 * random.nextGaussian();
      double trim = 0.955 + 0.045 * lockBend - 0.22 * Math.pow(random.nextDouble(), 1.6);
      double start = 0.012 * Math.abs(random.nextGaussian());
      double[] xs = new double[STEPS];
      double[] ys = new double[STEPS];
      for (int i = 0; i < STEPS; i++) {
        double t = start + (trim - start) * i / (STEPS - 1);
        double v =
            Maths.mix(s, gather, 0.6 * Maths.smooth(0.2, 0.9, t) + 0.3 * Maths.smooth(0.75, 1, t));
        double[] a = Guides.along(from, t);
        double[] b = Guides.along(to, t);
        double loose = Maths.smooth(0.42, 0.8, t);
        double wave = 5.6 * Math.sin(11 * t + 0.7 * lockBend + 0.6) + 1.6 * lockBend + stray * 1.4;
        xs[i] =
            Maths.mix(a[0], b[0], v)
                + side * loose * wave
                + 0.35 * Maths.noise(t * 7, k * 0.37, seed)
                + 0.3 * stray * t;
        ys[i] = Maths.mix(a[1], b[1], v) + 0.4 * lockBend + 0.25 * stray * Math.min(1, 4 * t);
      }
      double width = 0.30 + 0.34 * random.nextDouble();
      double tone = light * (0.5 + 0.65 * lockShade) * (0.72 + 0.56 * random.nextDouble());
      shaded(g, xs, ys, s, width, tone, lockBend, 0.03 + 0.16 * random.nextDouble());
    }
  }

  private void shaded(
      Graphics2D g,
      double[] xs,
      double[] ys,
      double s,
      double width,
      double tone,
      double bend,
      double rooted) {
    for (int i = 0; i + 1 < STEPS; i++) {
      int end = Math.min(STEPS, i + 3);
      double x = xs[i];
      double y = ys[i];
      double t = i / (double) STEPS;
      double root = Maths.smooth(0.0, rooted, t);
      double shift = 10 * bend;
      double crown = Math.exp(-Math.pow((y + 88 + shift - 0.32 * Math.abs(x - 8)) / 20, 2));
      double low =
          0.62
              * Math.exp(-Math.pow((y - 78 - shift) / 30, 2))
              * Math.exp(-Math.pow((s - 0.5) / 0.36, 2));
      double end2 = 0.35 * Math.exp(-Math.pow((y - 172 - shift) / 18, 2));
      double key = Maths.mix(1.05, 0.68, Maths.smooth(-25, 40, x));
      double rim = 0.30 * Maths.smooth(0.8, 1.0, s) * Maths.smooth(-120, -40, y);
      double inner =
          Maths.mix(0.42, 1, Maths.smooth(0, 0.38, s + 0.6 * (1 - Maths.smooth(-45, 5, y))));
      double l =
          tone * inner * Maths.mix(0.45, 1, root) * (0.34 + key * (crown + low + end2) + rim);
      double fade = Math.min(1, Math.min((i + 0.8) / 1.8, (STEPS - i) / 22.0));
      double w = width * Maths.mix(1, 0.5, t) * Maths.mix(0.12, 1, fade);
      Stroke.ribbon(
          g,
          view,
          colour(l),
          java.util.Arrays.copyOfRange(xs, i, end),
          java.util.Arrays.copyOfRange(ys, i, end),
          w,
          w);
    }
  }

  private static Color colour(double l) {
    int[] c = new int[3];
    for (int k = 0; k < 3; k++) {
      double v =
          l < 0.5
              ? Maths.mix(DARK[k], MID[k], l / 0.5)
              : l < 1.15
                  ? Maths.mix(MID[k], LIGHT[k], (l - 0.5) / 0.65)
                  : Maths.mix(LIGHT[k], GLEAM[k], Math.min(1, (l - 1.15) / 1.1));
      c[k] = (int) v;
    }
    return new Color(c[0], c[1], c[2]);
  }
}
