package live.showhorse.speech.reading;

import java.util.regex.MatchResult;
import live.showhorse.speech.reading.Tongue.Sign;

/** FigureSigns before a figure that the voices are silent about or say in English. */
final class FigureSigns {
  /** What stands before a figure, a currency between them. */
  private static final String FIGURE = "(?= ?§CURRENCY? ?[-−]?\\d)";

  private FigureSigns() {}

  /** A minus, not a dash between two ends of a range; before all rules for amounts. */
  static void addMinusTo(Rules rules, Tongue tongue) {
    String minus = tongue.say(Sign.MINUS) + " ";
    if (tongue == Tongue.ENGLISH) {
      // People say "20 percent off", not "minus 20 percent off".
      rules.say("(?<=^|[\\s(])[-−–] ?(?=\\d{1,3} ?% (?:off|OFF))", match -> "");
    }
    rules
        .say("(?<=\\d) ?− ?(?=\\d)", match -> " " + minus)
        .say("− ?" + "(?=§CURRENCY? ?\\d)", match -> minus)
        .say(
            "(?<=^|[\\s(\\[„“\"'»«:/=<>≤≥≈~])(?<!\\d ?)[-–‑](?=\\d|§CURRENCY ?\\d)",
            match -> minus);
  }

  static void addTo(Rules rules, Tongue tongue) {
    rules
        .say(" ?(?:≤|⩽|≦|<=)" + FIGURE + " ?", match -> around(match, tongue, Sign.AT_MOST))
        .say(" ?(?:≥|⩾|≧|>=)" + FIGURE + " ?", match -> around(match, tongue, Sign.AT_LEAST))
        .say(" ?<" + FIGURE + " ?", match -> around(match, tongue, Sign.LESS))
        .say(" ?(?<![-=])>" + FIGURE + " ?", match -> around(match, tongue, Sign.MORE))
        .say(" ?(?<!\\d ?)[≈~∼～]" + FIGURE + " ?", match -> around(match, tongue, Sign.ABOUT))
        .say(
            " ?(?:±|\\+/-|\\+/−)" + FIGURE + " ?",
            match -> around(match, tongue, Sign.GIVE_OR_TAKE))
        .say(" ?(?<![<>=])=" + FIGURE + " ?", match -> around(match, tongue, Sign.EQUALS))
        .say("(?<=[\\p{L}\\d%])(?: \\+ |\\+)(?=\\d)", match -> around(match, tongue, Sign.PLUS))
        .say("(?<=\\d)\\+(?![\\d\\p{L}])", match -> " " + tongue.say(Sign.PLUS))
        .say("(?<![\\p{L}\\d])\\+(?=§CURRENCY? ?\\d)", match -> tongue.say(Sign.PLUS) + " ")
        .say("№ ?(?=\\d)", match -> tongue.say(Sign.NUMBER) + " ");
  }

  private static String around(MatchResult match, Tongue tongue, Sign sign) {
    return (match.start() == 0 ? "" : " ") + tongue.say(sign) + " ";
  }
}
