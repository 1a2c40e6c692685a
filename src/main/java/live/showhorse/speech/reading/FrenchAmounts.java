package live.showhorse.speech.reading;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;
import live.showhorse.speech.reading.Tongue.Sign;

/** French prices, measures and large numbers, and what they are counted by ("8 €/mois"). */
final class FrenchAmounts {
  private static final Language FR = Language.FRENCH;

  private static final Map<String, String> LARGE =
      Map.ofEntries(
          Map.entry("M", "million"),
          Map.entry("Mio", "million"),
          Map.entry("Md", "milliard"),
          Map.entry("Mds", "milliard"),
          Map.entry("Mrd", "milliard"),
          Map.entry("G", "milliard"),
          Map.entry("k", "mille"),
          Map.entry("K", "mille"),
          Map.entry("million", "million"),
          Map.entry("millions", "million"),
          Map.entry("milliard", "milliard"),
          Map.entry("milliards", "milliard"),
          Map.entry("mille", "mille"));

  private static final Map<String, String> PER =
      Map.ofEntries(
          Map.entry("pce", "pièce"),
          Map.entry("pces", "pièce"),
          Map.entry("pc", "pièce"),
          Map.entry("u", "unité"),
          Map.entry("pers", "personne"),
          Map.entry("j", "jour"),
          Map.entry("sem", "semaine"),
          Map.entry("m", "mètre"),
          Map.entry("bt", "bouteille"),
          Map.entry("btl", "bouteille"));

  private static final String CONTAINERS =
      "jours?|j|semaine|sem|mois|an|année|nuit|heure|h|minute|min|seconde|personne|pers|boîte|paquet|sac|sachet|carton|caisse|bouteille|pièce|pce|paire|lot|client"
          + "|foyer|commande|portion|trimestre|page|chambre|unité|tube|rouleau|gélule|comprimé|kg|jour";

  private FrenchAmounts() {}

  static void addTo(Rules rules) {
    String per = "(?<per>(?: ?/ ?(?:(?:\\d+(?:,\\d+)? ?)?§UNIT|\\p{L}+)(?:\\.(?=,| \\S))?){1,2})?";
    String large = "(?<x>Mds?|Mio|Mrd|milliards?|millions?|mille|[kKM])";
    rules
        .say(
            "(?<s>§CURRENCY) ?(?<n>§NUMBER) ?" + large + "(?!\\p{L})(?<plus>\\+)?" + per,
            m -> large(m) + per(m))
        .say(
            "(?<n>§NUMBER) ?" + large + "\\.?(?<plus>) ?(?:d['’])?(?<s>§CURRENCY)" + per,
            m -> large(m) + per(m))
        .say(
            "(?<n>§NUMBER) ?(?<x>Mds?|Mio|Mrd|M(?= d['’e]))(?!\\p{L})\\.?(?<plus>\\+)?",
            FrenchAmounts::count)
        .say(
            "(?<s>§CURRENCY) ?(?<n>\\d{1,6}) ?[-–] ?(?<to>\\d{1,6})(?!\\d|[.,]\\d| ?(?:%|§CURRENCY|-))"
                + per,
            m ->
                m.group("n")
                    + " à "
                    + m.group("to")
                    + " "
                    + Currency.of(m.group("s"), FR).name(FR, false)
                    + per(m))
        .say("(?<s>§CURRENCY) ?(?<n>§PRICE)" + per, m -> price(m.group("n"), m.group("s")) + per(m))
        .say(
            "(?<![\\d.,])(?<n>\\d+)(?<s>[€$£])(?<c>\\d\\d)(?!\\d)" + per,
            m -> price(m.group("n") + "," + m.group("c"), m.group("s")) + per(m))
        .say(
            "(?<![\\d.,])(?<n>§PRICE) ?(?<s>§CURRENCY)" + per,
            m -> price(m.group("n"), m.group("s")) + per(m))
        .say(
            "(?<![\\d.,])(?<n>\\d+) ?(?:cts?|c€)(?!\\p{L})\\.?" + per,
            m -> m.group("n") + (m.group("n").equals("1") ? " centime" : " centimes") + per(m))
        .say(
            "(?<![\\d.,])(?<n>[48]|16)K(?!\\p{L}|\\+)(?! (?:abonnés|vues|avis|clients|fans|likes|followers))",
            m -> m.group("n") + " K")
        .say(
            "(?<n>§NUMBER)(?<x>[kK]| k(?= \\p{L})|M(?=\\+))(?!\\p{L})(?<plus>\\+)?",
            FrenchAmounts::count)
        .say("(?<n>§NUMBER) ?%" + per, m -> number(m.group("n")) + " pour cent" + per(m))
        .say(
            "(?<![\\d.,])(?<n>\\d+,\\d+|(?<=[VW] ?/ ?)\\d+) ?A(?![\\p{L}\\d])",
            m -> number(m.group("n")) + " ampères")
        .say("(?<n>§NUMBER) ?‰", m -> number(m.group("n")) + " pour mille")
        .say(
            "(?<n>§NUMBER) ?(?<u>§UNIT) ?/ ?(?!100|1000)(?<other>\\d+(?:,\\d+)?) ?(?<unit>§UNIT)",
            m ->
                measure(m.group("n"), m.group("u"))
                    + " ou "
                    + measure(m.group("other"), m.group("unit")))
        .say(
            "(?<n>§NUMBER) ?(?<u>§UNIT)(?:\\.(?=,| \\p{Ll}))?" + per,
            m -> measure(m.group("n"), m.group("u")) + per(m))
        .say(
            "(?<!(?<!\\d)[\"“][^\"“”]{0,200})(?<n>§NUMBER)[\"”]",
            m ->
                number(m.group("n"))
                    + (Amount.withComma(m.group("n")).one() ? " pouce" : " pouces"))
        .say(
            "(?<n>§NUMBER) ?[xX×](?![\\p{L}\\d]| ?\\d)(?<per>(?: ?/ ?(?:"
                + CONTAINERS
                + ")(?!\\p{L}))?)",
            m -> number(m.group("n")) + " fois" + per(m))
        .say(
            "(?<n>§NUMBER) ?(?<word>\\p{Ll}+) ?/ ?(?<per>(?:" + CONTAINERS + "))(?!\\p{L})",
            m -> counted(m.group("n"), m.group("word")) + " " + m.group("word") + per(m))
        .say(
            "(?<n>§NUMBER) ?/ ?(?<per>(?:" + CONTAINERS + "))(?!\\p{L})",
            m -> number(m.group("n")) + per(m))
        .say("(?<=\\d ?(?:cm|mm|m|″|\")) ?[x×] ?(?=\\d)", m -> " par ");
  }

