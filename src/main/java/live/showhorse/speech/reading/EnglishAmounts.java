package live.showhorse.speech.reading;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** English prices, measures and large numbers, and what they are counted by ("$8/month"). */
final class EnglishAmounts {
  private static final Language EN = Language.ENGLISH;
  private static final String NUMBER = "(?<n>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
  private static final String WORDS = "thousand|million|billion|trillion";

  private static final Map<String, String> MAGNITUDES =
      Map.ofEntries(
          Map.entry("k", "thousand"),
          Map.entry("m", "million"),
          Map.entry("mn", "million"),
          Map.entry("mil", "million"),
          Map.entry("mln", "million"),
          Map.entry("mio", "million"),
          Map.entry("b", "billion"),
          Map.entry("bn", "billion"),
          Map.entry("bln", "billion"),
          Map.entry("t", "trillion"),
          Map.entry("tn", "trillion"),
          Map.entry("trn", "trillion"));

  private static final String AUDIENCE =
      "(?:views?|viewers|followers?|subscribers?|users?|downloads?|people|customers?|fans|likes?|players|members|sales|sold|plays|streams|units|orders)";

  private static final Map<String, String> PER =
      Map.ofEntries(
          Map.entry("ea", "each"),
          Map.entry("each", "each"),
          Map.entry("pc", "a piece"),
          Map.entry("pcs", "a piece"),
          Map.entry("mo", "a month"),
          Map.entry("mth", "a month"),
          Map.entry("yr", "a year"),
          Map.entry("wk", "a week"),
          Map.entry("hr", "an hour"),
          Map.entry("hour", "an hour"),
          Map.entry("d", "a day"),
          Map.entry("pp", "a person"),
          Map.entry("pers", "a person"),
          Map.entry("pkg", "a package"),
          Map.entry("doz", "a dozen"));

  /** Names that a count is for; with a price or a measure any word may follow the slash. */
  private static final String CONTAINERS =
      "day|days|night|week|wk|month|mo|year|yr|hour|hr|h|minute|min|second|sec|box|pack|package|packet|bag|case|carton|crate|set|pair"
          + "|person|customer|household|order|bottle|jar|can|roll|sheet|piece|pc|serving|portion|tablet|capsule|unit|item|ea|each|dozen|kg|lb|oz";

  private EnglishAmounts() {}

