package live.showhorse.presenter;

/**
 * How the suggested framing is changed. It is given against the suggestion, so that it means the
 * same on every canvas. The engine checks the values.
 *
 * @param zoom size of the presenter over the suggested size, 0.5..2
 * @param x to the right of the suggested place, share of the canvas' width, -0.4..0.4
 * @param y below the suggested place, share of the canvas' height, -0.4..0.4
 */
public record Framing(double zoom, double x, double y) {
  /** As suggested: head and shoulders, the eyes at about a third. */
  public static final Framing SUGGESTED = new Framing(1, 0, 0);
}
