package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** Figures in German text; plain cardinals stay figures, as in {@link EnglishNumbers}. */
final class GermanNumbers {
  private static final String[] NAMES = {
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"
  };

  /** After these an ordinal ends in -en. */
  private static final String DATIVE =
      "(?<after>(?<![\\p{L}])(?:[Aa]m|[Vv]om|[Zz]um|[Bb]eim|[Dd]em|[Dd]en|[Bb]is|[Aa]b|[Ss]eit|[Ii]m|[Nn]ach dem|[Dd]er|[Dd]es) )";

  private static final String MONTH =
      "(?<month>Jan(?:uar|\\.)|Feb(?:ruar|\\.)|März|Apr(?:il|\\.)|Mai|Jun[i.]|Jul[i.]|Aug(?:ust|\\.)|Sept?(?:ember|\\.)|Okt(?:ober|\\.)|Nov(?:ember|\\.)|Dez(?:ember|\\.))";
  private static final String COUNTED_IN_ORDER =
      "(?=Platz|Klasse|Stock|Etage|Tag|Mal|Jahr|Advent|Geburtstag|Weihnachtstag|Stelle|Preis|Generation|Auflage|Kunde|Kundin|Bestellung|Woche)";
  private static final Map<String, String> VULGAR =
      Map.of(
          "½",
          "ein halb",
          "⅓",
          "ein Drittel",
          "⅔",
          "zwei Drittel",
          "¼",
          "ein Viertel",
          "¾",
          "drei Viertel");
  private static final Language DE = Language.GERMAN;

  private final Rules rules;

  GermanNumbers() {
    rules =
        new Rules(Patterns.macros(Patterns.COMMA_NUMBER))
            .say("§ISO", m -> written(m, false))
            .say(
                "(?:"
                    + DATIVE
                    + ")?(?<![\\d.])(?<d>0?[1-9]|[12]\\d|3[01])\\. ?(?<mo>0?[1-9]|1[0-2])\\.(?: ?(?<y>(?:19|20)\\d\\d))?(?![\\d])",
                GermanNumbers::numeric)
            .say(
                "(?<=[Vv]om |[Zz]wischen dem )(?<d>\\d{1,2})\\.(?= (?:bis|und) (?:zum |dem )?\\d{1,2}\\.)",
                m -> ordinal(m.group("d"), true))
            .say(
                "(?:" + DATIVE + ")?(?<![\\d.])(?<d>0?[1-9]|[12]\\d|3[01])\\. " + MONTH,
                m ->
                    before(m)
                        + ordinal(m.group("d"), m.group("after") != null)
                        + " "
                        + month(m.group("month")))
            .say(
                "(?:" + DATIVE + ")?(?<![\\d.,])(?<d>\\d{1,2})\\. " + COUNTED_IN_ORDER,
                m -> before(m) + named(m) + " ")
            .say("(?<![\\d.,])0\\d{2,4}[ /-]\\d{4,8}(?!\\d)", m -> telephone(m.group()))
            .say("§PHONE", m -> telephone(m.group()))
            .say(
                "(?<![\\d:.])(?<h>[01]?\\d|2[0-4])[:.](?<m>[0-5]\\d) ?(?:Uhr|h(?![\\p{L}]))",
                GermanNumbers::time)
            .say("§TIME", GermanNumbers::time)
            .maybe("(?:(?<whole>\\d+) )?§FRACTION", GermanNumbers::fraction)
            .say(
                "(?<whole>\\d+) ?½",
                m -> m.group("whole").equals("1") ? "eineinhalb" : m.group("whole") + "einhalb")
            .say("[½⅓⅔¼¾]", m -> VULGAR.get(m.group()))
            .say(
                "(?<=(?:[Ss]eit|[Ii]m Jahr|[Jj]ahr|[Uu]m|[Aa]nno) )(?<y>1[1-9]\\d\\d)(?![\\d.,])",
                m -> Numerals.germanYear(m.group("y")))
            .say(
                "(?<![\\d.,])(?<n>\\d{1,3}(?:\\.\\d{3})*|\\d+),[-–—]{1,2}(?: ?(?:€|Euro))?(?! ?\\d)",
                m -> Amount.withComma(m.group("n")).whole() + " Euro")
            .say("(?<s>§CURRENCY) ?(?<n>§PRICE)", m -> price(m.group("n"), m.group("s")))
            .say(
                "(?<![\\d.,])(?<n>§PRICE) ?(?<s>§CURRENCY)", m -> price(m.group("n"), m.group("s")))
            .say("(?<=^| )- ?(?=\\d+ ?%)", m -> "minus ")
            .say("(?<n>§NUMBER) ?%", m -> number(m.group("n")) + " Prozent")
            .say("(?<n>§NUMBER) ?(?<u>§UNIT)", m -> unit(m.group("n"), m.group("u")))
            .say("(?<n>\\d+) ?[xX](?![\\p{L}\\d]| ?\\d)", m -> m.group("n") + " mal")
            .say("§MODEL", GermanNumbers::model)
            .say("§RATIO", m -> m.group("a") + " zu " + m.group("b"))
            .say("§SIZES", m -> " bis ")
            .say("§TO", m -> " bis ")
            .say("§BY", m -> " mal ")
            .say("(?<=\\d) ?\\+ ?(?=\\d)", m -> " plus ")
            .say("(?<n>§NUMBER)", m -> number(m.group("n")));
  }

