import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Random;

/** Eyeballs between the lids, lid edges, lashes and brows. */
final class Eyes {
  private static final double IRIS = 6.6;
  private static final double IRIS_Y = -0.7;

  private final View view;

  Eyes(View view) {
    this.view = view;
  }

  void paint(Canvas canvas) {
    View.Box box = new View.Box(-52, -14, 52, 12);
    canvas.darken(lidShade(box).blurred(0.5 * view.pixelsPerMm()), Maths.rgb(120, 66, 52), 0.5);
    Plane open = view.plane(box, 0, (x, y) -> opening(x, y));
    Plane[] ball = Canvas.planes(view);
    for (int c = 0; c < 3; c++) {
      int channel = c;
      ball[c] = view.plane(box, 0, (x, y) -> ball(x, y)[channel]);
    }
    canvas.over(ball, open);
    canvas.over(Maths.rgb(214, 150, 132), view.plane(box, 0, this::waterline), 0.85);
    canvas.over(Maths.rgb(34, 20, 16), view.plane(box, 0, this::lashLine), 0.9);
    canvas.over(
        Maths.rgb(126, 74, 58),
        view.plane(box, 0, this::crease).blurred(0.12 * view.pixelsPerMm()),
        0.55);
    canvas.add(view.plane(box, 0, this::catchLight), new float[] {1, 1, 1}, 1.15);
    canvas.over(canvas.layer(this::lashes));
    Plane soft = canvas.layer(this::browShape).alpha().blurred(1.5 * view.pixelsPerMm());
    canvas.over(Maths.rgb(72, 46, 36), soft, 0.62);
    canvas.over(canvas.layer(this::browHairs));
  }

  private static double along(double x) {
    return (Math.abs(x) - Head.EYE_INNER) / (Head.EYE_OUTER - Head.EYE_INNER);
  }

  /** 1 between the lids. */
  private double opening(double x, double y) {
    double u = along(x);
    if (u <= 0 || u >= 1) {
      return 0;
    }
    double edge = 0.16;
    return Maths.smooth(-edge, edge, y - Head.upperLid(u))
        * Maths.smooth(-edge, edge, Head.lowerLid(u) - y);
  }

  private Plane lidShade(View.Box box) {
    return view.plane(
        box,
        0,
        (x, y) -> {
          double u = along(x);
          double v = Math.clamp(u, 0.0, 1.0);
          double d = Head.upperLid(v) - y;
          double fade = Maths.smooth(-0.1, 0.2, u) * (1 - Maths.smooth(1.0, 1.2, u));
          return fade * (d > 0 ? Math.exp(-d / 3.2) : Math.exp(d / 1.0));
        });
  }

  private double[] ball(double x, double y) {
    double side = Math.signum(x);
    double dx = Math.abs(x) - Head.EYE_X;
    double u = along(x);
    double below = y - Head.upperLid(Math.clamp(u, 0.001, 0.999));
    double above = Head.lowerLid(Math.clamp(u, 0.001, 0.999)) - y;
    double r = Math.hypot(x - side * Head.EYE_X, y - IRIS_Y);
    double sphere = Math.sqrt(Math.max(0.05, 1 - (dx * dx + y * y) / (18.5 * 18.5)));
    double shade = (0.50 + 0.5 * sphere) * Maths.mix(0.36, 1, Maths.smooth(-0.4, 4.2, below));
    shade *= Maths.mix(0.72, 1, Maths.smooth(-0.3, 1.6, above));
    double[] white = {0.80, 0.73, 0.69};
    double warm = Maths.smooth(7, 16, Math.abs(dx));
    double[] colour = {
      white[0] * Maths.mix(1, 0.92, warm),
      white[1] * Maths.mix(1, 0.70, warm),
      white[2] * Maths.mix(1, 0.66, warm)
    };
    double veins = Math.max(0, Maths.fractal(x * 0.9, y * 2.2, 3, 31)) * 0.10 * warm;
    colour[1] -= veins;
    colour[2] -= veins;
    double caruncle = Maths.bump(Math.abs(x), y, Head.EYE_INNER + 1.9, 1.5, 1.5, 1.2);
    colour[0] = Maths.mix(colour[0], 0.60, caruncle);
    colour[1] = Maths.mix(colour[1], 0.27, caruncle);
    colour[2] = Maths.mix(colour[2], 0.23, caruncle);
    double inIris = 1 - Maths.smooth(IRIS - 0.35, IRIS + 0.35, r);
    if (inIris > 0) {
      double angle = Math.atan2(y - IRIS_Y, x - side * Head.EYE_X);
      double k = r / IRIS;
      double fibres =
          Maths.fractal(Math.cos(angle) * 9 + side, Math.sin(angle) * 9 + k * 0.8, 4, 41);
      double glow =
          0.45
              + 0.75
                  * Math.max(0, Math.sin(angle))
                  * Maths.smooth(0.3, 0.6, k)
                  * (1 - Maths.smooth(0.75, 1, k));
      double tone = (0.62 + 0.75 * fibres) * glow * (1 - 0.72 * Maths.smooth(0.72, 1.0, k));
      double collar = Math.exp(-Math.pow((k - 0.50) / 0.12, 2)) * 0.30;
      double[] iris = {
        0.120 * tone + 0.05 * collar, 0.052 * tone + 0.020 * collar, 0.024 * tone + 0.006 * collar
      };
      double pupil = 1 - Maths.smooth(2.45, 2.85, r);
      for (int c = 0; c < 3; c++) {
        double v = Maths.mix(iris[c], 0.004, pupil) + 0.008;
        colour[c] = Maths.mix(colour[c], v, inIris);
      }
      shade = Maths.mix(shade, Maths.mix(0.5, 1.25, Maths.smooth(0, 5, below)), inIris);
    }
    return new double[] {colour[0] * shade, colour[1] * shade, colour[2] * shade};
  }

