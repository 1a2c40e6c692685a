package live.showhorse.speech;

import java.util.Optional;
import live.showhorse.script.Language;
import live.showhorse.speech.reading.SoundReading;

/**
 * How one word is read.
 *
 * @param word as it is written, 1..64 characters
 * @param reading plain text of the language, pinyin with tone numbers (Mandarin), kana (Japanese),
 *     or IPA between slashes (English, German, French); 1..128 characters
 * @param language in which it holds; empty for all in which the reading can be spoken
 * @param matchCase whether capitals must be as in {@code word}
 */
public record LexiconEntry(
    String word, String reading, Optional<Language> language, boolean matchCase) {

  /** Whether it says anything in a language. */
  boolean holdsIn(Language spoken) {
    if (language.isPresent() && language.get() != spoken) {
      return false;
    }
    return bySound()
        ? SoundReading.marked(reading, spoken).isPresent()
        : SpokenText.readable(reading, spoken);
  }

  /** Whether the reading is sounds and not text. */
  boolean bySound() {
    return SoundReading.ipa(reading) || SoundReading.pinyin(reading);
  }

  /** Whether the word stands at {@code at}: in Latin script only as a whole word. */
  boolean standsIn(String text, int at) {
    int end = at + word.length();
    return text.regionMatches(!matchCase, at, word, 0, word.length())
        && !(joins(text, at) && joins(text, at - 1))
        && !(joins(text, end - 1) && joins(text, end));
  }

  private static boolean joins(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char letter = text.charAt(at);
    return Character.isDigit(letter)
        || Character.isLetter(letter)
            && Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
  }
}
