import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** A teal blazer over a rose silk blouse with a round neck, and a fine chain. */
final class Clothes {
  /**
   * No lighter: an ivory one makes a pale V between dark lapels, and the cascades take that for a
   * second face.
   */
  private static final float[] ROSE = Maths.rgb(154, 80, 76);

  private static final float[] TEAL = Maths.rgb(30, 82, 92);

  /** How far down the lapels close, in millimetres. */
  private static final double FASTENING = 352;

  private final View view;
  private final Cloth cloth;

  Clothes(View view) {
    this.view = view;
    this.cloth = new Cloth(view);
  }

  void paint(Canvas canvas, Plane body) {
    double ppm = view.pixelsPerMm();
    Plane figure =
        view.plane(Body.BOX, 0, (x, y) -> Math.clamp(0.5 + Body.inside(x, y) * 2 + 3, 0.0, 1.0));
    necklace(canvas);
    Plane form = body.blurred(5 * ppm);
    Plane blouse = Canvas.mask(view, blouse()).times(figure).blurred(0.15 * ppm);
    cast(canvas, blouse, -1.0, -1.2, 2.0, 0.5);
    Plane blouseRelief = relief(form, blouse, 1.6, Clothes::drape);
    canvas.over(cloth.lit(blouseRelief, blouse, ROSE, 0.10, 0.03), blouse);

    Plane left = Canvas.mask(view, jacket(-1)).times(figure);
    Plane right = Canvas.mask(view, jacket(1)).times(figure);
    for (Plane half : new Plane[] {right, left}) {
      cast(canvas, half, 2.0, 2.0, 4.5, 0.6);
      Plane jacketRelief = relief(form, half, 2.4, Clothes::wool);
      canvas.over(cloth.lit(jacketRelief, half, TEAL, 0.05, 0.13), half);
      seams(canvas, half);
    }
    Plane jacket = left.with(right, Math::max);
    for (int side = -1; side <= 1; side += 2) {
      laid(canvas, form, jacket, Canvas.mask(view, collar(side)), 0.8);
      laid(canvas, form, jacket, Canvas.mask(view, lapel(side)), 1.0);
    }
    button(canvas);
  }

  /** A piece that lies on the jacket: its shade, its roll and its own light. */
  private void laid(Canvas canvas, Plane form, Plane jacket, Plane mask, double lift) {
    double ppm = view.pixelsPerMm();
    Plane piece = mask.blurred(0.12 * ppm);
    Plane near = piece.shifted((int) (0.7 * ppm), (int) (1.0 * ppm)).blurred(1.0 * ppm);
    Plane wide = piece.shifted((int) (2.4 * ppm), (int) (3.4 * ppm)).blurred(3.6 * ppm);
    Plane shade =
        near.with(wide, (a, b) -> Math.max(a * 0.8f, b))
            .times(jacket)
            .with(piece, (s, p) -> s * (1 - p));
    canvas.darken(shade, Maths.rgb(40, 46, 50), 0.75);
    Plane roll = piece.blurred(4.5 * ppm);
    Plane rolled =
        relief(form, piece, 2.0, Clothes::crisp).with(roll, (z, r) -> z + 9 * (float) lift * r);
    canvas.over(cloth.lit(rolled, piece, TEAL, 0.08, 0.13), piece);
    Plane stitch =
        piece
            .blurred(0.5 * ppm)
            .with(piece.blurred(1.1 * ppm), (a, b) -> Math.max(0, b - a))
            .times(piece);
    canvas.add(stitch, Maths.rgb(120, 180, 184), 0.5);
  }

  private Plane relief(Plane form, Plane mask, double thickness, View.Shape folds) {
    double ppm = view.pixelsPerMm();
    Plane edge = mask.blurred(0.7 * ppm);
    Plane wave = view.plane(Body.BOX, 0, folds);
    Plane out = form.copy();
    for (int i = 0; i < out.v.length; i++) {
      out.v[i] += edge.v[i] * (float) thickness + wave.v[i];
    }
    return out;
  }