  private double waterline(double x, double y) {
    double u = along(x);
    if (u <= 0.02 || u >= 0.99) {
      return 0;
    }
    double d = (y - Head.lowerLid(u) - 0.25) / 0.42;
    return Math.exp(-0.5 * d * d) * Maths.smooth(0.02, 0.2, u) * (1 - Maths.smooth(0.9, 0.99, u));
  }

  private double lashLine(double x, double y) {
    double u = along(x);
    if (u <= -0.02 || u >= 1.08) {
      return 0;
    }
    double v = Math.clamp(u, 0.004, 0.996);
    double wing = Math.max(0, u - 0.98) * 14;
    double d = y - Head.upperLid(v) + 0.25 + wing;
    double width =
        Maths.mix(0.28, 0.75, Maths.smooth(0.05, 0.8, u)) * (1 - Maths.smooth(1.0, 1.08, u));
    double upper = 1 - Maths.smooth(width * 0.5, width + 0.35, Math.abs(d));
    double lower = y - Head.lowerLid(v) - 0.75;
    double faint =
        0.30
            * Math.exp(-0.5 * Math.pow(lower / 0.45, 2))
            * Maths.smooth(0.45, 0.95, u)
            * (u < 1 ? 1 : 0);
    return Math.max(upper * Maths.smooth(-0.02, 0.1, u), faint);
  }

  private double crease(double x, double y) {
    double u = along(x);
    if (u < -0.05 || u > 1.15) {
      return 0;
    }
    double d = (y - Head.creaseY(u)) / 0.42;
    return Math.exp(-0.5 * d * d)
        * Maths.smooth(-0.02, 0.25, u)
        * (1 - Maths.smooth(0.85, 1.12, u));
  }

  private double catchLight(double x, double y) {
    double side = x < 0 ? -1 : 1;
    double dx = x - side * Head.EYE_X;
    double dy = y - IRIS_Y;
    double main =
        soft(
            Math.pow(Math.abs((dx + 2.1) / 1.25), 2.6) + Math.pow(Math.abs((dy + 2.2) / 1.5), 2.6));
    double small = 0.16 * soft(Math.pow((dx - 2.6) / 1.1, 2) + Math.pow((dy - 1.6) / 1.3, 2));
    double wet = 0.28 * Maths.bump(x, y, side * (Head.EYE_INNER + 2.6), 2.6, 0.35, 0.25);
    return (main + small + wet) * opening(x, y);
  }

  private static double soft(double d) {
    return 1 - Maths.smooth(0.6, 1.25, d);
  }

