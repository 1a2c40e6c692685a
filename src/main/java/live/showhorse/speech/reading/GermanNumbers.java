package live.showhorse.speech.reading;

import java.util.regex.MatchResult;

/** Figures in German text; plain cardinals stay figures, as in {@link EnglishNumbers}. */
final class GermanNumbers {
  private final Rules rules;

  GermanNumbers() {
    rules = new Rules(Tongue.GERMAN.macros());
    Addresses.addTo(rules, Tongue.GERMAN);
    FigureSigns.addMinusTo(rules, Tongue.GERMAN);
    Versions.addNamedTo(rules, Tongue.GERMAN);
    GermanNames.addTo(rules);
    GermanCalendar.addTo(rules);
    GermanOrdinals.addTo(rules);
    rules.say(
        "(?<![\\d.,+])\\(?0\\d{1,4}\\)?(?: ?[/-] ?| )\\d{2,12}(?:[ -]\\d{2,8}){0,4}(?![\\d]|[.,]\\d)",
        m -> telephone(m.group()));
    Codes.addTo(rules, Tongue.GERMAN, GermanNames.CONTEXT, Tongue.GERMAN::oneByOne);
    rules.say("§PHONE", m -> telephone(m.group()));
    GermanShares.addTo(rules);
    GermanOrdinals.addOneTo(rules);
    GermanAmounts.addTo(rules);
    FigureSigns.addTo(rules, Tongue.GERMAN);
    Ranges.addTo(rules, Tongue.GERMAN);
    rules
        .say("§MODEL", GermanNumbers::model)
        .say("§RATIO", m -> m.group("a") + " zu " + m.group("b"))
        .say("(?<![\\p{L}\\d])x(?!86)(?<n>\\d{1,3})(?![\\p{L}\\d-])", m -> "mal " + m.group("n"))
        .say("(?<n>\\d{1,3})-?(?=fach|mal(?!\\p{L}))", GermanNumbers::fold)
        .say("(?<=\\d)-(?=fach)", m -> " ")
        .say("§BY", m -> " mal ");
    Versions.addTo(rules, Tongue.GERMAN);
    rules
        .say("(?<n>§NUMBER)", m -> number(m.group("n")))
        .say("(?<=[\\p{L}\\d%°]) ?/ ?(?=\\d)", m -> ", ")
        .say("(?<!\\p{L})und/oder(?!\\p{L})", m -> "und oder")
        .say("(?<=(?<!\\p{L})\\p{L}{2,20})/(?=\\p{L}{2})", m -> " oder ");
  }

  String inWords(String text) {
    return rules.apply(text);
  }

  static String number(String number) {
    Amount amount = Amount.withComma(number);
    if (amount.decimal()) {
      return amount.whole() + " Komma " + Tongue.GERMAN.oneByOne(amount.fraction());
    }
    return amount.digitByDigit() ? Tongue.GERMAN.oneByOne(amount.whole()) : amount.whole();
  }

  /** dreifach, but 3 mal. */
  private static String fold(MatchResult match) {
    return match.group("n").equals("1") ? "ein" : Numerals.germanYear(match.group("n"));
  }

  private static String telephone(String number) {
    return Numerals.groups(number, Tongue.GERMAN::oneByOne, ", ");
  }

  private static String model(MatchResult match) {
    String rest = match.group("rest");
    return match.group("letters")
        + " "
        + Codes.figures(match.group("digits"), Tongue.GERMAN)
        + (rest.isEmpty() ? "" : " " + rest);
  }
}
