package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** Figures in French text; plain cardinals stay figures, as in {@link EnglishNumbers}. */
final class FrenchNumbers {
  private static final String[] NAMES = {
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"
  };
  private static final String MONTH =
      "(?<month>janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)";
  private static final Map<String, String> VULGAR =
      Map.of(
          "½", "un demi", "⅓", "un tiers", "⅔", "deux tiers", "¼", "un quart", "¾", "trois quarts");
  private static final Language FR = Language.FRENCH;

  private final Rules rules;

  FrenchNumbers() {
    rules =
        new Rules(Patterns.macros(Patterns.COMMA_NUMBER))
            .say("§ISO", m -> written(m))
            .say(
                "(?<![\\d.,])(?:\\+33 ?|0)[1-9](?:[ .-]?\\d\\d){4}(?!\\d)",
                m -> telephone(m.group()))
            .say(
                "(?<![\\d/.])(?<d>0?[1-9]|[12]\\d|3[01])(?<sep>[/.])(?<mo>0?[1-9]|1[0-2])\\k<sep>(?<y>(?:19|20)\\d\\d)(?!\\d)",
                FrenchNumbers::written)
            .say("(?<![\\d.])0?1 " + MONTH, m -> "premier " + m.group("month"))
            .say("§PHONE", m -> telephone(m.group()))
            .say(
                "(?<![\\d:.])(?<h>[01]?\\d|2[0-4]) ?[hH](?: ?(?<m>[0-5]\\d))?(?![\\p{L}\\d])",
                m -> time(m.group("h"), m.group("m")))
            .say("§TIME", m -> time(m.group("h"), m.group("m")))
            .say("24/24", m -> "24 heures sur 24")
            .say("7/7", m -> "7 jours sur 7")
            .maybe("§FRACTION", FrenchNumbers::fraction)
            .say("(?<=\\d) ?½", m -> " et demi")
            .say("[½⅓⅔¼¾]", m -> VULGAR.get(m.group()))
            .maybe(
                "(?<![\\d/])(?<d>\\d{1,2})/(?<mo>\\d{1,2})(?![\\d/])",
                m ->
                    Calendar.date(m.group("mo"), m.group("d"))
                        ? Optional.of(dayAndMonth(m))
                        : Optional.empty())
            .say("(?<![\\d.,])1(?:er|ᵉʳ)(?![\\p{L}])", m -> "premier")
            .say("(?<![\\d.,])1(?:re|ère|ere)(?![\\p{L}])", m -> "première")
            .say(
                "(?<![\\d.,])2nde?(?![\\p{L}])",
                m -> m.group().endsWith("e") ? "seconde" : "second")
            .say(
                "(?<![\\d.,])(?<n>\\d+)(?:e|è|ème|eme|ième)(?<s>s?)(?![\\p{L}])",
                m -> Numerals.frenchOrdinal(m.group("n")) + m.group("s"))
            .say("(?<s>§CURRENCY) ?(?<n>§PRICE)", m -> price(m.group("n"), m.group("s")))
            .say(
                "(?<![\\d.,])(?<n>\\d+)€(?<c>\\d\\d)(?!\\d)",
                m -> price(m.group("n") + "," + m.group("c"), "€"))
            .say(
                "(?<![\\d.,])(?<n>§PRICE) ?(?<s>§CURRENCY)", m -> price(m.group("n"), m.group("s")))
            .say("(?<=^| )[-−] ?(?=\\d+ ?%)", m -> "moins ")
            .say("(?<n>§NUMBER) ?%", m -> number(m.group("n")) + " pour cent")
            .say("(?<n>§NUMBER) ?(?<u>§UNIT)", m -> unit(m.group("n"), m.group("u")))
            .say("(?<n>\\d+) ?[xX](?![\\p{L}\\d]| ?\\d)", m -> m.group("n") + " fois")
            .say("§MODEL", FrenchNumbers::model)
            .say("§RATIO", m -> m.group("a") + " pour " + m.group("b"))
            .say("§SIZES", m -> " à ")
            .say("§TO", m -> " à ")
            .say(
                "(?<=\\d) ?[x×*] ?(?=\\d+(?:[.,]\\d+)? ?(?:ml|mL|cl|l|L|g|kg|mg)(?![\\p{L}]))",
                m -> " fois ")
            .say("§BY", m -> " par ")
            .say("(?<=\\d) ?\\+ ?(?=\\d)", m -> " plus ")
            .say("(?<n>§NUMBER)", m -> number(m.group("n")));
  }

