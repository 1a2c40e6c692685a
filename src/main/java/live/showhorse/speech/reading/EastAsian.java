package live.showhorse.speech.reading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/** What the rules for figures in Japanese and Korean text share. */
final class EastAsian {
  /** Between letters and digits all of these join; a minus sign does so only there. */
  private static final Pattern JOINED =
      Pattern.compile(
          "(?<=[\\p{IsLatin}\\d])[‐‑−–－](?=[\\p{IsLatin}\\d])(?!\\d[\\d.,]* ?=)|(?<=\\d)ー(?=\\d)");

  private static final Map<String, String> VULGAR =
      Map.of("½", "1/2", "⅓", "1/3", "⅔", "2/3", "¼", "1/4", "¾", "3/4");
  private static final Pattern VULGAR_SIGN = Pattern.compile("[½⅓⅔¼¾]");

  /** Letters, digits and hyphens that name a thing: WH-1000XM5, XPS-13-9310, USB3.0, 12-A4. */
  private static final String CODE =
      "(?<![\\p{IsLatin}\\d.,-])(?<code>(?=[A-Za-z.-]*\\d)[A-Za-z][A-Za-z\\d]*(?:-[A-Za-z\\d]+|\\.\\d+)*"
          + "|\\d+-[A-Z][A-Z\\d-]*)(?![\\p{IsLatin}\\d%]|,\\d)";

  /** "SSD512GB" is a word and an amount. */
  private static final Pattern AMOUNT =
      Pattern.compile(
          "[A-Za-z]+\\d+(?:\\.\\d+)?(?:[GMTk]B|[mckn]?m|[km]?g|m[lL]|mAh|[kMG]?Hz|k?Wh?|dB)|x\\d.*");

  private static final Pattern TOKENS = Pattern.compile("[A-Za-z]+|\\d+(?:\\.\\d+)*");

  /** A number after an abbreviation in capitals: RTX 4070. */
  static final String NUMBERED =
      "(?<=(?<![\\p{IsLatin}])[A-Z]{2,4} )(?<n>\\d{3,5})(?![\\d-]|[.,:/]\\d| ?(?:[%°]|§UNIT|§CURRENCY)|[\\p{IsHan}\\p{IsHangul}]|つ)";

  private EastAsian() {}

  /** The names that rules use for pieces of patterns, for numbers with a decimal point. */
  static Map<String, String> macros(Language language) {
    String unit = Units.pattern(language);
    String number = Patterns.POINT_NUMBER;
    String between = "(?:" + unit + "|[\\p{IsHan}\\p{IsHangul}\\p{IsKatakana}ー]{1,3}|[%‰°″])";
    Map<String, String> macros = Patterns.macros(number);
    macros.put("§UNIT", unit);
    macros.put("§CODE", CODE);
    macros.put(
        "§TO",
        "(?:(?<=\\d[\\p{L}%‰°²³″/]{0,6}) ?[~～〜] ?|(?<=\\d ?"
            + between
            + "|\\d) ?[-–—] ?)(?=[−-]?(?:§SIGN)? ?\\d)".replace("§SIGN", Currency.PATTERN));
    macros.put(
        "§MINUS",
        "(?:−|(?<=^|[\\s(（「『【\\[、。,:：~～〜])-(?=(?:"
            + Currency.PATTERN
            + ")?\\d)|(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}])-(?="
            + number
            + "(?:[-~～〜]\\d+)? ?(?:[%°度円도원]|"
            + unit
            + ")))(?= ?(?:"
            + Currency.PATTERN
            + ")? ?\\d)");
    return macros;
  }

  /** Whether the groups a and b are above and below the line of what is less than a whole. */
  static boolean share(MatchResult match) {
    int above = Integer.parseInt(match.group("a"));
    int below = Integer.parseInt(match.group("b"));
    return above > 0 && above < below && !match.group("a").startsWith("0");
  }

  /** Whether they are a fraction where nothing around them says so. */
  static boolean fraction(MatchResult match) {
    boolean small = match.group("a").equals("1") && match.group("b").matches("10{2,4}");
    return small || Calendar.fraction(match.group("a"), match.group("b"));
  }

  /** One hyphen for all, fractions of one character as figures. */
  static String plain(String text) {
    String joined = JOINED.matcher(text).replaceAll("-");
    return VULGAR_SIGN.matcher(joined).replaceAll(m -> VULGAR.get(m.group()));
  }

  /** 1.5M as 1500000, 3k as 3000; the letter may be null. */
  static String scaled(String number, String letter) {
    int zeros =
        letter == null
            ? 0
            : switch (letter.strip().toLowerCase(Locale.ROOT)) {
              case "k", "thousand" -> 3;
              case "m", "mn", "million" -> 6;
              case "b", "bn", "billion" -> 9;
              default -> 0;
            };
    return zeros == 0
        ? number
        : new BigDecimal(number.replace(",", "")).movePointRight(zeros).toPlainString();
  }

  /** Whether a hyphen between them can mean "to". */
  static boolean rising(String from, String to) {
    if (from.startsWith("0") && from.length() > 1 || to.startsWith("0")) {
      return false;
    }
    return value(from).compareTo(value(to)) < 0;
  }

  /** 2026-27 */
  static boolean years(String from, String to) {
    return from.matches("(?:19|20)\\d\\d")
        && to.matches("\\d\\d")
        && Integer.parseInt(from.substring(2)) < Integer.parseInt(to);
  }

  private static BigDecimal value(String number) {
    return new BigDecimal(number.replace(",", ""));
  }

  /** Whether digits of a name are said one by one: 204, 0571, 13577; not 15, 5600 or 2026. */
  static boolean singly(String digits, boolean year) {
    return digits.startsWith("0") && digits.length() > 1
        || digits.length() > 2
            && !digits.endsWith("00")
            && !(year && digits.matches("(?:19|20)\\d\\d"));
  }

  /**
   * The letters and the numbers of a code.
   *
   * @return empty when it is a word and an amount
   */
  static List<String> tokens(String code) {
    return AMOUNT.matcher(code).matches()
        ? List.of()
        : TOKENS.matcher(code).results().map(MatchResult::group).toList();
  }
}
