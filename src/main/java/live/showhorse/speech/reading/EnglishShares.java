package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** Two English numbers with a slash: a score, a fraction, a share or a date. */
final class EnglishShares {
  private static final Map<String, String> VULGAR =
      Map.of(
          "½", "one half",
          "⅓", "one third",
          "⅔", "two thirds",
          "¼", "one quarter",
          "¾", "three quarters");

  private static final Language EN = Language.ENGLISH;

  private static final String BEFORE_SCORE =
      "(?<=(?i:rated|rating|rate|rates|ratings|score|scores|scored|gave|give|gives|gets|got|reviews?|verdict|earns?|earned|received"
          + "|solid|perfect|full)(?: of| it| us| them| at| is| as|:| a)? )";

  private EnglishShares() {}

  static void addTo(Rules rules) {
    rules
        .say(
            BEFORE_SCORE + "(?<a>\\d{1,3}(?:\\.\\d+)?) ?/ ?(?<b>\\d{1,3})(?![\\d/]|[.,]\\d)",
            EnglishShares::outOf)
        .say(
            "(?<=(?i:page|part|step|episode|lesson|chapter|day|slide|photo|round|week) )(?<a>\\d{1,3})/(?<b>\\d{1,3})(?![\\d/])",
            m -> m.group("a") + " of " + m.group("b"))
        .say("(?<a>\\d+\\.\\d+) ?/ ?(?<b>5|10|20|100)(?![\\d/]|[.,]\\d)", EnglishShares::outOf)
        .say(
            "(?<![\\d/.,])(?:(?<whole>\\d{1,3})[ -])?(?<a>[1-9]\\d?)[/⁄](?<b>2|3|4|8|16|32)(?: ?(?<u>§UNIT)|(?:[\"”]| in\\.?(?=$|[,;)]| (?:thick|wide|long|x)(?!\\p{L}))))",
            EnglishShares::measured)
        .say(
            "(?<whole>\\d{1,3})?(?: ?)(?<v>[½⅓⅔¼¾]) ?(?<u>§UNIT)",
            m ->
                m.group("whole") == null
                    ? VULGAR.get(m.group("v")) + " " + Units.one(m.group("u"), EN)
                    : and(m.group("whole"), VULGAR.get(m.group("v")))
                        + " "
                        + Units.many(m.group("u"), EN))
        .say(
            "(?<whole>\\d{1,3})[ -](?<a>[1-9])[/⁄](?<b>2|3|4|8|16)(?![\\d/])",
            m -> and(m.group("whole"), part(m)))
        .maybe(
            "(?<![\\d/.,])(?<a>\\d{1,3})[/⁄](?<b>\\d{1,4})(?<th>ths?|rds?|nds?|s)?(?![\\d/\\p{L}]|[.,]\\d)(?:(?= (?<after>of|cups?|teaspoons?|tsp|tablespoons?|tbsp|inch|inches|in|price|mile|pound|lb|oz)(?!\\p{L}))|)",
            EnglishShares::share)
        .say(
            "(?<=\\d) ?[½⅓⅔¼¾]",
            m -> " and " + VULGAR.get(m.group().strip()).replaceFirst("^one half", "a half"))
        .say("[½⅓⅔¼¾]", m -> VULGAR.get(m.group()));
  }

  private static String and(String whole, String part) {
    return whole + " and " + part.replaceFirst("^one half", "a half");
  }

  private static String measured(MatchResult match) {
    boolean unit = match.group("u") != null;
    String one = unit ? Units.one(match.group("u"), EN) : "inch";
    String many = unit ? Units.many(match.group("u"), EN) : "inches";
    return match.group("whole") == null
        ? part(match) + " " + one
        : and(match.group("whole"), part(match)) + " " + many;
  }

  private static String outOf(MatchResult match) {
    return EnglishNumbers.number(match.group("a")) + " out of " + match.group("b");
  }

  private static Optional<String> share(MatchResult match) {
    int a = Integer.parseInt(match.group("a"));
    int b = Integer.parseInt(match.group("b"));
    boolean score = a <= b && (b == 5 || b == 10 || b == 100) && a > 0;
    boolean measured = match.group("after") != null;
    if (a < b && (measured || match.group("th") != null) && b <= 100) {
      return Optional.of(part(match));
    }
    if (score) {
      return Optional.of(outOf(match));
    }
    if (a + b == 100 || a == 20 && b == 20) {
      return Optional.of(a + " " + b);
    }
    if (Calendar.fraction(match.group("a"), match.group("b"))) {
      return Optional.of(part(match));
    }
    if (Calendar.date(match.group("a"), match.group("b"))) {
      return Optional.of(
          Calendar.ENGLISH.get(a - 1) + " " + Numerals.englishOrdinal(Integer.toString(b)));
    }
    if (Calendar.date(match.group("b"), match.group("a"))) {
      return Optional.of(
          Calendar.ENGLISH.get(b - 1) + " " + Numerals.englishOrdinal(Integer.toString(a)));
    }
    if (a == 1 || b == 16 || b == 32 || b == 64) {
      return Optional.of(part(match));
    }
    return Optional.of(a + (a < b ? " out of " : " over ") + b);
  }

  private static String part(MatchResult match) {
    int above = Integer.parseInt(match.group("a"));
    String number = Calendar.plain(match.group("b"));
    String below =
        switch (number) {
          case "2" -> "half";
          case "4" -> "quarter";
          default -> Numerals.englishOrdinal(number);
        };
    String count = above < 10 ? Tongue.ENGLISH.digit(above) : Integer.toString(above);
    return count + " " + (above > 1 ? below.equals("half") ? "halves" : below + "s" : below);
  }
}
