package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** Two German numbers with a slash: a score, a fraction or a share. */
final class GermanShares {
  private static final Map<String, String> VULGAR =
      Map.of(
          "½", "ein halb",
          "⅓", "ein Drittel",
          "⅔", "zwei Drittel",
          "¼", "ein Viertel",
          "¾", "drei Viertel");

  private GermanShares() {}

  static void addTo(Rules rules) {
    rules
        .say(
            "(?<![\\d/.,])(?<a>\\d{1,3}(?:,\\d+)?) ?/ ?(?<b>5|10|100)(?![\\d/]|[.,]\\d)(?! (?:der|des|von|Liter|Tasse|Kilo))",
            m -> GermanNumbers.number(m.group("a")) + " von " + m.group("b"))
        .say("(?<![\\d/.,])(?:1/2|½) (?=(?<noun>\\p{Lu}[\\p{L}-]+))", m -> half(m.group("noun")))
        .say(
            "(?<![\\d/.,])(?:1/2|½) ?(?<u>§UNIT)",
            m -> {
              String name = Units.one(m.group("u"), Language.GERMAN).replaceFirst("^\\S+ ", "");
              return half(name) + name;
            })
        .maybe("(?:(?<whole>\\d+) )?§FRACTION(?!\\d|[.,]\\d)", GermanShares::fraction)
        .say(
            "(?<![\\d/.,])(?<a>\\d{1,3})/(?<b>\\d{1,3})(?! ?R\\d)(?![\\d/]|[.,]\\d)",
            GermanShares::share)
        .say(
            "(?<![\\d/.,])(?<a>\\d{1,3})/(?<b>\\d{1,3})(?= ?R\\d)",
            m -> m.group("a") + " " + m.group("b"))
        .say(
            "(?<whole>\\d+) ?½",
            m -> m.group("whole").equals("1") ? "eineinhalb" : m.group("whole") + "einhalb")
        .say("[½⅓⅔¼¾]", m -> VULGAR.get(m.group()));
  }

  private static String half(String noun) {
    return switch (Genders.german(noun.replaceFirst(" .*", ""))) {
      case FEMININE -> "eine halbe ";
      case MASCULINE -> "ein halber ";
      case NEUTER -> "ein halbes ";
    };
  }

  private static String share(MatchResult match) {
    int a = Integer.parseInt(match.group("a"));
    int b = Integer.parseInt(match.group("b"));
    boolean halves = a + b == 100;
    return a + (halves ? " " : a <= b ? " von " : " zu ") + b;
  }

  private static Optional<String> fraction(MatchResult match) {
    if (!Calendar.fraction(match.group("a"), match.group("b"))) {
      return Optional.empty();
    }
    int above = Integer.parseInt(match.group("a"));
    int below = Integer.parseInt(match.group("b"));
    String whole = match.group("whole");
    if (below == 2) {
      return Optional.of(
          whole == null ? "ein halb" : whole.equals("1") ? "eineinhalb" : whole + "einhalb");
    }
    String part = Numerals.germanOrdinal(match.group("b"), "r").replaceFirst("r$", "l");
    return Optional.of(
        (whole == null ? "" : whole + " ")
            + (above == 1 ? "ein" : Tongue.GERMAN.digit(above))
            + " "
            + Character.toUpperCase(part.charAt(0))
            + part.substring(1));
  }
}
