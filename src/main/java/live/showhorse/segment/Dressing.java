package live.showhorse.segment;

import java.util.Optional;
import live.showhorse.script.Language;

/**
 * What is drawn over a clip for air.
 *
 * @param label text of the AI-generated label; empty for none
 * @param labelLanguage decides the forms of its characters
 * @param caption what is being spoken, shown in timed pages of at most two lines; empty for none
 * @param language of the caption: where its lines may break
 */
public record Dressing(
    String label,
    Language labelLanguage,
    String caption,
    Language language,
    Optional<ProductCard> product) {

  /** The same dressing without a caption: for filler. */
  public Dressing silent() {
    return new Dressing(label, labelLanguage, "", language, product);
  }

  /** Everything that decides the drawing, for the key of a segment. */
  String canonical() {
    return String.join(
        "\n",
        field(label),
        labelLanguage.tag(),
        field(caption),
        language.tag(),
        product
            .map(card -> field(card.name()) + field(card.price()) + field(card.image().orElse("")))
            .orElse("-"));
  }

  private static String field(String value) {
    return value.length() + ":" + value;
  }
}