  String inWords(String text) {
    return rules.apply(text);
  }

  private static String number(String number) {
    Amount amount = Amount.withComma(number);
    if (amount.decimal()) {
      return amount.whole() + " Komma " + names(amount.fraction());
    }
    return amount.digitByDigit() ? names(amount.whole()) : amount.whole();
  }

  private static String names(String digits) {
    var words = new StringBuilder();
    digits.chars().forEach(d -> words.append(words.isEmpty() ? "" : " ").append(NAMES[d - '0']));
    return words.toString();
  }

  private static String before(MatchResult match) {
    return match.group("after") == null ? "" : match.group("after");
  }

  private static String ordinal(String number, boolean dative) {
    return Numerals.germanOrdinal(Calendar.plain(number), dative ? "n" : "r");
  }

  /** "der 1. Platz" is "erste", "am 1. Platz" is "ersten". */
  private static String named(MatchResult match) {
    String after = before(match).strip();
    String number = Calendar.plain(match.group("d"));
    return after.equalsIgnoreCase("der")
        ? Numerals.germanOrdinal(number, "n").replaceFirst("n$", "")
        : Numerals.germanOrdinal(number, after.isEmpty() ? "r" : "n");
  }

  private static String month(String written) {
    String start = written.substring(0, 3);
    return Calendar.GERMAN.stream()
        .filter(name -> name.startsWith(start))
        .findFirst()
        .orElse(written);
  }

  private static String written(MatchResult match, boolean dative) {
    String month = Calendar.GERMAN.get(Integer.parseInt(match.group("mo")) - 1);
    String year = match.group("y") == null ? "" : " " + match.group("y");
    return ordinal(match.group("d"), dative) + " " + month + year;
  }

  private static String numeric(MatchResult match) {
    return before(match) + written(match, match.group("after") != null);
  }

  private static String telephone(String number) {
    return Numerals.groups(number, GermanNumbers::names, ", ");
  }

  private static String time(MatchResult match) {
    String hour = Calendar.plain(match.group("h"));
    String minute = Calendar.plain(match.group("m"));
    String hours = hour.equals("1") ? "ein" : hour;
    return hours + " Uhr" + (minute.equals("0") ? "" : " " + minute);
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
            + (above == 1 ? "ein" : NAMES[above])
            + " "
            + Character.toUpperCase(part.charAt(0))
            + part.substring(1));
  }

  private static String price(String number, String symbol) {
    Amount amount = Amount.price(number);
    String name = Currency.of(symbol, DE).name(DE, false);
    if (!amount.decimal()) {
      return (amount.one() ? "ein" : amount.whole()) + " " + name;
    }
    String cents = amount.cents().replaceFirst("^0", "");
    return amount.whole().equals("0")
        ? (cents.equals("1") ? "ein" : cents) + " Cent"
        : (amount.whole().equals("1") ? "ein" : amount.whole()) + " " + name + " " + cents;
  }

  private static String unit(String number, String symbol) {
    Amount amount = Amount.withComma(number);
    return amount.one() ? Units.one(symbol, DE) : number(number) + " " + Units.many(symbol, DE);
  }

  private static String model(MatchResult match) {
    String digits = match.group("digits");
    boolean single = digits.startsWith("0");
    return match.group("letters")
        + " "
        + (single ? names(digits) : digits)
        + (match.group("rest").isEmpty() ? "" : " " + match.group("rest"));
  }
}
