package live.showhorse.speech.reading;

import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** English measures, per cents, lines of a picture and how many times. */
final class EnglishMeasures {
  private static final Language EN = Language.ENGLISH;

  /** "a 500 ml bottle": the unit stands in the singular. */
  private static final String ATTRIBUTE =
      "(?<=(?<!\\p{L})(?:[Aa]n?|[Tt]he|[Tt]his|[Oo]ur|[Yy]our|[Mm]y|[Ee]ach|[Ee]very|[Oo]ne|[Pp]er) )";

  private EnglishMeasures() {}

  static void addTo(Rules rules) {
    rules
        .say(
            "(?<n>§NUMBER) ?%" + EnglishPer.AFTER_MEASURE,
            m -> number(m) + " percent" + EnglishPer.each(m))
        .say(
            "(?<=\\d ?(?:h|hrs?) ?)(?<n>\\d{1,2}) ?m(?![\\p{L}\\d²³])",
            m -> m.group("n") + (m.group("n").equals("1") ? " minute" : " minutes"))
        .say("(?<n>§NUMBER) ?‰", m -> number(m) + " per mille")
        .say(
            "(?<n>1080|1440|2160|720|480|360|240)p(?<rate>\\d{2,3})?(?![\\p{L}\\d])",
            EnglishMeasures::lines)
        .say(
            ATTRIBUTE + "(?<n>§NUMBER) ?(?<u>§UNIT)(?= " + EnglishPrices.NO_NOUN + "\\p{L}{2})",
            m -> number(m) + " " + Units.one(m.group("u"), EN))
        .say(
            "(?<n>§NUMBER) ?(?<u>§UNIT) ?/ ?(?!100|1000)(?<other>\\d+(?:\\.\\d+)?) ?(?<unit>§UNIT)",
            m ->
                measure(m.group("n"), m.group("u"))
                    + " or "
                    + measure(m.group("other"), m.group("unit")))
        .say(
            "(?<n>§NUMBER)(?<dash>[ -]?)(?:(?<u>§UNIT)(?:\\.(?=,| [\\p{Ll}\\d(&]))?)"
                + EnglishPer.AFTER_MEASURE,
            EnglishMeasures::measure)
        .say(
            "(?<![\\d.,])(?<n>\\d+\\.\\d+|\\d+(?= ?A (?:fuse|charger|charging|current|output|breaker|plug|socket|max))|(?<=[VW] ?/ ?)\\d+) ?A(?![\\p{L}\\d])",
            m -> number(m) + (m.group("n").equals("1") ? " amp" : " amps"));
    inches(rules);
    times(rules);
  }

  private static void inches(Rules rules) {
    rules
        .say(
            "(?<![\\d.,])(?<n>[3-8])['’′] ?(?<i>\\d{1,2})(?:[\"”″]|'')?(?![\\d\\p{L}])",
            m -> m.group("n") + " foot " + m.group("i"))
        .say(
            "(?<n>§NUMBER)(?:[ -]?in\\.(?=,| [\\p{Ll}\\d(x×])|in(?![\\p{L}\\d-])"
                + "|[ -]?in(?= ?[x×] ?\\d| (?:wide|tall|long|deep|thick|high|by|in diameter)))",
            m -> inches(m.group("n")))
        .say(
            "(?<=\\d ?in\\.? ?[x×] ?)(?<n>\\d+(?:\\.\\d+)?) ?in(?!\\p{L})",
            m -> inches(m.group("n")))
        .say(
            "(?<=(?:ft|feet|foot)\\.? )(?<n>\\d{1,2}(?:\\.\\d+)?) in(?!\\p{L})",
            m -> inches(m.group("n")))
        .say(
            "(?<n>§NUMBER)[\"”″](?= (?:TV|OLED|QLED|LED|4K|display|screen|monitor|tablet|laptop|wheels?|rims?|pizza|touchscreen)(?!\\p{L}))",
            m -> number(m) + " inch")
        .say("(?<!(?<!\\d)[\"“][^\"“”]{0,200})(?<n>§NUMBER)[\"”]", m -> inches(m.group("n")))
        .say("(?<=\\d ?(?:cm|mm|m|in|ft|″|\")) ?[x×] ?(?=\\d)", m -> " by ");
  }

  private static void times(Rules rules) {
    rules
        .say(
            "(?<![\\d.,])(?<n>\\d+(?:\\.\\d+)?)(?: ?×|[xX])(?! ?\\d)(?![\\p{L}\\d])"
                + EnglishPer.AFTER_COUNT,
            m -> number(m) + (m.group("n").equals("1") ? " time" : " times") + EnglishPer.each(m))
        .say("(?<![\\p{L}\\d])x(?!86)(?<n>\\d{1,3})(?![\\p{L}\\d-])", m -> "times " + m.group("n"))
        .say(
            "(?<n>§NUMBER) ?(?<w>\\p{Ll}+)" + EnglishPer.COUNTED,
            m -> number(m) + " " + m.group("w") + EnglishPer.each(m))
        .say("(?<n>§NUMBER)" + EnglishPer.COUNTED, m -> number(m) + EnglishPer.each(m));
  }

  private static String number(MatchResult match) {
    return EnglishNumbers.number(match.group("n"));
  }

  private static String measure(MatchResult match) {
    String symbol = match.group("u");
    String said =
        match.group("dash").equals("-")
            ? number(match) + " " + Units.one(symbol, EN)
            : measure(match.group("n"), symbol);
    return said + EnglishPer.per(match);
  }

  private static String measure(String number, String symbol) {
    boolean one = Amount.withPoint(number).one();
    return EnglishNumbers.number(number)
        + " "
        + (one ? Units.one(symbol, EN) : Units.many(symbol, EN));
  }

  private static String inches(String number) {
    return EnglishNumbers.number(number) + (number.equals("1") ? " inch" : " inches");
  }

  /** 1080p is "ten eighty p". */
  private static String lines(MatchResult match) {
    String number = match.group("n");
    String rate = match.group("rate") == null ? "" : " " + match.group("rate");
    return Codes.pair(number, number.length() - 2, Tongue.ENGLISH) + " p" + rate;
  }
}
