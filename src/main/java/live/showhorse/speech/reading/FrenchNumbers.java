package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/** Figures in French text; plain cardinals stay figures, as in {@link EnglishNumbers}. */
final class FrenchNumbers {
  private static final Map<String, String> VULGAR =
      Map.of(
          "½", "un demi", "⅓", "un tiers", "⅔", "deux tiers", "¼", "un quart", "¾", "trois quarts");

  private static final Pattern ELISION =
      Pattern.compile(
          "(?<=(?<!\\p{L})(?:[Dd]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu))e (?=une?(?! à)(?!\\p{L}))");

  private final Rules rules;

  FrenchNumbers() {
    rules = new Rules(Tongue.FRENCH.macros());
    Addresses.addTo(rules, Tongue.FRENCH);
    FigureSigns.addMinusTo(rules, Tongue.FRENCH);
    Versions.addNamedTo(rules, Tongue.FRENCH);
    FrenchNames.addTo(rules);
    FrenchCalendar.addTo(rules);
    Codes.addTo(rules, Tongue.FRENCH, FrenchNames.CONTEXT, FrenchNames::group);
    rules.say("§PHONE", m -> FrenchNames.telephone(m.group()));
    shares();
    FrenchOrdinals.addTo(rules);
    FrenchAmounts.addTo(rules);
    FigureSigns.addTo(rules, Tongue.FRENCH);
    Ranges.addTo(rules, Tongue.FRENCH);
    rules
        .say("§MODEL", FrenchNumbers::model)
        .say("(?<![\\d:])16:9(?![\\d:])", m -> "16 neuvièmes")
        .say("(?<![\\d:])4:3(?![\\d:])", m -> "4 tiers")
        .say(
            "(?<=(?i:score|match|victoire|défaite|gagne|gagné) )§RATIO",
            m -> m.group("a") + " à " + m.group("b"))
        .say("§RATIO", m -> m.group("a") + " pour " + m.group("b"))
        .say(
            "(?<=\\d) ?[x×*] ?(?=\\d+(?:[.,]\\d+)? ?(?:ml|mL|cl|l|L|g|kg|mg)(?![\\p{L}]))",
            m -> " fois ")
        .say("(?<![\\p{L}\\d])x(?!86)(?<n>\\d{1,3})(?![\\p{L}\\d-])", m -> "fois " + m.group("n"))
        .say("§BY", m -> " par ");
    Versions.addTo(rules, Tongue.FRENCH);
    rules
        .say("(?<n>§NUMBER)", m -> number(m.group("n")))
        .say("(?<=[\\p{L}\\d%°]) ?/ ?(?=\\d)", m -> ", ")
        .say("(?<!\\p{L})et/ou(?!\\p{L})", m -> "et ou")
        .say("(?<=(?<!\\p{L})\\p{L}{2,20})/(?=\\p{L}{2})", m -> " ou ");
  }

  String inWords(String text) {
    // One says "d'une" and "qu'un".
    return ELISION.matcher(rules.apply(text)).replaceAll("'");
  }

  private void shares() {
    rules
        .say(
            "(?<![\\d/.,])(?<a>\\d{1,3}(?:[.,]\\d+)?) ?/ ?(?<b>5|10|20|100)(?![\\d/]|[.,]\\d)",
            m -> number(m.group("a")) + " sur " + m.group("b"))
        .say(
            "(?<=(?i:not[eé]e?s?|notes?|score|donnent|donne|avis|étoiles|page|partie|épisode|étape)(?: de| à| :)? )(?<a>\\d{1,3}(?:,\\d+)?)/(?<b>\\d{1,3})(?![\\d/])",
            m -> number(m.group("a")) + " sur " + m.group("b"))
        .say(
            "(?<![\\d/.,])(?:1/2|½) (?=(?<noun>\\p{Ll}{3,})(?!\\p{L}))",
            m -> (Genders.frenchFeminine(m.group("noun"), "") ? "une" : "un") + " demi ")
        .say(
            "(?<![\\d/.,])(?:1/2|½) ?(?<u>§UNIT)",
            m -> Units.one(m.group("u"), Language.FRENCH).replaceFirst("^(une?) ", "$1 demi "))
        .say(
            "(?<whole>\\d{1,3}) ?(?:1/2|½) (?<noun>\\p{Ll}{3,})",
            m -> andAHalf(m.group("whole"), m.group("noun")))
        .say("(?<whole>\\d{1,3}) 1/2(?![\\d/])", m -> m.group("whole") + " et demi")
        .maybe("§FRACTION", FrenchNumbers::fraction)
        .say("(?<=\\d) ?½", m -> " et demi")
        .say("[½⅓⅔¼¾]", m -> VULGAR.get(m.group()))
        .maybe(
            "(?<![\\d/])(?<d>\\d{1,2})/(?<mo>\\d{1,2})(?![\\d/]|[.,]\\d)",
            m ->
                Calendar.date(m.group("mo"), m.group("d"))
                    ? Optional.of(FrenchCalendar.dayAndMonth(m))
                    : Optional.empty())
        .say(
            "(?<![\\d/.,])(?<a>\\d{1,3})/(?<b>\\d{1,3})(?![\\d/]|[.,]\\d)",
            m ->
                m.group("a")
                    + (Integer.parseInt(m.group("a")) + Integer.parseInt(m.group("b")) == 100
                        ? " "
                        : " sur ")
                    + m.group("b"));
  }

  private static String andAHalf(String whole, String noun) {
    boolean feminine = Genders.frenchFeminine(noun, "");
    return (feminine ? FrenchOrdinals.feminine(whole) : whole)
        + " "
        + noun
        + (feminine ? " et demie" : " et demi");
  }

  static String number(String number) {
    Amount amount = Amount.withComma(number);
    if (amount.decimal()) {
      String fraction = amount.fraction();
      boolean single = fraction.length() > 2 || fraction.startsWith("0");
      return amount.whole() + " virgule " + (single ? Tongue.FRENCH.oneByOne(fraction) : fraction);
    }
    return amount.digitByDigit() ? Tongue.FRENCH.oneByOne(amount.whole()) : amount.whole();
  }

  private static Optional<String> fraction(MatchResult match) {
    if (!Calendar.fraction(match.group("a"), match.group("b"))) {
      return Optional.empty();
    }
    int above = Integer.parseInt(match.group("a"));
    String below =
        switch (match.group("b")) {
          case "2" -> "demi";
          case "3" -> "tiers";
          case "4" -> "quart";
          default -> Numerals.frenchOrdinal(match.group("b"));
        };
    return Optional.of(
        Tongue.FRENCH.digit(above)
            + " "
            + below
            + (above > 1 && !below.equals("tiers") ? "s" : ""));
  }

  private static String model(MatchResult match) {
    String rest = match.group("rest");
    return match.group("letters")
        + " "
        + Codes.figures(match.group("digits"), Tongue.FRENCH)
        + (rest.isEmpty() ? "" : " " + rest);
  }
}
