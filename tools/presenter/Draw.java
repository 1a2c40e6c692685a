import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * Draws the demo presenter. Every form is a formula or a stroke of this folder; nothing is taken
 * from a photo or from other art.
 *
 * <p>{@code java tools/presenter/Draw.java src/main/resources/demo/presenter.png} (JDK 22 or
 * later). A second argument sets how many samples a side each pixel has (2; 1 for a quick look).
 */
public class Draw {
  public static void main(String[] arguments) throws IOException {
    System.setProperty("java.awt.headless", "true");
    View view = new View(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2);
    ImageIO.write(painted(view).developed(), "png", new File(arguments[0]));
  }

  private static Canvas painted(View view) {
    double ppm = view.pixelsPerMm();
    Canvas canvas = new Canvas(view);
    new Backdrop(view).paint(canvas);
    Hair hair = new Hair(view);
    hair.behind(canvas);

    Plane face = view.plane(Head.BOX, -120, Head::depth);
    Plane faceMask =
        view.plane(Head.BOX, 0, (x, y) -> Math.clamp(0.5 + Head.inside(x, y) * 2.2, 0.0, 1.0));
    Plane body = view.plane(Body.BOX, -140, Body::depth);
    Plane bodyMask =
        view.plane(Body.BOX, 0, (x, y) -> Math.clamp(0.5 + Body.inside(x, y) * 2.2, 0.0, 1.0));
    Plane scene = body.with(face.with(faceMask, (z, m) -> m > 0.5f ? z : -200f), Math::max);

    Skin skin = new Skin(view);
    Plane matt = view.plane(Body.BOX, 0, (x, y) -> 0.55);
    canvas.over(
        skin.lit(body, scene, bodyMask, albedo(view, Body.BOX, Complexion::body), matt, Body.BOX),
        bodyMask);
    new Clothes(view).paint(canvas, body);

    Plane gloss = view.plane(Head.BOX, 0, Draw::gloss);
    canvas.over(
        skin.lit(face, scene, faceMask, albedo(view, Head.BOX, Complexion::face), gloss, Head.BOX),
        faceMask);
    canvas.darken(view.plane(Head.BOX, 0, Mouth::cast), Maths.rgb(150, 62, 60), 0.32);
    canvas.darken(view.plane(Head.BOX, 0, Mouth::line), Maths.rgb(96, 30, 30), 0.85);
    Plane nostrils = view.plane(Head.BOX, 0, Draw::nostrils).blurred(0.35 * ppm);
    canvas.darken(nostrils, Maths.rgb(70, 24, 18), 0.9);
    Plane wings =
        view.plane(Head.BOX, 0, (x, y) -> Head.alarCrease(Math.abs(x), y)).blurred(0.3 * ppm);
    canvas.darken(wings, Maths.rgb(150, 84, 66), 0.45);
    new Eyes(view).paint(canvas);

    Canvas.Layer front = hair.front();
    Plane shade =
        front
            .alpha()
            .shifted((int) (1.8 * ppm), (int) (3.0 * ppm))
            .blurred(3.2 * ppm)
            .times(faceMask);
    canvas.darken(shade, Maths.rgb(96, 50, 38), 0.75);
    canvas.over(front);
    return canvas;
  }

  private static Plane[] albedo(View view, View.Box box, Colour colour) {
    Plane[] planes = new Plane[3];
    for (int c = 0; c < 3; c++) {
      int channel = c;
      planes[c] = view.plane(box, 0, (x, y) -> colour.at(x, y)[channel]);
    }
    return planes;
  }

  private static double gloss(double x, double y) {
    double ax = Math.abs(x);
    double lips = Mouth.lips(x, y);
    double t =
        0.62
            + 0.5 * Maths.bump(x, y, 0, 30, 6, 14)
            + 0.35 * Maths.bump(ax, y, 40, 14, 12, 8)
            + 0.25 * Maths.bump(x, y, 0, -45, 30, 18)
            - 0.25 * Maths.bump(ax, y, 40, 60, 14, 20);
    return Maths.mix(t, 1.25 * (1 + 0.5 * Mouth.creases(x, y)), lips);
  }

  private static double nostrils(double x, double y) {
    double dx = Math.abs(x) - 6.3;
    double dy = y - 43.3 + 0.28 * dx;
    return 1 - Maths.smooth(0.5, 1.3, Math.pow(dx / 3.3, 2) + Math.pow(dy / 1.35, 2));
  }

  private interface Colour {
    float[] at(double x, double y);
  }
}