  private static String number(String number) {
    return FrenchNumbers.number(number);
  }

  private static String counted(String number, String noun) {
    return Genders.frenchFeminine(noun, "")
        ? FrenchOrdinals.feminine(number(number))
        : number(number);
  }

  private static String large(MatchResult match) {
    String name = LARGE.get(match.group("x").strip());
    String currency = Currency.of(match.group("s"), FR).name(FR, false);
    if (name.equals("mille")) {
      return thousands(match.group("n")) + " " + currency;
    }
    String of = currency.matches("[aeiouyéh].*") ? " d'" : " de ";
    return number(match.group("n")) + " " + name + plural(match) + of + currency;
  }

  private static String plural(MatchResult match) {
    return Amount.withComma(match.group("n")).whole().matches("[01]") ? "" : "s";
  }

  /** 3,2k is said as the number it is. */
  private static String count(MatchResult match) {
    String name = LARGE.get(match.group("x").strip());
    String plus = match.group("plus") == null ? "" : " " + Tongue.FRENCH.say(Sign.PLUS);
    return name.equals("mille")
        ? thousands(match.group("n")) + plus
        : number(match.group("n")) + " " + name + plural(match) + plus;
  }

  private static String thousands(String number) {
    Amount amount = Amount.withComma(number);
    return new BigDecimal(amount.whole() + "." + amount.fraction() + "0")
        .movePointRight(3)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String price(String number, String symbol) {
    Amount amount = Amount.price(number);
    Currency currency = Currency.of(symbol, FR);
    boolean one = amount.whole().equals("1") || amount.whole().equals("0");
    boolean feminine = currency.one(FR).startsWith("une ");
    String name = currency.name(FR, one);
    String whole = feminine ? FrenchOrdinals.feminine(amount.whole()) : amount.whole();
    if (!amount.decimal()) {
      return whole + " " + name;
    }
    String cents = amount.cents().replaceFirst("^0", "");
    if (!amount.whole().equals("0")) {
      return whole + " " + name + " " + cents;
    }
    return feminine && name.equals("livre")
        ? FrenchOrdinals.feminine(cents) + " pence"
        : cents + " centime" + (cents.equals("1") ? "" : "s");
  }

  /** Up to two the unit is in the singular: 1,5 litre. */
  private static String measure(String number, String symbol) {
    Amount amount = Amount.withComma(number);
    String one = Units.one(symbol, FR);
    if (amount.one()) {
      return one;
    }
    boolean singular = amount.whole().equals("0") || amount.whole().equals("1");
    String name = singular ? one.replaceFirst("^une? ", "") : Units.many(symbol, FR);
    String said = number(number);
    return (one.startsWith("une ") ? FrenchOrdinals.feminine(said) : said) + " " + name;
  }

  /** What follows the slashes, each with a space before. */
  static String per(MatchResult match) {
    String written = match.group("per");
    if (written == null || written.isEmpty()) {
      return "";
    }
    var words = new StringBuilder();
    for (String part : written.strip().replaceFirst("^/", "").split("/")) {
      words.append(counter(part.strip().replaceFirst("\\.$", "")));
    }
    return words.toString();
  }

  private static String counter(String part) {
    String digits = part.replaceFirst("^(\\d+(?:,\\d+)?)? ?.*$", "$1");
    String word = part.substring(digits.length()).strip();
    if (!digits.isEmpty() && !digits.equals("1")) {
      return " pour "
          + number(digits)
          + " "
          + (Units.known(word, FR) ? Units.many(word, FR) : word);
    }
    String name =
        PER.containsKey(word)
            ? PER.get(word)
            : Units.known(word, FR) ? Units.one(word, FR).replaceFirst("^\\S+ ", "") : word;
    return " par " + name;
  }
}