  String inWords(String text) {
    return rules.apply(text);
  }

  private static String number(String number) {
    Amount amount = Amount.withComma(number);
    if (amount.decimal()) {
      String fraction = amount.fraction();
      boolean single = fraction.length() > 2 || fraction.startsWith("0");
      return amount.whole() + " virgule " + (single ? names(fraction) : fraction);
    }
    return amount.digitByDigit() ? names(amount.whole()) : amount.whole();
  }

  private static String names(String digits) {
    var words = new StringBuilder();
    digits.chars().forEach(d -> words.append(words.isEmpty() ? "" : " ").append(NAMES[d - '0']));
    return words.toString();
  }

  private static String dayAndMonth(MatchResult match) {
    String day = Calendar.plain(match.group("d"));
    return (day.equals("1") ? "premier" : day)
        + " "
        + Calendar.FRENCH.get(Integer.parseInt(match.group("mo")) - 1);
  }

  private static String written(MatchResult match) {
    return dayAndMonth(match) + " " + match.group("y");
  }

  /** Telephone numbers are said in pairs of digits. */
  private static String telephone(String number) {
    String digits = number.replaceAll("\\D", "");
    var words = new StringBuilder();
    int at = 0;
    if (digits.length() % 2 == 1) {
      words.append(digits, 0, 1);
      at = 1;
    }
    for (; at < digits.length(); at += 2) {
      String pair = digits.substring(at, at + 2);
      words
          .append(words.isEmpty() ? "" : ", ")
          .append(pair.startsWith("0") ? "zéro " + pair.charAt(1) : pair);
    }
    return words.toString();
  }

  private static String time(String hour, String minute) {
    String h = Calendar.plain(hour);
    String hours =
        switch (h) {
          case "0" -> "zéro heure";
          case "1" -> "une heure";
          default -> h + " heures";
        };
    return minute == null || minute.equals("00") ? hours : hours + " " + Calendar.plain(minute);
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
        NAMES[above] + " " + below + (above > 1 && !below.equals("tiers") ? "s" : ""));
  }

  private static String price(String number, String symbol) {
    Amount amount = Amount.price(number);
    boolean one = amount.whole().equals("1") || amount.whole().equals("0");
    String name = Currency.of(symbol, FR).name(FR, one);
    if (!amount.decimal()) {
      return amount.whole() + " " + name;
    }
    String cents = amount.cents().replaceFirst("^0", "");
    return amount.whole().equals("0")
        ? cents + " centime" + (cents.equals("1") ? "" : "s")
        : amount.whole() + " " + name + " " + cents;
  }

  /** Up to two the unit is in the singular: 1,5 litre. */
  private static String unit(String number, String symbol) {
    Amount amount = Amount.withComma(number);
    if (amount.one()) {
      return Units.one(symbol, FR);
    }
    boolean singular = amount.whole().equals("0") || amount.whole().equals("1");
    String name =
        singular ? Units.one(symbol, FR).replaceFirst("^une? ", "") : Units.many(symbol, FR);
    return number(number) + " " + name;
  }

  private static String model(MatchResult match) {
    String digits = match.group("digits");
    return match.group("letters")
        + " "
        + (digits.startsWith("0") ? names(digits) : digits)
        + (match.group("rest").isEmpty() ? "" : " " + match.group("rest"));
  }
}
