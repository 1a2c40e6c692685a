package live.showhorse.speech;

import java.util.Locale;
import java.util.Optional;
import live.showhorse.script.Language;

/**
 * How one word is read.
 *
 * @param word as it is written, 1..64 characters
 * @param reading plain text of the language, pinyin with tone numbers, kana, or IPA between
 *     slashes; 1..128 characters
 * @param language in which it holds; empty for all
 * @param matchCase whether capitals must be as in {@code word}
 */
public record LexiconEntry(
    String word, String reading, Optional<Language> language, boolean matchCase) {

  boolean holdsIn(Language spoken) {
    return language.isEmpty() || language.get() == spoken;
  }

  boolean occursIn(String text) {
    return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }
}
