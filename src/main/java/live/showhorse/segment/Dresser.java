package live.showhorse.segment;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import live.showhorse.media.Canvas;
import live.showhorse.script.Language;

/**
 * Draws a dressing: label at the top, captions and the price card in the safe lower area. Needs no
 * display and no native code. Thread-safe; takes some milliseconds.
 */
@ApplicationScoped
public class Dresser {
  /** Part of segment keys: raise it when drawings change. */
  static final int VERSION = 1;

  private final Fonts fonts;

  public Dresser(Fonts fonts) {
    this.fonts = fonts;
  }

  /**
   * @param frames of the clip
   * @param speechFrom first frame with speech: the caption appears here
   * @param speechTo frame after the last with speech
   * @return what to draw, in order; layers of one frame do not overlap
   */
  public List<Layer> layers(
      Dressing dressing, Canvas canvas, int frames, int speechFrom, int speechTo) {
    Stage stage = new Stage(canvas);
    List<Layer> layers = new ArrayList<>();
    String label = drawable(dressing.label(), fonts.bold(dressing.labelLanguage()));
    if (!label.isEmpty()) {
      layers.add(new LabelDrawing(stage, fonts.bold(dressing.labelLanguage())).draw(label, frames));
    }
    dressing
        .product()
        .ifPresent(card -> layers.add(card(stage, dressing.language()).draw(card, frames)));
    String caption = drawable(dressing.caption(), fonts.bold(dressing.language()));
    if (!caption.isEmpty()) {
      layers.addAll(
          new CaptionDrawing(stage, fonts.bold(dressing.language()), dressing.language())
              .draw(caption, frames, speechFrom, speechTo));
    }
    return layers;
  }

  private CardDrawing card(Stage stage, Language language) {
    return new CardDrawing(stage, fonts.regular(language), fonts.bold(language), language);
  }

  /** One line of text without what the font cannot show: no boxes for emoji, no control codes. */
  static String drawable(String text, Font font) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .map(codePoint -> Character.isWhitespace(codePoint) ? ' ' : codePoint)
        .filter(codePoint -> codePoint == ' ' || isShown(codePoint, font))
        .forEach(kept::appendCodePoint);
    return kept.toString().strip().replaceAll(" {2,}", " ");
  }

  private static boolean isShown(int codePoint, Font font) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> font.canDisplay(codePoint);
    };
  }
}
