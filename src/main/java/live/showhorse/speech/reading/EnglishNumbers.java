package live.showhorse.speech.reading;

import java.util.regex.MatchResult;

/**
 * Figures in English text. Plain cardinals stay figures: every voice reads those; what has a form
 * of its own (dates, ordinals, prices) is put into words.
 */
final class EnglishNumbers {
  private final Rules rules;

  EnglishNumbers() {
    rules = new Rules(Tongue.ENGLISH.macros());
    Addresses.addTo(rules, Tongue.ENGLISH);
    FigureSigns.addMinusTo(rules, Tongue.ENGLISH);
    EnglishNames.addTo(rules);
    EnglishCalendar.addTo(rules);
    Codes.addTo(rules, Tongue.ENGLISH, EnglishNames.CONTEXT, Tongue.ENGLISH::oneByOne);
    rules.say(
        "§PHONE|(?<![\\d.,])(?:\\(\\d{3}\\) ?|\\d{3}[.])\\d{3}[.-]\\d{4}(?![\\d])",
        m -> Numerals.groups(m.group(), Tongue.ENGLISH::oneByOne, ", "));
    EnglishShares.addTo(rules);
    rules.say(
        "(?<!\\d)(?<n>\\d{1,15})(?:st|nd|rd|th|ST|ND|RD|TH)(?![\\p{L}\\d])",
        m -> Numerals.englishOrdinal(m.group("n")));
    EnglishPrices.addTo(rules);
    EnglishMeasures.addTo(rules);
    FigureSigns.addTo(rules, Tongue.ENGLISH);
    Ranges.addTo(rules, Tongue.ENGLISH);
    rules
        .say("§MODEL", EnglishNumbers::model)
        .say("§RATIO", m -> m.group("a") + " to " + m.group("b"))
        .say(
            "(?<=\\d) ?[x×*] ?(?=\\d+(?:[.,]\\d+)? ?(?:ml|mL|cl|l|L|g|kg|mg)(?![\\p{L}]))",
            m -> " times ")
        .say("§BY", m -> " by ")
        .say("(?<!\\p{L})[vV](?=\\d+\\.\\d)", m -> "version ")
        .say("(?<![\\d.,])(?<n>\\d{1,3})\\.0(?!\\d|[.,]\\d)", m -> m.group("n") + " point zero")
        .say("(?<n>§NUMBER)", m -> number(m.group("n")))
        .say("@ ?(?=\\d|\\p{Sc})", m -> " at ")
        .say("(?<=[\\p{L}\\d%°]) ?/ ?(?=\\d)", m -> ", ")
        .say("/(?=or(?!\\p{L}))", m -> " ")
        .say("(?<=(?<!\\p{L})\\p{L}\\p{Ll}{1,14})/(?=\\p{L}\\p{Ll})", m -> " or ");
  }

  String inWords(String text) {
    return rules.apply(text);
  }

  static String number(String number) {
    Amount amount = Amount.withPoint(number);
    if (amount.decimal()) {
      return amount.whole() + " point " + Tongue.ENGLISH.oneByOne(amount.fraction());
    }
    return amount.digitByDigit() ? Tongue.ENGLISH.oneByOne(amount.whole()) : amount.whole();
  }

  private static String model(MatchResult match) {
    String digits = match.group("digits");
    String rest = match.group("rest");
    return match.group("letters")
        + " "
        + Codes.figures(digits, Tongue.ENGLISH)
        + (rest.isEmpty() ? "" : " " + rest);
  }
}
