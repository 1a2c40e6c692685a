import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** One float per pixel. */
final class Plane {
  final int w;
  final int h;
  final float[] v;

  Plane(int w, int h) {
    this.w = w;
    this.h = h;
    this.v = new float[w * h];
  }

  static void rows(int from, int to, IntConsumer row) {
    IntStream.range(from, to).parallel().forEach(row);
  }

  Plane copy() {
    Plane copy = new Plane(w, h);
    System.arraycopy(v, 0, copy.v, 0, v.length);
    return copy;
  }

  float at(int x, int y) {
    return v[Math.clamp(y, 0, h - 1) * w + Math.clamp(x, 0, w - 1)];
  }

  float at(double x, double y) {
    int ix = (int) Math.floor(x);
    int iy = (int) Math.floor(y);
    float fx = (float) (x - ix);
    float fy = (float) (y - iy);
    float top = at(ix, iy) * (1 - fx) + at(ix + 1, iy) * fx;
    float bottom = at(ix, iy + 1) * (1 - fx) + at(ix + 1, iy + 1) * fx;
    return top * (1 - fy) + bottom * fy;
  }

  Plane map(Unary f) {
    Plane out = new Plane(w, h);
    rows(
        0,
        h,
        y -> {
          for (int i = y * w; i < (y + 1) * w; i++) {
            out.v[i] = f.of(v[i]);
          }
        });
    return out;
  }

  Plane with(Plane other, Binary f) {
    Plane out = new Plane(w, h);
    rows(
        0,
        h,
        y -> {
          for (int i = y * w; i < (y + 1) * w; i++) {
            out.v[i] = f.of(v[i], other.v[i]);
          }
        });
    return out;
  }

  Plane times(Plane other) {
    return with(other, (a, b) -> a * b);
  }

  /** Shifted by whole pixels, edges repeated. */
  Plane shifted(int dx, int dy) {
    Plane out = new Plane(w, h);
    rows(
        0,
        h,
        y -> {
          for (int x = 0; x < w; x++) {
            out.v[y * w + x] = at(x - dx, y - dy);
          }
        });
    return out;
  }

  /** Close to a Gaussian of the given deviation in pixels: three box passes each way. */
  Plane blurred(double sigma) {
    if (sigma < 0.4) {
      return copy();
    }
    int radius = Math.max(1, (int) Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
    Plane a = copy();
    Plane b = new Plane(w, h);
    for (int pass = 0; pass < 3; pass++) {
      boxRows(a, b, radius);
      boxColumns(b, a, radius);
    }
    return a;
  }

  private static void boxRows(Plane from, Plane to, int r) {
    float scale = 1f / (2 * r + 1);
    rows(
        0,
        from.h,
        y -> {
          double sum = 0;
          for (int x = -r; x <= r; x++) {
            sum += from.at(x, y);
          }
          for (int x = 0; x < from.w; x++) {
            to.v[y * from.w + x] = (float) sum * scale;
            sum += from.at(x + r + 1, y) - from.at(x - r, y);
          }
        });
  }

  private static void boxColumns(Plane from, Plane to, int r) {
    float scale = 1f / (2 * r + 1);
    int stripe = 64;
    rows(
        0,
        (from.w + stripe - 1) / stripe,
        s -> {
          int x0 = s * stripe;
          int x1 = Math.min(from.w, x0 + stripe);
          double[] sum = new double[stripe];
          for (int y = -r; y <= r; y++) {
            for (int x = x0; x < x1; x++) {
              sum[x - x0] += from.at(x, y);
            }
          }
          for (int y = 0; y < from.h; y++) {
            for (int x = x0; x < x1; x++) {
              to.v[y * from.w + x] = (float) sum[x - x0] * scale;
              sum[x - x0] += from.at(x, y + r + 1) - from.at(x, y - r);
            }
          }
        });
  }

  interface Unary {
    float of(float a);
  }

  interface Binary {
    float of(float a, float b);
  }
}
