package live.showhorse.bench;

import java.util.List;

/** Percentiles of a few measured values. */
final class Percentile {
  private Percentile() {}

  /**
   * The nearest rank: the smallest value that at least this share of all does not exceed.
   *
   * @param values at least one
   * @param share above 0, at most 1
   */
  static double of(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
