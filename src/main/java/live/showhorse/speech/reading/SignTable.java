package live.showhorse.speech.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.showhorse.script.Language;

/** What voices say of signs that stand for words (see {@code speech/signs.tsv}). */
final class SignTable {
  private static final Map<String, List<String>> WORDS = Tables.read("signs.tsv");

  private SignTable() {}

  /**
   * The words for a sign, without spaces.
   *
   * @return empty when it stands for nothing that is said
   */
  static Optional<String> word(String sign, Language language) {
    return Optional.ofNullable(WORDS.get(sign)).map(row -> said(row.get(column(language))));
  }

  /** Whether the word is said behind what the sign stands before: 2キロ以下. */
  static boolean behind(String sign, Language language) {
    List<String> row = WORDS.get(sign);
    return row != null && row.get(column(language)).startsWith("-");
  }

  private static String said(String word) {
    return word.startsWith("-") ? word.substring(1) : word;
  }

  private static int column(Language language) {
    return switch (language) {
      case MANDARIN -> 0;
      case CANTONESE -> 1;
      case JAPANESE -> 2;
      case KOREAN -> 3;
      case ENGLISH -> 4;
      case GERMAN -> 5;
      case FRENCH -> 6;
    };
  }
}
