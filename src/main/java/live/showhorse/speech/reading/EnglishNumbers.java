package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/**
 * Figures in English text. Plain cardinals stay figures: every voice reads those; what has a form
 * of its own (dates, ordinals, prices) is put into words.
 */
final class EnglishNumbers {
  private static final String[] NAMES = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
  };
  private static final String MONTH =
      "(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
  private static final Map<String, String> VULGAR =
      Map.of(
          "½",
          "one half",
          "⅓",
          "one third",
          "⅔",
          "two thirds",
          "¼",
          "one quarter",
          "¾",
          "three quarters");
  private static final Map<String, String> MAGNITUDES =
      Map.of(
          "k",
          "thousand",
          "K",
          "thousand",
          "M",
          "million",
          "m",
          "million",
          "B",
          "billion",
          "bn",
          "billion",
          "T",
          "trillion");
  private static final Language EN = Language.ENGLISH;

  private final Rules rules;

  EnglishNumbers() {
    rules =
        new Rules(Patterns.macros(Patterns.POINT_NUMBER))
            .say("§ISO", m -> date(m) + ", " + Numerals.englishYear(m.group("y")))
            .say("§PHONE", m -> Numerals.groups(m.group(), group -> names(group, " "), ", "))
            .say(
                "(?<![\\d.])(?:(?<h>0?[1-9]|1[0-2])(?::(?<m>[0-5]\\d))?) ?(?<half>[ap])\\.?m(?:\\.|(?![\\p{L}]))",
                m -> clock(m.group("h"), m.group("m")) + " " + m.group("half") + " m")
            .say("§TIME", m -> clock(m.group("h"), m.group("m")))
            .say("24/7", m -> "twenty-four seven")
            .maybe("§FRACTION", EnglishNumbers::fraction)
            .say(
                "(?<=\\d) ?[½⅓⅔¼¾]",
                m -> " and " + VULGAR.get(m.group().strip()).replaceFirst("^one half", "a half"))
            .say("[½⅓⅔¼¾]", m -> VULGAR.get(m.group()))
            .maybe(
                "§DATE",
                m ->
                    Calendar.date(m.group("mo"), m.group("d"))
                        ? Optional.of(date(m))
                        : Optional.empty())
            .say(
                MONTH + " (?<d>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (?<y>(?:19|20)\\d\\d))?",
                m -> month(m) + " " + day(m) + year(m))
            .say(
                "(?<![\\d.])(?<d>\\d{1,2})(?:st|nd|rd|th)? (?:of )?"
                    + MONTH
                    + "(?![\\p{L}])(?:,? (?<y>(?:19|20)\\d\\d))?",
                m -> "the " + day(m) + " of " + month(m) + year(m))
            .say(
                "(?<n>\\d+)(?:st|nd|rd|th)(?![\\p{L}\\d])",
                m -> Numerals.englishOrdinal(m.group("n")))
            .say(
                "(?<=[Ss]ince |[Ii]n |[Uu]ntil |[Bb]y |[Ff]rom |[Yy]ear )(?<y>(?:19|20)\\d\\d)(?![\\d%.,]\\d|\\d| ?§UNIT)",
                m -> Numerals.englishYear(m.group("y")))
            .say(
                "(?<s>§CURRENCY) ?(?<n>\\d+(?:\\.\\d+)?) ?(?<x>bn|[kKmMBT])(?![\\p{L}])",
                EnglishNumbers::large)
            .say("(?<s>§CURRENCY) ?(?<n>§PRICE)", m -> price(m.group("n"), m.group("s")))
            .say(
                "(?<![\\d.,])(?<n>§PRICE) ?(?<s>§CURRENCY)", m -> price(m.group("n"), m.group("s")))
            .say("(?<n>§NUMBER) ?%", m -> number(m.group("n")) + " percent")
            .say("(?<n>§NUMBER) ?(?<u>§UNIT)", m -> unit(m.group("n"), m.group("u")))
            .say("(?<n>\\d+)[xX](?![\\p{L}\\d])", m -> m.group("n") + " times")
            .say("(?<![\\p{L}\\d])[xX](?<n>\\d+)(?![\\p{L}\\d])", m -> "times " + m.group("n"))
            .say(
                "(?<n>\\d+(?:\\.\\d+)?)\"(?= (?:TV|OLED|QLED|LED|4K|display|screen|monitor))",
                m -> number(m.group("n")) + " inch")
            .say("#(?<n>\\d+)", m -> "number " + m.group("n"))
            .say("§MODEL", EnglishNumbers::model)
            .say("§RATIO", m -> m.group("a") + " to " + m.group("b"))
            .say("§SIZES", m -> " to ")
            .say("§TO", m -> " to ")
            .say(
                "(?<=\\d) ?[x×*] ?(?=\\d+(?:[.,]\\d+)? ?(?:ml|mL|cl|l|L|g|kg|mg)(?![\\p{L}]))",
                m -> " times ")
            .say("§BY", m -> " by ")
            .say("(?<=\\d) ?\\+ ?(?=\\d)", m -> " plus ")
            .say("(?<=\\d)\\+(?!\\S)", m -> " plus")
            .say("(?<n>§NUMBER)", m -> number(m.group("n")));
  }

  String inWords(String text) {
    return rules.apply(text);
  }

  private static String number(String number) {
    Amount amount = Amount.withPoint(number);
    if (amount.decimal()) {
      return amount.whole() + " point " + names(amount.fraction(), " ");
    }
    return amount.digitByDigit() ? names(amount.whole(), " ") : amount.whole();
  }

  private static String names(String digits, String between) {
    var words = new StringBuilder();
    digits
        .chars()
        .forEach(d -> words.append(words.isEmpty() ? "" : between).append(NAMES[d - '0']));
    return words.toString();
  }

  private static String date(MatchResult match) {
    return Calendar.ENGLISH.get(Integer.parseInt(match.group("mo")) - 1) + " " + day(match);
  }

  /** The whole name, also of an abbreviation. */
  private static String month(MatchResult match) {
    String start = match.group("month").substring(0, 3);
    return Calendar.ENGLISH.stream()
        .filter(name -> name.startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private static String day(MatchResult match) {
    return Numerals.englishOrdinal(Calendar.plain(match.group("d")));
  }

  private static String year(MatchResult match) {
    return match.group("y") == null ? "" : ", " + Numerals.englishYear(match.group("y"));
  }

  private static String clock(String hour, String minute) {
    String h = Calendar.plain(hour);
    int number = Integer.parseInt(h);
    if (minute == null || minute.equals("00")) {
      return minute == null ? h : number > 12 || number == 0 ? h + " hundred" : h + " o'clock";
    }
    return h + (minute.startsWith("0") ? " oh " + minute.charAt(1) : " " + minute);
  }

  private static Optional<String> fraction(MatchResult match) {
    if (!Calendar.fraction(match.group("a"), match.group("b"))) {
      return Optional.empty();
    }
    int above = Integer.parseInt(match.group("a"));
    String below =
        switch (match.group("b")) {
          case "2" -> "half";
          case "4" -> "quarter";
          default -> Numerals.englishOrdinal(match.group("b"));
        };
    return Optional.of(NAMES[above] + " " + below + (above > 1 ? "s" : ""));
  }

  private static String large(MatchResult match) {
    return number(match.group("n"))
        + " "
        + MAGNITUDES.get(match.group("x"))
        + " "
        + Currency.of(match.group("s"), EN).name(EN, false);
  }

  private static String price(String number, String symbol) {
    Amount amount = Amount.price(number);
    Currency currency = Currency.of(symbol, EN);
    String name = currency.name(EN, amount.whole().equals("1"));
    if (!amount.decimal()) {
      return amount.whole() + " " + name;
    }
    String cents = amount.cents().replaceFirst("^0", "");
    String minor = currency == Currency.POUND ? "pence" : cents.equals("1") ? "cent" : "cents";
    return amount.whole().equals("0")
        ? cents + " " + minor
        : amount.whole() + " " + name + " and " + cents + " " + minor;
  }

  private static String unit(String number, String symbol) {
    Amount amount = Amount.withPoint(number);
    return number(number) + " " + (amount.one() ? Units.one(symbol, EN) : Units.many(symbol, EN));
  }

  private static String model(MatchResult match) {
    String digits = match.group("digits");
    boolean single = digits.startsWith("0") || digits.length() == 3 && !digits.endsWith("00");
    return match.group("letters")
        + " "
        + (single ? names(digits, " ") : digits)
        + (match.group("rest").isEmpty() ? "" : " " + match.group("rest"));
  }
}