  /** Silk: soft folds that hang from the shoulders to the V. */
  private static double drape(double x, double y) {
    double away = x / (1 + 0.004 * Math.max(0, 300 - y)) + 4;
    double warp = 3 * Maths.noise(x * 0.03, y * 0.02, 72);
    double hang =
        Math.sin((away + warp) * 0.36 + 0.02 * y) * 0.9 + Math.sin((away + warp) * 0.83 + 1) * 0.35;
    return hang * Maths.smooth(190, 260, y) + 2.2 * Maths.fractal(x * 0.03, y * 0.016, 3, 71);
  }

  private static double wool(double x, double y) {
    double side = Math.tanh(x / 20);
    double pull =
        Math.exp(-0.5 * Math.pow((Maths.segment(Math.abs(x), y, 116, 235, 20, 372)) / 30, 2));
    double lean = Math.abs(x) + 0.55 * (y - 240);
    double folds = 1.9 * pull * Math.sin(lean * 0.10 + 2 * Maths.noise(x * 0.012, y * 0.012, 83));
    double arm = Maths.smooth(122, 134, Math.abs(x));
    double sleeve =
        5.5
            * arm
            * Maths.fractal((y + 0.5 * Math.abs(x)) * 0.030, x * 0.016 + side, 3, 84)
            * Maths.smooth(200, 280, y);
    return folds + sleeve + 4.5 * Maths.fractal(x * 0.013 + side, y * 0.009, 3, 81);
  }

  private static double crisp(double x, double y) {
    return 1.6 * Maths.fractal(x * 0.02, y * 0.012, 2, 91);
  }

  private void cast(Canvas canvas, Plane mask, double dx, double dy, double soft, double strength) {
    double ppm = view.pixelsPerMm();
    Plane shade = mask.shifted((int) (dx * ppm), (int) (dy * ppm)).blurred(soft * ppm);
    canvas.darken(shade.with(mask, (s, m) -> s * (1 - m)), Maths.rgb(110, 66, 54), strength);
  }

  /** Armhole and dart. */
  private void seams(Canvas canvas, Plane jacket) {
    double ppm = view.pixelsPerMm();
    Plane seam =
        view.plane(
                Body.BOX,
                0,
                (x, y) -> {
                  double ax = Math.abs(x);
                  double armhole =
                      ax
                          - (112
                              + 14 * Math.exp(-Math.pow((y - 172) / 34, 2))
                              + 0.00022 * Math.pow(y - 235, 2));
                  double dart = ax - (70 - 0.06 * (y - 330));
                  double a =
                      Math.exp(-0.5 * Math.pow(armhole / 0.4, 2))
                          * Maths.smooth(150, 165, y)
                          * (1 - Maths.smooth(262, 290, y));
                  double d =
                      0.5 * Math.exp(-0.5 * Math.pow(dart / 0.35, 2)) * Maths.smooth(345, 365, y);
                  return Math.max(a, d);
                })
            .times(jacket);
    canvas.darken(seam.blurred(0.15 * ppm), Maths.rgb(40, 44, 46), 0.7);
    canvas.darken(seam.blurred(2.2 * ppm), Maths.rgb(40, 44, 46), 0.7);
  }

  private void necklace(Canvas canvas) {
    double ppm = view.pixelsPerMm();
    Plane chain =
        view.plane(
            new View.Box(-50, 120, 50, 215),
            0,
            (x, y) -> {
              double u = Math.abs(x) / 43;
              double d = Math.abs(y - (181 - 44 * Math.pow(u, 1.6)));
              double slope = 44 * 1.6 * Math.pow(u, 0.6) / 43;
              double bead = 0.75 + 0.25 * Math.sin(y * 5.2 + x * 4.1);
              return u < 1 ? (1 - Maths.smooth(0.22, 0.5, d / Math.hypot(1, slope))) * bead : 0;
            });
    Plane drop =
        view.plane(
            new View.Box(-6, 176, 6, 192),
            0,
            (x, y) -> 1 - Maths.smooth(2.4, 2.8, Math.hypot(x, y - 184)));
    Plane all = chain.with(drop, Math::max);
    canvas.darken(
        all.shifted((int) (0.5 * ppm), (int) (0.8 * ppm)).blurred(0.5 * ppm),
        Maths.rgb(120, 70, 50),
        0.7);
    canvas.over(Maths.rgb(206, 160, 92), all, 0.95);
    Plane gleam =
        view.plane(
            new View.Box(-6, 176, 6, 192), 0, (x, y) -> Maths.bump(x, y, -0.9, 183.2, 0.6, 0.6));
    canvas.add(gleam, new float[] {1f, 0.9f, 0.7f}, 0.9);
  }

