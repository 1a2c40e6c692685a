package live.showhorse.speech;

import live.showhorse.script.Language;

/**
 * What a voice is asked to say.
 *
 * @param text as written: native script, numbers and prices as people write them, pauses as {@code
 *     [pause 500ms]}
 * @param voice an id from {@link Voices#available()} of that language, or empty for its default
 * @param lexicon how certain words are read
 */
public record Utterance(
    String text, Language language, String voice, Delivery delivery, Lexicon lexicon) {
  /** Without a delivery or lexicon of its own. */
  public static Utterance of(String text, Language language, String voice) {
    return new Utterance(text, language, voice, Delivery.PLAIN, Lexicon.EMPTY);
  }
}
