/**
 * Where millimetres of the sitter are on the picture. The origin lies between the eyes, x to the
 * right, y down, z towards the camera. The picture is 1080 by 1920; everything is painted {@code
 * scale} times larger and averaged down at the end.
 */
record View(int scale) {
  static final int WIDTH = 1080;
  static final int HEIGHT = 1920;
  private static final double PIXELS_PER_MM = 2.8;
  private static final double ORIGIN_X = 540;
  private static final double ORIGIN_Y = 610;

  int width() {
    return WIDTH * scale;
  }

  int height() {
    return HEIGHT * scale;
  }

  double pixelsPerMm() {
    return PIXELS_PER_MM * scale;
  }

  double px(double x) {
    return (ORIGIN_X + x * PIXELS_PER_MM) * scale;
  }

  double py(double y) {
    return (ORIGIN_Y + y * PIXELS_PER_MM) * scale;
  }

  double mmX(double px) {
    return (px / scale - ORIGIN_X) / PIXELS_PER_MM;
  }

  double mmY(double py) {
    return (py / scale - ORIGIN_Y) / PIXELS_PER_MM;
  }

  Plane plane(Box box, double outside, Shape shape) {
    Plane plane = new Plane(width(), height());
    if (outside != 0) {
      java.util.Arrays.fill(plane.v, (float) outside);
    }
    int x0 = Math.max(0, (int) px(box.left()));
    int x1 = Math.min(width(), (int) px(box.right()) + 1);
    int y0 = Math.max(0, (int) py(box.top()));
    int y1 = Math.min(height(), (int) py(box.bottom()) + 1);
    Plane.rows(
        y0,
        y1,
        y -> {
          for (int x = x0; x < x1; x++) {
            plane.v[y * plane.w + x] = (float) shape.at(mmX(x + 0.5), mmY(y + 0.5));
          }
        });
    return plane;
  }

  Plane plane(Shape shape) {
    return plane(Box.ALL, 0, shape);
  }

  /** A value at a place of the sitter, in millimetres. */
  interface Shape {
    double at(double x, double y);
  }

  /** A rectangle in millimetres. */
  record Box(double left, double top, double right, double bottom) {
    static final Box ALL = new Box(-1e4, -1e4, 1e4, 1e4);
  }
}
