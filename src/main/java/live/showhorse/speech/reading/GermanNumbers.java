package live.showhorse.speech.reading;

import java.util.Optional;
import java.util.regex.MatchResult;

/** Figures in German text; plain cardinals stay figures, as in {@link EnglishNumbers}. */
final class GermanNumbers {
  /** Names of products before a version, whose point is not a decimal mark. */
  private static final String PRODUCTS =
      "USB(?:-C)?|Bluetooth|Bluhtuhs|Wei-Fei|Windos|HDMI|[Vv]ersion|Ver\\.|[vV]|iOS|Android|Windows|DisplayPort|PCIe|Wi-?Fi|WLAN|Web|Firmware|Update|Industrie|Java|Python|GPT";

  private final Rules rules;

  GermanNumbers() {
    rules = new Rules(Tongue.GERMAN.macros());
    Addresses.addTo(rules, Tongue.GERMAN);
    FigureSigns.addMinusTo(rules, Tongue.GERMAN);
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
        .say("§BY", m -> " mal ")
        .say("(?<=\\d) ?\\+ ?(?=\\d)", m -> " plus ")
        .say("(?<=\\d)\\+(?!\\S)", m -> " plus")
        .maybe("(?<![\\d.,])\\d{1,4}(?:\\.\\d{1,4}){2,3}(?!\\d|[.,]\\d)", m -> version(m.group()))
        .say(
            "(?<=(?<!\\p{L})(?:"
                + PRODUCTS
                + ")[ -]?)(?<a>\\d{1,3})\\.(?<b>\\d{1,2})(?!\\d|[.,]\\d)",
            m -> m.group("a") + " Punkt " + m.group("b"))
        .say("(?<![\\d.,])(?<n>\\d{1,3})\\.0(?!\\d|[.,]\\d)", m -> m.group("n") + " Punkt null")
        .say("(?<n>§NUMBER)", m -> number(m.group("n")))
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

  /** 2.0.1, but 1.299.000 is a number. */
  private static Optional<String> version(String written) {
    return written.matches("\\d{1,3}(?:\\.\\d{3})+")
        ? Optional.empty()
        : Optional.of(written.replace(".", " Punkt "));
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
