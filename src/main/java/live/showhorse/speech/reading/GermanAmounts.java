package live.showhorse.speech.reading;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** German prices, measures and large numbers, and what they are counted by ("8 €/Monat"). */
final class GermanAmounts {
  private static final Language DE = Language.GERMAN;

  private static final Map<String, String> LARGE =
      Map.of(
          "Mio", "Million Millionen",
          "M", "Million Millionen",
          "Mrd", "Milliarde Milliarden",
          "Mia", "Milliarde Milliarden",
          "Bio", "Billion Billionen",
          "Tsd", "tausend tausend",
          "T", "tausend tausend",
          "k", "tausend tausend",
          "K", "tausend tausend");

  private static final Map<String, String> PER =
      Map.ofEntries(
          Map.entry("Pers", "Person"),
          Map.entry("P", "Person"),
          Map.entry("Mt", "Monat"),
          Map.entry("Mo", "Monat"),
          Map.entry("mtl", "Monat"),
          Map.entry("J", "Jahr"),
          Map.entry("Wo", "Woche"),
          Map.entry("Fl", "Flasche"),
          Map.entry("St", "Stück"),
          Map.entry("Btl", "Beutel"),
          Map.entry("Pack", "Packung"),
          Map.entry("Pckg", "Packung"));

  private static final String CONTAINERS =
      "Tag|Woche|Monat|Jahr|Nacht|Stunde|Std|Minute|Sekunde|Person|Pers|Karton|Packung|Pack|Pkg|Beutel|Box|Kiste|Flasche|Dose|Stück|Stk|St|Set|Paar|Kunde"
          + "|Haushalt|Bestellung|Portion|Quartal|Seite|Raum|Zimmer|Einheit|Tube|Tüte|Rolle|Palette|Teilnehmer|Tablette|Kapsel|kg|h|min";

  private GermanAmounts() {}

