import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/** The painting: linear light, three planes. Layers are laid over it with masks. */
final class Canvas {
  final View view;
  final Plane[] rgb;

  Canvas(View view) {
    this.view = view;
    this.rgb = planes(view);
  }

  static Plane[] planes(View view) {
    Plane[] planes = new Plane[3];
    for (int c = 0; c < 3; c++) {
      planes[c] = new Plane(view.width(), view.height());
    }
    return planes;
  }

  void over(Plane[] colour, Plane mask) {
    for (int c = 0; c < 3; c++) {
      float[] to = rgb[c].v;
      float[] from = colour[c].v;
      Plane.rows(
          0,
          mask.h,
          y -> {
            for (int i = y * mask.w; i < (y + 1) * mask.w; i++) {
              to[i] += (from[i] - to[i]) * mask.v[i];
            }
          });
    }
  }

  void over(float[] colour, Plane mask, double opacity) {
    for (int c = 0; c < 3; c++) {
      float[] to = rgb[c].v;
      float from = colour[c];
      Plane.rows(
          0,
          mask.h,
          y -> {
            for (int i = y * mask.w; i < (y + 1) * mask.w; i++) {
              to[i] += (from - to[i]) * mask.v[i] * (float) opacity;
            }
          });
    }
  }

  void darken(Plane mask, float[] tint, double strength) {
    for (int c = 0; c < 3; c++) {
      float[] to = rgb[c].v;
      float k = tint[c];
      Plane.rows(
          0,
          mask.h,
          y -> {
            for (int i = y * mask.w; i < (y + 1) * mask.w; i++) {
              to[i] *= (float) (1 - mask.v[i] * strength * (1 - k));
            }
          });
    }
  }

  void add(Plane light, float[] tint, double strength) {
    for (int c = 0; c < 3; c++) {
      float[] to = rgb[c].v;
      float k = (float) (tint[c] * strength);
      for (int i = 0; i < to.length; i++) {
        to[i] += light.v[i] * k;
      }
    }
  }

  /** Strokes drawn by Java2D, as a layer with its own colour. */
  Layer layer(Consumer<Graphics2D> painter) {
    return Layer.drawn(view, painter);
  }

  void over(Layer layer) {
    over(layer.rgb(), layer.alpha());
  }

  /** A painted layer; colours are linear and not multiplied by alpha. */
  record Layer(Plane[] rgb, Plane alpha) {
    static Layer drawn(View view, Consumer<Graphics2D> painter) {
      BufferedImage image =
          new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_ARGB);
      Graphics2D g = image.createGraphics();
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      painter.accept(g);
      g.dispose();
      int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
      float[] table = new float[256];
      for (int i = 0; i < 256; i++) {
        table[i] = Maths.linear(i / 255.0);
      }
      Plane[] rgb = planes(view);
      Plane alpha = new Plane(view.width(), view.height());
      Plane.rows(
          0,
          alpha.h,
          y -> {
            for (int i = y * alpha.w; i < (y + 1) * alpha.w; i++) {
              alpha.v[i] = (argb[i] >>> 24) / 255f;
              rgb[0].v[i] = table[(argb[i] >> 16) & 255];
              rgb[1].v[i] = table[(argb[i] >> 8) & 255];
              rgb[2].v[i] = table[argb[i] & 255];
            }
          });
      return new Layer(rgb, alpha);
    }
  }

  /** A smooth closed outline through points in millimetres ({@code x0, y0, x1, y1, ...}). */
  static Path2D outline(View view, double... p) {
    Path2D path = new Path2D.Double();
    int n = p.length / 2;
    path.moveTo(view.px(p[0]), view.py(p[1]));
    for (int i = 0; i < n; i++) {
      int a = (i + n - 1) % n;
      int b = i;
      int c = (i + 1) % n;
      int d = (i + 2) % n;
      path.curveTo(
          view.px(p[2 * b] + (p[2 * c] - p[2 * a]) / 6),
          view.py(p[2 * b + 1] + (p[2 * c + 1] - p[2 * a + 1]) / 6),
          view.px(p[2 * c] - (p[2 * d] - p[2 * b]) / 6),
          view.py(p[2 * c + 1] - (p[2 * d + 1] - p[2 * b + 1]) / 6),
          view.px(p[2 * c]),
          view.py(p[2 * c + 1]));
    }
    path.closePath();
    return path;
  }

  static Path2D polygon(View view, double... p) {
    Path2D path = new Path2D.Double();
    path.moveTo(view.px(p[0]), view.py(p[1]));
    for (int i = 1; i < p.length / 2; i++) {
      path.lineTo(view.px(p[2 * i]), view.py(p[2 * i + 1]));
    }
    path.closePath();
    return path;
  }

  static Plane mask(View view, Path2D... paths) {
    return Layer.drawn(
            view,
            g -> {
              g.setColor(Color.WHITE);
              for (Path2D path : paths) {
                g.fill(path);
              }
            })
        .alpha();
  }

  /** Averaged down, a gentle shoulder for the lights, sRGB. */
  BufferedImage developed() {
    int s = view.scale();
    BufferedImage image = new BufferedImage(View.WIDTH, View.HEIGHT, BufferedImage.TYPE_INT_RGB);
    Plane.rows(
        0,
        View.HEIGHT,
        y -> {
          for (int x = 0; x < View.WIDTH; x++) {
            int packed = 0;
            for (int c = 0; c < 3; c++) {
              double sum = 0;
              for (int j = 0; j < s; j++) {
                for (int i = 0; i < s; i++) {
                  sum += shoulder(rgb[c].v[(y * s + j) * view.width() + x * s + i]);
                }
              }
              double grain = (Maths.hash(x, y, 77) - 0.5) * 0.9;
              int value = (int) Math.round(255 * Maths.encoded(sum / (s * s)) + grain);
              packed = packed << 8 | Math.clamp(value, 0, 255);
            }
            image.setRGB(x, y, packed);
          }
        });
    return image;
  }

  private static double shoulder(double v) {
    double knee = 0.6;
    return v <= knee
        ? Math.max(0, v)
        : knee + (1 - knee) * (1 - Math.exp(-(v - knee) / (1 - knee)));
  }
}
