package live.showhorse.segment;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.text.AttributedString;
import java.text.Bidi;

/**
 * Measures and draws lines of text at one size: also those that are written from right to left or
 * whose letters change their forms beside others. Thread-safe.
 */
final class Lettering {
  private final Typeface face;
  private final Font own;
  private final boolean leftToRight;

  Lettering(Typeface face, float size) {
    this(face, face.own().deriveFont(size), true);
  }

  private Lettering(Typeface face, Font own, boolean leftToRight) {
    this.face = face;
    this.own = own;
    this.leftToRight = leftToRight;
  }

  /** For lines of this text, which all read in its direction, whatever word they begin with. */
  Lettering of(String text) {
    return new Lettering(
        face, own, new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight());
  }

  /** Of the em, in pixels. */
  double size() {
    return own.getSize2D();
  }

  double width(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    return face.plain(text)
        ? own.getStringBounds(text, Stage.TEXT).getWidth()
        : layout(text).getAdvance();
  }

  /**
   * @param text not empty
   * @param x of its left edge
   * @param y of its base line
   */
  Shape outline(String text, double x, double y) {
    return face.plain(text)
        ? own.createGlyphVector(Stage.TEXT, text).getOutline((float) x, (float) y)
        : layout(text).getOutline(AffineTransform.getTranslateInstance(x, y));
  }

  /** In the colour of the graphics. */
  void draw(Graphics2D graphics, String text, double x, double y) {
    if (text.isEmpty()) {
      return;
    }
    if (face.plain(text)) {
      graphics.setFont(own);
      graphics.drawString(text, (float) x, (float) y);
    } else {
      layout(text).draw(graphics, (float) x, (float) y);
    }
  }

  private TextLayout layout(String text) {
    AttributedString fonts = new AttributedString(text);
    for (Typeface.Run run : face.runs(text)) {
      fonts.addAttribute(
          TextAttribute.FONT, run.font().deriveFont(own.getSize2D()), run.from(), run.to());
    }
    fonts.addAttribute(
        TextAttribute.RUN_DIRECTION,
        leftToRight ? TextAttribute.RUN_DIRECTION_LTR : TextAttribute.RUN_DIRECTION_RTL);
    return new TextLayout(fonts.getIterator(), Stage.TEXT);
  }
}