  static void addTo(Rules rules) {
    String per = "(?<per>(?: ?/ ?(?:(?:\\d+(?:,\\d+)? ?)?§UNIT|\\p{L}+)(?:\\.(?=,| \\S))?){1,2})?";
    String one = GermanOrdinals.BEFORE_ONE;
    rules
        .say(
            "(?<![\\d.,])(?<n>\\d{1,3}(?:\\.\\d{3})*|\\d+),[-–—]{1,2}(?: ?(?:€|Euro))?(?! ?\\d)",
            m ->
                (m.group("n").equals("1") ? "ein" : Amount.withComma(m.group("n")).whole())
                    + " Euro")
        .say(
            "(?<!\\p{L})à 1 ?(?<s>§CURRENCY)",
            m -> {
              String name = Currency.of(m.group("s"), DE).name(DE, true);
              return "zu " + GermanOrdinals.one("zu", name) + " " + name;
            })
        .say("(?<!\\p{L})à (?=\\d|§CURRENCY)", m -> "zu ")
        .say(
            one
                + "(?<n>§NUMBER) ?(?<x>Mio|Mrd|Mia|Bio|Tsd)\\.?(?<plus>\\+)?(?: ?(?<s>§CURRENCY))?"
                + per,
            m -> large(m) + per(m))
        .say(
            "(?<s>§CURRENCY) ?(?<n>§NUMBER) ?(?<x>Mio|Mrd|Mia|Bio|Tsd|[kKMT])(?!\\p{L})\\.?"
                + per
                + "(?<before>)(?<plus>)",
            m -> large(m) + per(m))
        .say(
            "(?<n>§NUMBER) ?(?<x>[kKMT])(?<s>[€$£])" + per + "(?<before>)(?<plus>)",
            m -> large(m) + per(m))
        .say(
            "(?<n>§NUMBER) (?<word>Million(?:en)?|Milliarden?|Billion(?:en)?|[Tt]ausend) ?(?<s>§CURRENCY)"
                + per,
            m ->
                number(m.group("n"))
                    + " "
                    + m.group("word")
                    + " "
                    + Currency.of(m.group("s"), DE).name(DE, false)
                    + per(m))
        .say(
            "(?<s>§CURRENCY) ?(?<n>\\d{1,6}) ?[-–] ?(?<to>\\d{1,6})(?!\\d|[.,]\\d| ?(?:%|§CURRENCY|-))"
                + per,
            m ->
                m.group("n")
                    + " bis "
                    + m.group("to")
                    + " "
                    + Currency.of(m.group("s"), DE).name(DE, false)
                    + per(m))
        .say("(?<s>§CURRENCY) ?(?<n>§PRICE)" + per + "(?<before>)", m -> price(m) + per(m))
        .say(
            "Fr\\. ?(?<n>\\d+(?:['’]\\d{3})*[.,](?:\\d\\d|[-–]+))(?!\\d)",
            m -> coins(Amount.price(m.group("n").replaceFirst("[-–]+$", "00")), "Franken"))
        .say(
            "(?<![\\d.,])(?<n>\\d+) Fr\\.(?!\\s\\p{Lu}\\p{Ll})",
            m -> (m.group("n").equals("1") ? "ein" : m.group("n")) + " Franken")
        .say(one + "(?<![\\d.,])(?<n>§PRICE) ?(?<s>§CURRENCY)" + per, m -> price(m) + per(m))
        .say("(?<![\\d.,])(?<n>\\d+) ?ct(?!\\p{L})\\.?" + per, m -> m.group("n") + " Cent" + per(m))
        .say(
            "(?<![\\d.,])(?<n>[48]|16)K(?!\\p{L}|\\+)(?! (?:Follower|Aufrufe|Nutzer|Kunden|Abonnenten|Likes|Fans|Bewertungen))",
            m -> m.group("n") + " K")
        .say(
            "(?<n>§NUMBER)(?<x>[kK]| k(?= \\p{L})|M(?=\\+| \\p{Lu}\\p{Ll}))(?!\\p{L})(?<plus>\\+)?",
            GermanAmounts::count)
        .say("(?<n>§NUMBER) ?%(?=ig)", m -> number(m.group("n")) + " prozent")
        .say("(?<n>§NUMBER) ?%" + per, m -> number(m.group("n")) + " Prozent" + per(m))
        .say(
            "(?<![\\d.,])(?<n>\\d+,\\d+|(?<=[VW] ?/ ?)\\d+) ?A(?![\\p{L}\\d])",
            m -> number(m.group("n")) + " Ampere")
        .say("(?<n>§NUMBER) ?‰", m -> number(m.group("n")) + " Promille")
        .say(
            "(?<n>§NUMBER) ?(?<u>§UNIT) ?/ ?(?!100|1000)(?<other>\\d+(?:,\\d+)?) ?(?<unit>§UNIT)",
            m ->
                measure(null, m.group("n"), m.group("u"))
                    + " oder "
                    + measure(null, m.group("other"), m.group("unit")))
        .say(
            one + "(?<n>§NUMBER)[ -]?(?<u>§UNIT)(?:\\.(?=,| \\S))?" + per,
            m -> before(m) + measure(m.group("before"), m.group("n"), m.group("u")) + per(m))
        .say(
            "(?<!(?<!\\d)[\"“„][^\"“”„]{0,200})(?<n>§NUMBER)(?:[\"”]|-?″)",
            m -> number(m.group("n")) + " Zoll")
        .say(
            "(?<n>§NUMBER) ?[xX×](?![\\p{L}\\d]| ?\\d)(?<per>(?: ?/ ?(?:"
                + CONTAINERS
                + ")(?!\\p{L}))?)",
            m -> number(m.group("n")) + " mal" + per(m))
        .say(
            "(?<n>§NUMBER) ?(?<word>\\p{L}+) ?/ ?(?<per>(?:" + CONTAINERS + "))(?!\\p{L})",
            m -> number(m.group("n")) + " " + m.group("word") + per(m))
        .say(
            "(?<n>§NUMBER) ?/ ?(?<per>(?:" + CONTAINERS + "))(?!\\p{L})",
            m -> number(m.group("n")) + per(m))
        .say("(?<=\\d ?(?:cm|mm|m|″|\")) ?[x×] ?(?=\\d)", m -> " mal ");
  }

