package live.showhorse.segment;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import live.showhorse.media.Canvas;

/**
 * Where things go on a canvas. Everything is measured in hundredths of the shorter side, so a
 * dressing looks the same on every canvas of one shape.
 */
record Stage(Canvas canvas) {
  /** Text is measured and drawn with sub-pixel positions, so widths scale with the canvas. */
  static final FontRenderContext TEXT = new FontRenderContext(null, true, true);

  /** Title-safe margin: 4 % of the shorter side clears the rounded corners of phones. */
  private static final double MARGIN = 4;

  /** Pixels for hundredths of the shorter side. */
  double part(double hundredths) {
    return Math.min(canvas.width(), canvas.height()) * hundredths / 100;
  }

  boolean portrait() {
    return canvas.height() >= canvas.width();
  }

  int margin() {
    return even(part(MARGIN));
  }

  /** Bottom edge of captions. In portrait the card has its place below them. */
  int captionBottom() {
    return even(canvas.height() * (portrait() ? 0.80 : 0.94));
  }

  int captionWidth() {
    return even(canvas.width() * (portrait() ? 0.88 : 0.70));
  }

  /** Top edge of the card in portrait, bottom edge in landscape (where it stands over captions). */
  int cardBottom() {
    return even(canvas.height() * (portrait() ? 0.945 : 0.735));
  }

  int cardWidth() {
    return even(portrait() ? canvas.width() * 0.92 : canvas.width() * 0.36);
  }

  static int even(double pixels) {
    return (int) Math.round(pixels / 2) * 2;
  }

  static BufferedImage image(double width, double height) {
    return new BufferedImage(
        Math.max(2, even(Math.ceil(width) + 0.9)),
        Math.max(2, even(Math.ceil(height) + 0.9)),
        BufferedImage.TYPE_INT_ARGB);
  }

  static Graphics2D graphics(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    return graphics;
  }
}
