package live.showhorse.speech.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.showhorse.script.Language;

/** Units of measurement and their names (see {@code speech/units.tsv}). */
final class Units {
  private static final Map<String, List<String>> NAMES = Tables.read("units.tsv");

  /** Matches any of the symbols, the longer ones first, not inside a word. */
  static final String PATTERN = pattern(Language.MANDARIN, "(?![\\p{IsLatin}\\d²³/])");

  private Units() {}

  /** The symbols that a language has a name for, also before a slash ("300 g/bag"). */
  static String pattern(Language language) {
    return pattern(language, "(?![\\p{IsLatin}\\d²³])");
  }

  private static String pattern(Language language, String end) {
    return NAMES.entrySet().stream()
        .filter(unit -> !unit.getValue().get(column(language)).isEmpty())
        .map(Map.Entry::getKey)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", ")" + end));
  }

  static boolean known(String symbol, Language language) {
    return NAMES.containsKey(symbol) && !NAMES.get(symbol).get(column(language)).isEmpty();
  }

  /** The name in a language without number, or after a number other than one. */
  static String many(String symbol, Language language) {
    return NAMES.get(symbol).get(column(language) + (inflected(language) ? 1 : 0));
  }

  /** After the number one; in German and French with the article that stands for the number. */
  static String one(String symbol, Language language) {
    return NAMES.get(symbol).get(column(language));
  }

  private static int column(Language language) {
    return switch (language) {
      case MANDARIN -> 0;
      case CANTONESE -> 1;
      case JAPANESE -> 2;
      case KOREAN -> 3;
      case ENGLISH -> 4;
      case GERMAN -> 6;
      case FRENCH -> 8;
    };
  }

  private static boolean inflected(Language language) {
    return switch (language) {
      case ENGLISH, GERMAN, FRENCH -> true;
      case MANDARIN, CANTONESE, JAPANESE, KOREAN -> false;
    };
  }
}
