import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/**
 * A boutique behind the presenter, far out of focus: wall, lit shelves with goods, a lamp, a plant.
 */
final class Backdrop {
  private final View view;

  Backdrop(View view) {
    this.view = view;
  }

  void paint(Canvas canvas) {
    double ppm = view.pixelsPerMm();
    for (int c = 0; c < 3; c++) {
      float top = Maths.rgb(206, 188, 168)[c];
      float low = Maths.rgb(150, 126, 106)[c];
      canvas.rgb[c] = view.plane((x, y) -> Maths.mix(top, low, Maths.smooth(-200, 470, y)));
    }
    Canvas.Layer shelves = canvas.layer(this::shelves);
    blurredOver(canvas, shelves, 7.5 * ppm);
    Canvas.Layer lamps = canvas.layer(this::lamps);
    Plane glow = lamps.alpha();
    canvas.add(glow.blurred(2.2 * ppm), Maths.rgb(255, 214, 160), 0.9);
    canvas.add(glow.blurred(22 * ppm), Maths.rgb(255, 196, 132), 1.3);
    Plane window =
        view.plane(
            (x, y) -> Math.exp(-0.5 * (Math.pow((x + 190) / 90, 2) + Math.pow((y + 40) / 200, 2))));
    canvas.add(window, Maths.rgb(255, 236, 214), 0.35);
    Plane vignette =
        view.plane((x, y) -> Maths.smooth(0.55, 1.5, Math.hypot(x / 210, (y - 100) / 360)));
    canvas.darken(vignette, Maths.rgb(70, 52, 44), 0.55);
  }

  private static void blurredOver(Canvas canvas, Canvas.Layer layer, double sigma) {
    Plane alpha = layer.alpha().blurred(sigma);
    for (int c = 0; c < 3; c++) {
      Plane colour = layer.rgb()[c].times(layer.alpha()).blurred(sigma);
      float[] to = canvas.rgb[c].v;
      for (int i = 0; i < to.length; i++) {
        to[i] = to[i] * (1 - alpha.v[i]) + colour.v[i];
      }
    }
  }

  private void shelves(java.awt.Graphics2D g) {
    Random random = new Random(23);
    Color[] goods = {
      new Color(201, 122, 96), new Color(92, 122, 112), new Color(226, 206, 176),
          new Color(158, 84, 74),
      new Color(214, 164, 110), new Color(112, 132, 146), new Color(238, 226, 208),
          new Color(86, 70, 62)
    };
    for (int side = -1; side <= 1; side += 2) {
      double inner = side < 0 ? -64 : 78;
      double outer = side < 0 ? -230 : 230;
      double left = Math.min(inner, outer);
      double right = Math.max(inner, outer);
      box(g, new Color(128, 96, 72), left, -190, right, 500, 2);
      for (int row = 0; row < 6; row++) {
        double top = -182 + row * 92;
        box(g, new Color(178, 142, 108), left + 4, top, right - 4, top + 82, 2);
        box(g, new Color(255, 226, 180, 150), left + 4, top, right - 4, top + 10, 2);
        double x = left + 8;
        while (x < right - 14) {
          double width = 9 + random.nextDouble() * 20;
          double height = 26 + random.nextDouble() * 36;
          box(g, goods[random.nextInt(goods.length)], x, top + 82 - height, x + width, top + 82, 4);
          x += width + 2 + random.nextDouble() * 12;
        }
        box(g, new Color(116, 86, 64), left, top + 82, right, top + 90, 0);
      }
    }
  }

  private void box(
      java.awt.Graphics2D g, Color colour, double l, double t, double r, double b, double round) {
    g.setColor(colour);
    double k = view.pixelsPerMm() * round;
    g.fill(
        new RoundRectangle2D.Double(
            view.px(l), view.py(t), view.px(r) - view.px(l), view.py(b) - view.py(t), k, k));
  }

  private void lamps(java.awt.Graphics2D g) {
    g.setColor(new Color(255, 255, 255, 235));
    double[][] spots = {
      {-150, -176, 7}, {-96, -182, 5}, {118, -180, 6}, {166, -168, 8}, {172, -60, 4}, {-172, 60, 4}
    };
    for (double[] s : spots) {
      double r = s[2] * view.pixelsPerMm();
      g.fill(new Ellipse2D.Double(view.px(s[0]) - r, view.py(s[1]) - r, 2 * r, 2 * r));
    }
  }
}
