package live.showhorse.speech.reading;

import java.util.Map;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** What an English price, measure or count is for: "$8/month", "300g/bag", "3x/day". */
final class EnglishPer {
  private static final Language EN = Language.ENGLISH;

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("ea", "each"),
          Map.entry("each", "each"),
          Map.entry("pc", "a piece"),
          Map.entry("pcs", "a piece"),
          Map.entry("mo", "a month"),
          Map.entry("mth", "a month"),
          Map.entry("yr", "a year"),
          Map.entry("wk", "a week"),
          Map.entry("hr", "an hour"),
          Map.entry("d", "a day"),
          Map.entry("pp", "a person"),
          Map.entry("pers", "a person"),
          Map.entry("pkg", "a package"),
          Map.entry("doz", "a dozen"));

  private static final String CONTAINERS =
      "day|days|night|week|wk|month|mo|year|yr|hour|hr|h|minute|min|second|sec|box|pack|package|packet|bag|case|carton|crate|set|pair"
          + "|person|customer|household|order|bottle|jar|can|roll|sheet|piece|pc|serving|portion|tablet|capsule|unit|item|ea|each|dozen|kg|lb|oz";

  /** After a price any word may follow the slash. */
  static final String AFTER_PRICE =
      "(?<per>(?: ?/ ?(?:\\d+(?:\\.\\d+)? ?)?(?:§UNIT|\\p{L}+)(?:\\.(?= \\p{Ll}))?){1,2})?";

  /** After a measure a number needs a unit: 12V/2A are two measures. */
  static final String AFTER_MEASURE =
      "(?<per>(?: ?/ ?(?:(?:\\d+(?:\\.\\d+)? ?)?§UNIT|\\p{L}+)(?:\\.(?= \\p{Ll}))?){1,2})?";

  /** After a count only what things are counted by: "5 red/blue shirts". */
  static final String AFTER_COUNT = "(?<per>(?: ?/ ?(?:" + CONTAINERS + ")(?!\\p{L}))?)";

  static final String COUNTED = " ?/ ?(?<per>(?:" + CONTAINERS + "))(?!\\p{L})";

  private EnglishPer() {}

  /** After a price or a count: "a kilogram". */
  static String each(MatchResult match) {
    return said(match, "a ");
  }

  /** After a measure: "per kilogram", but "a bag". */
  static String per(MatchResult match) {
    return said(match, "per ");
  }

  /** What follows the slashes, each with a space before. */
  private static String said(MatchResult match, String beforeUnits) {
    String written = match.group("per");
    if (written == null || written.isEmpty()) {
      return "";
    }
    var words = new StringBuilder();
    for (String part : written.strip().replaceFirst("^/", "").split("/")) {
      words.append(" ").append(one(part.strip().replaceFirst("\\.$", ""), beforeUnits));
    }
    return words.toString();
  }

  private static String one(String part, String beforeUnits) {
    String digits = part.replaceFirst("^(\\d+(?:\\.\\d+)?)? ?.*$", "$1");
    String word = part.substring(digits.length()).strip();
    if (!digits.isEmpty()) {
      String counted = Units.known(word, EN) ? Units.many(word, EN) : word;
      return "per " + EnglishNumbers.number(digits) + " " + counted;
    }
    if (SHORT.containsKey(word)) {
      return SHORT.get(word);
    }
    if (Units.known(word, EN)) {
      String unit = Units.one(word, EN);
      return beforeUnits.equals("a ") ? article(unit) : beforeUnits + unit;
    }
    return article(word);
  }

  private static String article(String word) {
    boolean vowel = word.matches("(?i)(?:[aeio]|u(?!ni|se)|hour|honou?r).*");
    return (vowel ? "an " : "a ") + word;
  }
}