  static void addTo(Rules rules) {
    String per =
        "(?<per>(?: ?/ ?(?:\\d+(?:\\.\\d+)? ?)?(?:§UNIT|\\p{L}+)(?:\\.(?= \\p{Ll}))?){1,2})?";
    String large =
        " ?(?<x>"
            + WORDS
            + "|bn|bln|tn|trn|mn|mln|mil|[kKmMbBT])(?![\\p{L}\\d²³])\\.?(?<plus>\\+)?";
    rules
        .say("(?<s>§CURRENCY) ?" + NUMBER + large.replace("\\.?", "") + per, EnglishAmounts::large)
        .say(
            "(?<![\\d.,])"
                + NUMBER
                + large.replace("\\.?", "(?:\\.(?= ))?")
                + " ?(?<s>§CURRENCY)"
                + per,
            EnglishAmounts::large)
        .say("(?<s>§CURRENCY) ?(?<n>§PRICE)" + per, m -> price(m) + per(m, "a "))
        .say("(?<![\\d.,])(?<n>§PRICE) ?(?<s>§CURRENCY)" + per, m -> price(m) + per(m, "a "))
        .say("(?<=\\d) ?/ ?(?=§CURRENCY ?\\d)", m -> " or ")
        .say(
            "(?<![\\d.,])(?<n>\\d+(?:\\.\\d+)?)¢" + per,
            m -> m.group("n") + (m.group("n").equals("1") ? " cent" : " cents") + per(m, "a "))
        .say(
            "(?<![\\d.,])(?<n>9|10|14|18|22|24) ?[kK](?= (?:(?:rose|white|yellow|solid|pure|plated|gold-plated) )*gold)",
            m -> m.group("n") + " karat")
        .say(
            "(?<![\\d.,])(?<n>[24568]|12|16)K(?= (?:TV|UHD|HDR|video|display|screen|monitor|resolution|camera|OLED|QLED|streaming|projector|webcam|footage|content|quality|movies?|Ultra|at|run)(?!\\p{L})|[.,;!?]|$| and | or )",
            m -> m.group("n") + " K")
        .say(
            "(?<![\\d.,])"
                + NUMBER
                + "(?<x>[kKM]|B(?=\\+| "
                + AUDIENCE
                + ")|bn|mn|mln)(?![\\p{L}\\d])(?<plus>\\+)?"
                + perCount(),
            EnglishAmounts::count)
        .say(
            "(?<![\\d.,])" + NUMBER + " ?(?<x>m|mil|M|B)(?<plus>\\+)?(?= " + AUDIENCE + ")(?<per>)",
            EnglishAmounts::count)
        .say("(?<n>§NUMBER) ?%" + per, m -> number(m) + " percent" + per(m, "a "))
        .say("(?<n>§NUMBER) ?‰", m -> number(m) + " per mille")
        .say(
            "(?<n>1080|1440|2160|720|480|360|240)p(?<rate>\\d{2,3})?(?![\\p{L}\\d])",
            m ->
                lines(m.group("n")) + " p" + (m.group("rate") == null ? "" : " " + m.group("rate")))
        .say(
            "(?<![\\d.,])(?<n>[3-8])['’′] ?(?<i>\\d{1,2})(?:[\"”″]|'')?(?![\\d\\p{L}])",
            m -> m.group("n") + " foot " + m.group("i"))
        .say(
            "(?<=(?<!\\p{L})(?:[Aa]n?|[Tt]he|[Tt]his|[Oo]ur|[Yy]our|[Mm]y|[Ee]ach|[Ee]very|[Oo]ne|[Pp]er) )(?<n>§NUMBER) ?(?<u>§UNIT)(?= (?!of|for|and|or|to|in|on|at|with|from|is|are|was|long|wide|tall|deep|high|thick|apart|away|per|a|an|each)\\p{L}{2})",
            m -> number(m) + " " + Units.one(m.group("u"), EN))
        .say(
            "(?<n>§NUMBER) ?(?<u>§UNIT) ?/ ?(?!100|1000)(?<other>\\d+(?:\\.\\d+)?) ?(?<unit>§UNIT)",
            m ->
                measure(m.group("n"), m.group("u"))
                    + " or "
                    + measure(m.group("other"), m.group("unit")))
        .say(
            "(?<n>§NUMBER)(?<dash>[ -]?)(?:(?<u>§UNIT)(?:\\.(?=,| [\\p{Ll}\\d(&]))?)" + per,
            EnglishAmounts::measure)
        .say(
            "(?<n>§NUMBER)(?:[ -]?in\\.(?=,| [\\p{Ll}\\d(x×])|in(?![\\p{L}\\d-])|[ -]?in(?= ?[x×] ?\\d| (?:wide|tall|long|deep|thick|high|by|in diameter)))",
            m -> inches(m.group("n")))
        .say(
            "(?<n>§NUMBER)[\"”″](?= (?:TV|OLED|QLED|LED|4K|display|screen|monitor|tablet|laptop|wheels?|rims?|pizza|touchscreen)(?!\\p{L}))",
            m -> number(m) + " inch")
        .say("(?<!(?<!\\d)[\"“][^\"“”]{0,200})(?<n>§NUMBER)[\"”]", m -> inches(m.group("n")))
        .say(
            "(?<![\\d.,])(?<n>\\d+(?:\\.\\d+)?)(?: ?×|[xX])(?! ?\\d)(?![\\p{L}\\d])" + perCount(),
            m -> number(m) + (m.group("n").equals("1") ? " time" : " times") + per(m, "a "))
        .say("(?<![\\p{L}\\d])[xX](?<n>\\d+)(?![\\p{L}\\d])", m -> "times " + m.group("n"))
        .say(
            "(?<n>§NUMBER) ?(?<w>\\p{Ll}+) ?/ ?(?<per>(?:" + CONTAINERS + "))(?!\\p{L})",
            m -> number(m) + " " + m.group("w") + per(m, "a "))
        .say(
            "(?<n>§NUMBER) ?/ ?(?<per>(?:" + CONTAINERS + "))(?!\\p{L})",
            m -> number(m) + per(m, "a "))
        .say("(?<=\\d ?(?:cm|mm|m|in|ft|″|\")) ?[x×] ?(?=\\d)", m -> " by ");
  }

