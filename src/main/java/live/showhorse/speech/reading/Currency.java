package live.showhorse.speech.reading;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.showhorse.script.Language;

/**
 * A currency as a sign or code names it, and what the languages call it (see {@code
 * speech/currencies.tsv}).
 */
final class Currency {
  private static final Map<String, List<String>> ROWS = Tables.read("currencies.tsv");
  private static final Map<String, String> CODES = codes();

  /** Signs and codes. The letters of either are not the beginning or end of a word. */
  static final String PATTERN =
      CODES.keySet().stream()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .map(Currency::whole)
          .collect(Collectors.joining("|", "(?:", ")"));

  private static final int ENGLISH_COIN = 7;

  private final String code;

  private Currency(String code) {
    this.code = code;
  }

  static Currency of(String symbol, Language language) {
    boolean chinese = language == Language.MANDARIN || language == Language.CANTONESE;
    return new Currency(
        switch (symbol) {
          // In Hong Kong the dollar is said like the yuan.
          case "$" -> language == Language.CANTONESE ? "CNY" : "USD";
          case "NT$" -> chinese ? "CNY" : "TWD";
          // The one sign stands for both; only Chinese says yuan.
          case "¥", "￥" -> chinese ? "CNY" : "JPY";
          default -> CODES.get(symbol);
        });
  }

  /**
   * @param one whether it follows the number one, or in French also zero
   */
  String name(Language language, boolean one) {
    return switch (language) {
      case MANDARIN -> column(1);
      case CANTONESE -> column(2);
      case JAPANESE -> column(3);
      case KOREAN -> column(4);
      case ENGLISH -> column(one ? 5 : 6);
      case GERMAN, FRENCH -> one ? one(language).replaceFirst("^\\S+ ", "") : many(language);
    };
  }

  /** The number one and the name: "eine Krone", "une livre". */
  String one(Language language) {
    return switch (language) {
      case GERMAN -> column(9);
      case FRENCH -> column(11);
      default -> "1 " + name(language, true);
    };
  }

  /** What a hundredth is called in English; empty where amounts are said with a point. */
  String coin(boolean one) {
    return column(one ? ENGLISH_COIN : ENGLISH_COIN + 1);
  }

  private String many(Language language) {
    return column(language == Language.GERMAN ? 10 : 12);
  }

  private String column(int at) {
    return ROWS.get(code).get(at);
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>(Map.of("$", "USD", "¥", "JPY", "￥", "JPY"));
    ROWS.forEach(
        (code, row) -> {
          codes.put(code, code);
          for (String sign : row.getFirst().split(" ")) {
            if (!sign.isEmpty()) {
              codes.put(sign, code);
            }
          }
        });
    return codes;
  }

  private static String whole(String symbol) {
    boolean first = Character.isLetter(symbol.charAt(0));
    boolean last = Character.isLetter(symbol.charAt(symbol.length() - 1));
    return (first ? "(?<![\\p{IsLatin}])" : "")
        + Pattern.quote(symbol)
        + (last ? "(?![\\p{IsLatin}])" : "");
  }
}
