package live.showhorse.bench;

import java.util.Locale;

/**
 * One measured value and the bound it is held to.
 *
 * @param name in the reports, in camel case
 * @param unit "" for a plain number
 * @param bound what the value must not pass
 */
public record Figure(String name, double value, String unit, Bound bound) {

  /** Which side of a limit is good. */
  public enum Side {
    AT_LEAST("≥"),
    AT_MOST("≤"),
    /** Told, not judged. */
    FREE("");

    private final String sign;

    Side(String sign) {
      this.sign = sign;
    }
  }

  /**
   * @param limit means nothing when the side is free
   */
  public record Bound(Side side, double limit) {
    static final Bound NONE = new Bound(Side.FREE, 0);

    @Override
    public String toString() {
      return side == Side.FREE ? "" : side.sign + " " + number(limit);
    }
  }

  public static Figure atLeast(String name, double value, String unit, double limit) {
    return new Figure(name, value, unit, new Bound(Side.AT_LEAST, limit));
  }

  public static Figure atMost(String name, double value, String unit, double limit) {
    return new Figure(name, value, unit, new Bound(Side.AT_MOST, limit));
  }

  public static Figure told(String name, double value, String unit) {
    return new Figure(name, value, unit, Bound.NONE);
  }

  /** Whether the bound holds; a value that could not be measured (NaN) breaks it. */
  public boolean holds() {
    return switch (bound.side()) {
      case AT_LEAST -> value >= bound.limit();
      case AT_MOST -> value <= bound.limit();
      case FREE -> true;
    };
  }

  /** The value as people read it. */
  public String text() {
    return number(value) + (unit.isEmpty() ? "" : " " + unit);
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double size = Math.abs(value);
    String form = size >= 100 || size == Math.rint(size) ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return form.formatted(value).toLowerCase(Locale.ROOT);
  }
}