  private static String number(String number) {
    return GermanNumbers.number(number);
  }

  private static String before(MatchResult match) {
    return match.group("before") == null || match.group("before").isEmpty()
        ? ""
        : match.group("before") + " ";
  }

  private static String large(MatchResult match) {
    String[] names = LARGE.get(match.group("x").strip()).split(" ");
    boolean one = Amount.withComma(match.group("n")).one();
    String currency =
        match.group("s") == null ? "" : " " + Currency.of(match.group("s"), DE).name(DE, false);
    String number =
        one
            ? (names[0].startsWith("t")
                ? "ein"
                : GermanOrdinals.one(emptyIsNone(match.group("before")), "Million"))
            : number(match.group("n"));
    return before(match) + number + " " + names[one ? 0 : 1] + currency + plus(match);
  }

  private static String emptyIsNone(String before) {
    return before == null || before.isEmpty() ? null : before;
  }

  /** 3,2k is said as the number it is. */
  private static String count(MatchResult match) {
    if (match.group("x").equals("M")) {
      boolean one = Amount.withComma(match.group("n")).one();
      return (one ? "eine Million" : number(match.group("n")) + " Millionen") + plus(match);
    }
    Amount amount = Amount.withComma(match.group("n"));
    String whole =
        new BigDecimal(amount.whole() + "." + amount.fraction() + "0")
            .movePointRight(3)
            .stripTrailingZeros()
            .toPlainString();
    return whole + plus(match);
  }

  private static String plus(MatchResult match) {
    return match.group("plus") == null || match.group("plus").isEmpty() ? "" : " plus";
  }

  private static String price(MatchResult match) {
    Amount amount = Amount.price(match.group("n"));
    Currency currency = Currency.of(match.group("s"), DE);
    if (amount.one()) {
      String name = currency.name(DE, true);
      return before(match)
          + GermanOrdinals.one(emptyIsNone(match.group("before")), name)
          + " "
          + name;
    }
    return before(match) + coins(amount, currency.name(DE, false));
  }

  private static String coins(Amount amount, String name) {
    if (!amount.decimal()) {
      return amount.whole() + " " + name;
    }
    String cents = amount.cents().replaceFirst("^0", "");
    if (amount.whole().equals("0")) {
      String coin = name.equals("Franken") ? "Rappen" : name.equals("Pfund") ? "Pence" : "Cent";
      return (cents.equals("1") ? "ein" : cents) + " " + coin;
    }
    return (amount.whole().equals("1") ? name.endsWith("Kronen") ? "eine" : "ein" : amount.whole())
        + " "
        + name
        + " "
        + cents;
  }

  private static String measure(String before, String number, String symbol) {
    if (!Amount.withComma(number).one()) {
      return number(number) + " " + Units.many(symbol, DE);
    }
    String name = Units.one(symbol, DE).replaceFirst("^\\S+ ", "");
    return before == null
        ? Units.one(symbol, DE)
        : GermanOrdinals.one(before, name.replaceFirst(" .*", "")) + " " + name;
  }

  /** What follows the slashes, each with a space before. */
  private static String per(MatchResult match) {
    String written = match.group("per");
    if (written == null || written.isEmpty()) {
      return "";
    }
    var words = new StringBuilder();
    for (String part : written.strip().replaceFirst("^/", "").split("/")) {
      words.append(" pro ").append(counted(part.strip().replaceFirst("\\.$", "")));
    }
    return words.toString();
  }

  private static String counted(String part) {
    String digits = part.replaceFirst("^(\\d+(?:,\\d+)?)? ?.*$", "$1");
    String word = part.substring(digits.length()).strip();
    if (!digits.isEmpty() && !digits.equals("1")) {
      return number(digits) + " " + (Units.known(word, DE) ? Units.many(word, DE) : word);
    }
    return PER.containsKey(word)
        ? PER.get(word)
        : Units.known(word, DE) ? Units.one(word, DE).replaceFirst("^\\S+ ", "") : word;
  }
}