  private static String perCount() {
    return "(?<per>(?: ?/ ?(?:" + CONTAINERS + ")(?!\\p{L}))?)";
  }

  private static String number(MatchResult match) {
    return EnglishNumbers.number(match.group("n"));
  }

  private static String magnitude(String written) {
    return WORDS.contains(written) && written.length() > 3
        ? written
        : MAGNITUDES.get(written.toLowerCase(Locale.ROOT));
  }

  private static String large(MatchResult match) {
    return number(match)
        + " "
        + magnitude(match.group("x"))
        + " "
        + Currency.of(match.group("s"), EN).name(EN, false)
        + (match.group("plus") == null ? "" : " plus")
        + per(match, "a ");
  }

  private static String count(MatchResult match) {
    return number(match)
        + " "
        + magnitude(match.group("x"))
        + (match.group("plus") == null ? "" : " plus")
        + per(match, "a ");
  }

  private static String price(MatchResult match) {
    Amount amount = Amount.price(match.group("n"));
    Currency currency = Currency.of(match.group("s"), EN);
    boolean coins = !currency.coin(false).isEmpty();
    if (amount.decimal() && !coins) {
      return EnglishNumbers.number(amount.whole() + "." + amount.fraction())
          + " "
          + currency.name(EN, false);
    }
    String name = currency.name(EN, amount.whole().equals("1"));
    if (!amount.decimal()) {
      return amount.whole() + " " + name;
    }
    String cents = amount.cents().replaceFirst("^0", "");
    String minor = cents + " " + currency.coin(cents.equals("1"));
    return amount.whole().equals("0") ? minor : amount.whole() + " " + name + " and " + minor;
  }

  private static String measure(MatchResult match) {
    String symbol = match.group("u");
    String said =
        match.group("dash").equals("-")
            ? number(match) + " " + Units.one(symbol, EN)
            : measure(match.group("n"), symbol);
    return said + per(match, "per ");
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
  private static String lines(String number) {
    return number.length() == 4
        ? Codes.pair(number, 2, Tongue.ENGLISH)
        : Codes.pair(number, 1, Tongue.ENGLISH);
  }

  /** What follows the slashes, each with a space before. */
  private static String per(MatchResult match, String beforeUnits) {
    String written = match.group("per");
    if (written == null || written.isEmpty()) {
      return "";
    }
    var words = new StringBuilder();
    for (String part : written.strip().replaceFirst("^/", "").split("/")) {
      words.append(" ").append(per(part.strip().replaceFirst("\\.$", ""), beforeUnits));
    }
    return words.toString();
  }

  private static String per(String part, String beforeUnits) {
    String digits = part.replaceFirst("^(\\d+(?:\\.\\d+)?)? ?.*$", "$1");
    String word = part.substring(digits.length()).strip();
    if (!digits.isEmpty()) {
      return "per "
          + EnglishNumbers.number(digits)
          + " "
          + (Units.known(word, EN) ? Units.many(word, EN) : word);
    }
    if (PER.containsKey(word)) {
      return PER.get(word);
    }
    if (Units.known(word, EN)) {
      String unit = Units.one(word, EN);
      return beforeUnits.equals("a ") ? article(unit) : beforeUnits + unit;
    }
    return article(word);
  }

  private static String article(String word) {
    boolean vowel = word.matches("(?i)(?:[aeio]|u(?!ni|se)|hour|honou?r).*");
    return (vowel ? "an " : "a ") + word;
  }
}