  private void button(Canvas canvas) {
    double ppm = view.pixelsPerMm();
    Canvas.Layer disc =
        canvas.layer(
            g -> {
              g.setColor(new Color(20, 56, 60));
              g.fill(
                  new Ellipse2D.Double(
                      view.px(4) - 6.5 * ppm, view.py(384) - 6.5 * ppm, 13 * ppm, 13 * ppm));
            });
    canvas.darken(
        disc.alpha().shifted((int) ppm, (int) (1.6 * ppm)).blurred(1.2 * ppm),
        Maths.rgb(30, 34, 36),
        0.7);
    canvas.over(disc);
    Plane rim =
        view.plane(
            new View.Box(-6, 374, 14, 394),
            0,
            (x, y) ->
                Math.exp(-0.5 * Math.pow((Math.hypot(x - 4, y - 384) - 5.2) / 0.6, 2))
                    * Maths.smooth(-2, 6, -(x - 4) - (y - 384)));
    canvas.add(rim, Maths.rgb(160, 210, 210), 0.35);
  }

  private Path2D blouse() {
    return Canvas.outline(
        view, -46, 138, -41, 164, -25, 187, 0, 196, 25, 187, 41, 164, 46, 138, 56, 150, 70, 300, 60,
        500, -60, 500, -70, 300, -56, 150);
  }

  /**
   * The edge of one front from the neck to where the fronts meet; the lapel folds back along it.
   */
  private void edge(Path2D path, double s) {
    path.moveTo(view.px(s * 46), view.py(136));
    path.quadTo(view.px(s * 50), view.py(148), view.px(s * 50.5), view.py(164));
    path.curveTo(
        view.px(s * 50),
        view.py(214),
        view.px(s * 33),
        view.py(290),
        view.px(s * 3),
        view.py(FASTENING));
  }

  private Path2D jacket(int side) {
    double s = side;
    Path2D path = new Path2D.Double();
    edge(path, s);
    path.lineTo(view.px(side < 0 ? 13 : -8), view.py(FASTENING + 16));
    path.quadTo(
        view.px(side < 0 ? 17 : -12), view.py(430), view.px(side < 0 ? 20 : -20), view.py(500));
    path.lineTo(view.px(s * 240), view.py(500));
    path.lineTo(view.px(s * 240), view.py(136));
    path.closePath();
    return path;
  }

  private Path2D lapel(int side) {
    double s = side;
    Path2D path = new Path2D.Double();
    edge(path, s);
    path.quadTo(view.px(s * 62), view.py(296), view.px(s * 91), view.py(221));
    path.lineTo(view.px(s * 70), view.py(211));
    path.closePath();
    return path;
  }

  private Path2D collar(int side) {
    double s = side;
    Path2D path = new Path2D.Double();
    path.moveTo(view.px(s * 42.5), view.py(121));
    path.quadTo(view.px(s * 48), view.py(152), view.px(s * 53), view.py(177));
    path.lineTo(view.px(s * 73), view.py(213));
    path.lineTo(view.px(s * 92), view.py(197));
    path.quadTo(view.px(s * 82), view.py(158), view.px(s * 62), view.py(138));
    path.quadTo(view.px(s * 50), view.py(130), view.px(s * 42.5), view.py(121));
    path.closePath();
    return path;
  }
}
