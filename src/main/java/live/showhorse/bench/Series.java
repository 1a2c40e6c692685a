package live.showhorse.bench;

import java.util.Arrays;

/** Arithmetic on values that are one frame apart. */
final class Series {
  private Series() {}

  /** Pearson's correlation of {@code a[i]} and {@code b[i + lag]}; 0 when one does not vary. */
  static double correlation(double[] a, double[] b, int lag) {
    int from = Math.max(0, -lag);
    int to = Math.min(a.length, b.length - lag);
    double meanA = Arrays.stream(a, from, to).average().orElse(0);
    double meanB = Arrays.stream(b, from + lag, to + lag).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = from; i < to; i++) {
      double da = a[i] - meanA;
      double db = b[i + lag] - meanB;
      ab += da * db;
      aa += da * da;
      bb += db * db;
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }

  /**
   * How many frames {@code late} comes after {@code early}, to a fraction of a frame: where their
   * correlation is the highest.
   *
   * @param most searched on both sides
   */
  static double lag(double[] early, double[] late, int most) {
    double[] values = new double[2 * most + 1];
    int best = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = correlation(early, late, i - most);
      if (values[i] > values[best]) {
        best = i;
      }
    }
    double fraction =
        best == 0 || best == values.length - 1
            ? 0
            : Patch.peak(values[best - 1], values[best], values[best + 1]);
    return best - most + fraction;
  }

  static double greatest(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }
}
