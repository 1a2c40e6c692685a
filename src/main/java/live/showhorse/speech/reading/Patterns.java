package live.showhorse.speech.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/** Pieces of patterns that the rules of several languages share. */
final class Patterns {
  /** 1,299.99 or 1299.99 or 3.5, not the middle of another number. */
  static final String POINT_NUMBER =
      "(?<![\\d.,])(?:\\d{1,3}(?:,\\d{3})+(?!,?\\d)|\\d+)(?:\\.\\d+)?(?![\\d]|[.,]\\d)";

  /** 1.299,99 or 1 299,99 or 1299,99 or 1.5. */
  static final String COMMA_NUMBER =
      "(?<![\\d.,])(?:\\d{1,3}(?:\\.\\d{3})+|\\d{1,3}(?: \\d{3})+(?!\\d)|\\d+)(?:[.,]\\d+)?(?![\\d]|[.,]\\d)";

  /** A price in any of the forms people write. */
  static final String PRICE =
      "(?:\\d{1,3}(?:[.,'’ ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?)(?!\\d)";

  private static final String TIME =
      "(?<![\\d:.])(?<h>[01]?\\d|2[0-3])[:：](?<m>[0-5]\\d)(?::[0-5]\\d)?(?![\\d:])";
  private static final String ISO =
      "(?<![\\d-])(?<y>(?:19|20)\\d\\d)(?<sep>[-/.])(?<mo>0?[1-9]|1[0-2])\\k<sep>(?<d>0?[1-9]|[12]\\d|3[01])(?!\\d)";

  /** Groups of digits with dashes or spaces, the last of four; and Chinese mobile numbers. */
  private static final String PHONE =
      "(?<![\\d.,-])(?:(?:\\+\\d{1,3}[ -]?|1-)?(?:\\(\\d{2,4}\\) ?|\\d{2,4}[ -])\\d{3,4}[ -]\\d{3,4}|1[3-9]\\d{9})(?![\\d]|-\\d)";

  /** Between the two ends of a range. */
  private static final String TO =
      "(?<=[\\d%‰°\\p{Sc}\\p{IsHan}\\p{IsHangul}h])(?<=\\d.{0,3}) ?[-–—~～〜] ?(?=\\p{Sc}? ?\\d)";

  private static final String MODEL =
      "(?<![\\p{IsLatin}\\d-])(?=[\\p{IsLatin}\\d-]*\\p{IsLatin})(?<letters>\\p{Lu}[\\p{IsLatin}]*)(?<dash>-?)(?<digits>\\d{1,5})(?<rest>\\p{Lu}{0,3}\\d{0,3})(?![\\p{IsLatin}\\d%])";

  /** Between two sizes of clothes. */
  private static final String SIZES =
      "(?<=(?<![\\p{IsLatin}])(?:S|M|L|X{1,3}[SL])) ?[-–—~～〜] ?(?=(?:S|M|L|\\d?X{1,3}[SL])(?![\\p{IsLatin}]))";

  private Patterns() {}

  /**
   * The names that rules use for them.
   *
   * @param number how numbers are written in the language
   */
  static Map<String, String> macros(String number) {
    Map<String, String> macros = new LinkedHashMap<>();
    macros.put("§NUMBER", number);
    macros.put("§PRICE", PRICE);
    macros.put("§CURRENCY", Currency.PATTERN);
    macros.put("§UNIT", Units.PATTERN);
    macros.put("§TIME", TIME);
    macros.put("§ISO", ISO);
    macros.put("§PHONE", PHONE);
    macros.put("§TO", TO);
    macros.put("§MODEL", MODEL);
    macros.put("§DATE", "(?<![\\d/])(?<mo>\\d{1,2})/(?<d>\\d{1,2})(?![\\d/])");
    macros.put("§FRACTION", "(?<![\\d/])(?<a>\\d{1,2})[/⁄](?<b>\\d{1,3})(?![\\d/])");
    macros.put("§BY", "(?:(?<=\\d) ?x|(?<=[\\d\\p{IsLatin}]) ?[×*]) ?(?=\\d)");
    macros.put("§SIZES", SIZES);
    macros.put("§RATIO", "(?<![\\d:])(?<a>\\d{1,3})[:：](?<b>\\d{1,3})(?![\\d:])");
    return macros;
  }
}
