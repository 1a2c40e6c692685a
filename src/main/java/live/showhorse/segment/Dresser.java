package live.showhorse.segment;

import jakarta.enterprise.context.ApplicationScoped;
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
  static final int VERSION = 2;

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
    Typeface labelFace = fonts.boldFace(dressing.labelLanguage());
    String label = new ShownText(labelFace).of(dressing.label());
    if (!label.isEmpty()) {
      layers.add(new LabelDrawing(stage, labelFace.own()).draw(label, frames));
    }
    dressing
        .product()
        .ifPresent(card -> layers.add(card(stage, dressing.language()).draw(card, frames)));
    Typeface captionFace = fonts.boldFace(dressing.language());
    String caption = new ShownText(captionFace).of(dressing.caption());
    if (!caption.isEmpty()) {
      layers.addAll(
          new CaptionDrawing(stage, captionFace, dressing.language())
              .draw(caption, frames, speechFrom, speechTo));
    }
    return layers;
  }

  private CardDrawing card(Stage stage, Language language) {
    return new CardDrawing(stage, fonts.regularFace(language), fonts.boldFace(language), language);
  }
}
