package live.showhorse.speech.reading;

import java.util.List;
import java.util.Map;
import live.showhorse.script.Language;

/** A currency as a sign or code names it, and what the languages call it. */
enum Currency {
  DOLLAR,
  EURO,
  POUND,
  YUAN,
  YEN,
  WON,
  HONG_KONG_DOLLAR;

  /** Signs and codes. The letters of a code are not the beginning of a word. */
  static final String PATTERN =
      "(?:HK\\$|US\\$|CN¥|JP¥|NT\\$|[$€£¥₩]|(?:USD|EUR|GBP|CNY|RMB|JPY|KRW|HKD)(?![\\p{IsLatin}]))";

  /** In the order of the constants. */
  private static final Map<Language, List<String>> NAMES =
      Map.of(
          Language.MANDARIN, List.of("美元", "欧元", "英镑", "元", "日元", "韩元", "港元"),
          Language.CANTONESE, List.of("美元", "歐元", "英鎊", "元", "日元", "韓元", "港元"),
          Language.JAPANESE, List.of("ドル", "ユーロ", "ポンド", "元", "円", "ウォン", "香港ドル"),
          Language.KOREAN, List.of("달러", "유로", "파운드", "위안", "엔", "원", "홍콩 달러"),
          Language.ENGLISH,
              List.of("dollars", "euros", "pounds", "yuan", "yen", "won", "Hong Kong dollars"),
          Language.GERMAN,
              List.of("Dollar", "Euro", "Pfund", "Yuan", "Yen", "Won", "Hongkong-Dollar"),
          Language.FRENCH,
              List.of(
                  "dollars", "euros", "livres", "yuans", "yens", "wons", "dollars de Hong Kong"));

  static Currency of(String symbol, Language language) {
    boolean chinese = language == Language.MANDARIN || language == Language.CANTONESE;
    return switch (symbol) {
      // In Hong Kong the dollar is said like the yuan.
      case "$" -> language == Language.CANTONESE ? YUAN : DOLLAR;
      case "US$", "USD" -> DOLLAR;
      case "HK$", "HKD" -> HONG_KONG_DOLLAR;
      case "NT$" -> chinese ? YUAN : DOLLAR;
      case "€", "EUR" -> EURO;
      case "£", "GBP" -> POUND;
      case "₩", "KRW" -> WON;
      case "JP¥", "JPY" -> YEN;
      case "CN¥", "CNY", "RMB" -> YUAN;
      // The one sign stands for both; only Chinese says yuan.
      default -> chinese ? YUAN : YEN;
    };
  }

  /**
   * @param one whether it follows the number one, or in French also zero
   */
  String name(Language language, boolean one) {
    String name = NAMES.get(language).get(ordinal());
    boolean inflected = language == Language.ENGLISH || language == Language.FRENCH;
    return one && inflected
        ? name.replaceFirst("(?<=dollar|euro|pound|livre|yuan|yen|won)s", "")
        : name;
  }
}
