package live.showhorse.speech;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/**
 * Puts prices, per cents and decimals into the order and words in which they are said: espeak-ng
 * reads "$5" as "dollar five", skips "¥", and in Chinese skips the decimal point.
 */
final class Prices {
  /** 1,299.99 or 1.299,99 or 1 299,99 or 1'299.99, or digits alone. */
  private static final String NUMBER =
      "\\d{1,3}(?:[.,'’ ]\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d{1,2})?(?!\\d)";

  private static final String SYMBOL =
      "HK\\$|US\\$|CN¥|JP¥|[$€£¥₩]|(?:USD|EUR|GBP|CNY|RMB|JPY|KRW|HKD)(?![\\p{L}])";

  private static final Pattern SYMBOL_FIRST =
      Pattern.compile("(?<![\\p{IsLatin}])(" + SYMBOL + ")\\s?(" + NUMBER + ")");

  private static final Pattern NUMBER_FIRST =
      Pattern.compile("(?<![\\d.,])(" + NUMBER + ")\\s?(" + SYMBOL + ")");

  private static final Pattern PERCENT = Pattern.compile("(\\d+(?:[.,]\\d+)?)\\s?%");
  private static final Pattern THOUSANDS =
      Pattern.compile("(?<![\\d.,])\\d{1,3}(?:,\\d{3})+(?![\\d,])");
  private static final Pattern DECIMAL = Pattern.compile("(?<![\\d.])(\\d+)\\.(\\d+)(?![\\d.])");

  private static final String CHINESE_DIGITS = "零一二三四五六七八九";
  private static final String KOREAN_DIGITS = "영일이삼사오육칠팔구";

  private enum Currency {
    DOLLAR,
    EURO,
    POUND,
    YUAN,
    YEN,
    WON,
    HONG_KONG_DOLLAR
  }

  /** In the order of {@link Currency}. */
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

  private Prices() {}

  static String inWords(String text, Language language) {
    String words = replace(SYMBOL_FIRST, text, hit -> price(hit.group(2), hit.group(1), language));
    words = replace(NUMBER_FIRST, words, hit -> price(hit.group(1), hit.group(2), language));
    return switch (language) {
      case MANDARIN -> chinese(words, "点");
      case CANTONESE -> chinese(words, "點");
      case KOREAN -> korean(words);
      case JAPANESE, ENGLISH, GERMAN, FRENCH -> words;
    };
  }

  /**
   * @param whole digits without separators
   * @param cents digits after the decimal mark; empty when there are none or only zeros
   */
  private record Amount(String whole, String cents) {
    static Amount parse(String number) {
      int mark = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
      boolean decimal = mark >= 0 && number.length() - mark - 1 < 3;
      String whole = (decimal ? number.substring(0, mark) : number).replaceAll("\\D", "");
      String cents = decimal ? number.substring(mark + 1) : "";
      return new Amount(whole, cents.matches("0*") ? "" : cents);
    }
  }

  private static String price(String number, String symbol, Language language) {
    Amount amount = Amount.parse(number);
    Currency currency = currency(symbol, language);
    String name = NAMES.get(language).get(currency.ordinal());
    if (amount.cents().isEmpty()) {
      return spaced(amount.whole(), singular(name, amount.whole(), language), language);
    }
    String cents = amount.cents().length() == 1 ? amount.cents() + "0" : amount.cents();
    String spokenCents = cents.startsWith("0") ? cents.substring(1) : cents;
    return switch (language) {
      case ENGLISH -> {
        String minor = currency == Currency.POUND ? "pence" : "cents";
        yield amount.whole()
            + " "
            + singular(name, amount.whole(), language)
            + " and "
            + spokenCents
            + " "
            + minor;
      }
      case GERMAN, FRENCH ->
          amount.whole() + " " + singular(name, amount.whole(), language) + " " + spokenCents;
      case MANDARIN, CANTONESE, JAPANESE, KOREAN ->
          spaced(amount.whole() + "." + trimmed(amount.cents()), name, language);
    };
  }

  private static Currency currency(String symbol, Language language) {
    return switch (symbol) {
      // In Hong Kong the dollar is said like the yuan.
      case "$" -> language == Language.CANTONESE ? Currency.YUAN : Currency.DOLLAR;
      case "US$", "USD" -> Currency.DOLLAR;
      case "HK$", "HKD" -> Currency.HONG_KONG_DOLLAR;
      case "€", "EUR" -> Currency.EURO;
      case "£", "GBP" -> Currency.POUND;
      case "₩", "KRW" -> Currency.WON;
      case "JP¥", "JPY" -> Currency.YEN;
      case "CN¥", "CNY", "RMB" -> Currency.YUAN;
      // The one sign stands for both; only Chinese says yuan.
      default ->
          language == Language.MANDARIN || language == Language.CANTONESE
              ? Currency.YUAN
              : Currency.YEN;
    };
  }

  private static String singular(String name, String whole, Language language) {
    boolean one = whole.equals("1") || language == Language.FRENCH && whole.equals("0");
    return one && (language == Language.ENGLISH || language == Language.FRENCH)
        ? name.replaceFirst("(?<=dollar|euro|pound|livre|yuan|yen|won)s", "")
        : name;
  }

  private static String spaced(String number, String name, Language language) {
    return switch (language) {
      case ENGLISH, GERMAN, FRENCH -> number + " " + name;
      case MANDARIN, CANTONESE, JAPANESE, KOREAN -> number + name;
    };
  }

  private static String trimmed(String cents) {
    return cents.replaceFirst("0+$", "");
  }

  private static String chinese(String text, String point) {
    String words = replace(THOUSANDS, text, hit -> hit.group().replace(",", ""));
    words = replace(PERCENT, words, hit -> "百分之" + hit.group(1).replace(',', '.'));
    return replace(
        DECIMAL, words, hit -> hit.group(1) + point + digits(hit.group(2), CHINESE_DIGITS));
  }

  private static String korean(String text) {
    String words = replace(PERCENT, text, hit -> hit.group(1) + "퍼센트");
    return replace(
        DECIMAL, words, hit -> hit.group(1) + "점 " + digits(hit.group(2), KOREAN_DIGITS));
  }

  private static String digits(String number, String names) {
    var words = new StringBuilder();
    number.chars().forEach(digit -> words.append(names.charAt(digit - '0')));
    return words.toString();
  }

  private static String replace(Pattern pattern, String text, Function<MatchResult, String> words) {
    return pattern.matcher(text).replaceAll(hit -> Matcher.quoteReplacement(words.apply(hit)));
  }
}