  private void lashes(Graphics2D g) {
    Random random = new Random(3);
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 95; i++) {
        double u = 0.06 + 0.95 * (i + random.nextDouble() * 0.9) / 95;
        double x = Head.EYE_INNER + u * (Head.EYE_OUTER - Head.EYE_INNER);
        double y = Head.upperLid(Math.min(u, 0.995)) - 0.1;
        double length =
            Maths.mix(2.2, 5.4, Maths.smooth(0.1, 0.85, u)) * (0.75 + 0.4 * random.nextDouble());
        double lean = Maths.mix(-0.35, 1.15, u) + 0.22 * random.nextGaussian();
        double tipX = x + length * Math.sin(lean) * 0.95;
        double tipY = y - length * Math.cos(lean) * 0.55 - 0.3;
        double bendX = x + (tipX - x) * 0.6;
        double bendY = y + (tipY - y) * 0.25 + 0.35;
        Stroke.hair(
            g,
            view,
            new Color(26, 15, 12, 215),
            0.34,
            0.04,
            side * x,
            y,
            side * bendX,
            bendY,
            side * tipX,
            tipY);
      }
      for (int i = 0; i < 46; i++) {
        double u = 0.22 + 0.74 * (i + random.nextDouble()) / 46;
        double x = Head.EYE_INNER + u * (Head.EYE_OUTER - Head.EYE_INNER);
        double y = Head.lowerLid(u) + 0.7;
        double length = Maths.mix(1.0, 2.2, u) * (0.7 + 0.5 * random.nextDouble());
        double lean = Maths.mix(-0.3, 0.8, u);
        Stroke.hair(
            g,
            view,
            new Color(50, 30, 24, 120),
            0.2,
            0.03,
            side * x,
            y,
            side * (x + 0.5 * length * Math.sin(lean)),
            y + length * 0.6,
            side * (x + length * Math.sin(lean)),
            y + length * Math.cos(lean) * 0.9);
      }
    }
  }

  private static final Curve BROW_MIDDLE =
      new Curve(12.5, -19.6, 18, -21.6, 28, -24.6, 38, -26.4, 44, -25.8, 50, -23.0, 55, -19.4);
  private static final Curve BROW_HALF =
      new Curve(12.5, 2.0, 17, 3.2, 28, 3.2, 38, 2.6, 46, 1.6, 55, 0.3);

  private void browShape(Graphics2D g) {
    for (int side = -1; side <= 1; side += 2) {
      double[] p = new double[44];
      for (int i = 0; i < 11; i++) {
        double x = 13 + i * 4.1;
        p[2 * i] = side * x;
        p[2 * i + 1] = BROW_MIDDLE.at(x) - BROW_HALF.at(x) * 0.8;
        p[42 - 2 * i] = side * x;
        p[43 - 2 * i] = BROW_MIDDLE.at(x) + BROW_HALF.at(x) * 0.8;
      }
      g.setColor(Color.WHITE);
      g.fill(Canvas.polygon(view, p));
    }
  }

  private void browHairs(Graphics2D g) {
    Random random = new Random(11);
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i < 520; i++) {
        double u = Math.pow(random.nextDouble(), 0.85);
        double x = 12.5 + 42 * u;
        double across = random.nextDouble() * 2 - 1;
        double y = BROW_MIDDLE.at(x) + BROW_HALF.at(x) * across;
        double rise = Maths.mix(1.25, -0.25, Maths.smooth(0.0, 0.45, u)) + across * 0.35;
        if (u > 0.5) {
          rise -= 0.45 * Maths.smooth(0.5, 0.9, u) - across * 0.2;
        }
        rise += 0.14 * random.nextGaussian();
        double length =
            Maths.mix(3.8, 4.3, Maths.smooth(0, 0.3, u))
                * (0.65 + 0.5 * random.nextDouble())
                * (u > 0.85 ? 0.75 : 1);
        double tipX = x + length * Math.cos(rise);
        double tipY = y - length * Math.sin(rise);
        int tone = random.nextInt(22);
        Color colour =
            new Color(
                50 + tone,
                31 + tone * 2 / 3,
                24 + tone / 2,
                (int) (50 + 100 * Maths.smooth(0, 0.28, u)));
        Stroke.hair(
            g,
            view,
            colour,
            0.26,
            0.05,
            side * x,
            y,
            side * (x + tipX) / 2,
            (y + tipY) / 2 - 0.25,
            side * tipX,
            tipY);
      }
    }
  }
}
