package live.showhorse.speech.reading;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pinyin of characters that HanLP's dictionary lacks, from Unihan's {@code kMandarin} through
 * ICU4J. Thread-safe; the first use loads the transliterator.
 */
final class RareCharacters {
  private static final Pattern SYLLABLE = Pattern.compile("[a-z]{1,6}[1-5]");

  /** Without a reading in Unihan: forms that names and shops use of characters that have one. */
  private static final Map<String, String> FORMS =
      Map.of(
          "𠮷", "ji2", "𡈽", "tu3", "𣘺", "qiao2", "𡌛", "yuan2", "𢌞", "hui2", "𠀋", "zhang4", "﨑",
          "qi2");

  private RareCharacters() {}

  /** Loaded when first used. */
  private static final class Latin {
    static final Transliterator OF_HAN = Transliterator.getInstance("Han-Latin");

    private Latin() {}
  }

  /** The syllable with its tone number; empty when no table has one. */
  static Optional<String> pinyin(String character) {
    if (FORMS.containsKey(character)) {
      return Optional.of(FORMS.get(character));
    }
    String latin = Latin.OF_HAN.transliterate(character);
    return latin.equals(character) ? Optional.empty() : numbered(latin);
  }

  /** {@code xǐ} as {@code xi3}, {@code lǜ} as {@code lv4}. */
  private static Optional<String> numbered(String latin) {
    int tone = 5;
    var letters = new StringBuilder();
    for (char part : Normalizer.normalize(latin.strip(), Normalizer.Form.NFD).toCharArray()) {
      switch (part) {
        case '\u0304' -> tone = 1;
        case '\u0301' -> tone = 2;
        case '\u030C' -> tone = 3;
        case '\u0300' -> tone = 4;
        // The two dots of ü
        case '\u0308' -> letters.setCharAt(letters.length() - 1, 'v');
        default -> letters.append(part);
      }
    }
    return Optional.of(letters.toString() + tone).filter(SYLLABLE.asMatchPredicate());
  }
}
