package live.showhorse.speech.reading;

import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** English prices and large numbers: $7.50, $1.5M, €3bn, 3.2k. */
final class EnglishPrices {
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
          Map.entry("b", "billion"),
          Map.entry("bn", "billion"),
          Map.entry("bln", "billion"),
          Map.entry("t", "trillion"),
          Map.entry("tn", "trillion"),
          Map.entry("trn", "trillion"));

  private static final String LARGE =
      " ?(?<x>" + WORDS + "|bn|bln|tn|trn|mn|mln|mil|[kKmMbBT])(?![\\p{L}\\d²³])";

  private static final String AUDIENCE =
      "(?:views?|viewers|followers?|subscribers?|users?|downloads?|people|customers?|fans|likes?|players|members|sales|sold|plays"
          + "|streams|units|orders|reviews?|ratings?)";

  private static final String PICTURES =
      "(?:TV|UHD|HDR|video|display|screen|monitor|resolution|camera|OLED|QLED|streaming|projector|webcam|footage|content|quality"
          + "|movies?|Ultra|at|run)";

  /** "a $50 gift card": the currency stands in the singular. */
  private static final String ATTRIBUTE =
      "(?<=(?<!\\p{L})(?:[Aa]n?|[Tt]his|[Oo]ur|[Yy]our|[Mm]y|[Ee]ach|[Ee]very) )";

  /** What cannot be what an attribute belongs to. */
  static final String NO_NOUN =
      "(?!(?:off|of|for|and|or|to|in|on|at|with|from|is|are|was|per|a|an|each|less|more|only|we|you|they|it|when|if|but|that|which|by|long"
          + "|wide|tall|deep|high|thick|apart|away|later|ago|before|after|until|every)(?!\\p{L}))";

  private EnglishPrices() {}

  static void addTo(Rules rules) {
    String per = EnglishPer.AFTER_PRICE;
    rules
        .say(
            ATTRIBUTE
                + "(?<s>§CURRENCY) ?(?<n>\\d{1,3}(?:,\\d{3})+|\\d+)(?![.,]\\d)(?= "
                + NO_NOUN
                + "(?!"
                + WORDS
                + ")\\p{L}{2})",
            m -> number(m) + " " + currency(m).name(EN, true))
        .say(
            ATTRIBUTE + "(?<s>§CURRENCY) ?" + NUMBER + LARGE + "(?= " + NO_NOUN + "\\p{L}{2})",
            m -> number(m) + " " + magnitude(m) + " " + currency(m).name(EN, true))
        .say("(?<s>§CURRENCY) ?" + NUMBER + LARGE + "(?<plus>\\+)?" + per, EnglishPrices::large)
        .say(
            "(?<![\\d.,])" + NUMBER + LARGE + "(?:\\.(?= ))?(?<plus>\\+)? ?(?<s>§CURRENCY)" + per,
            EnglishPrices::large)
        .say(
            "(?<s>§CURRENCY) ?(?<n>\\d{1,6}) ?[-–] ?(?<to>\\d{1,6})(?!\\d|[.,]\\d| ?(?:%|§CURRENCY|-))"
                + per,
            EnglishPrices::range)
        .say("(?<s>§CURRENCY) ?(?<n>§PRICE)" + per, m -> price(m) + EnglishPer.each(m))
        .say("(?<![\\d.,])(?<n>§PRICE) ?(?<s>§CURRENCY)" + per, m -> price(m) + EnglishPer.each(m))
        .say("(?<=(?<![\\d.,]|\\p{Sc} ?)\\d{1,2}) ?/ ?(?=§CURRENCY ?\\d)", m -> " for ")
        .say("(?<=\\d) ?/ ?(?=§CURRENCY ?\\d)", m -> " or ")
        .say(
            "(?<![\\d.,])(?<n>\\d+(?:\\.\\d+)?)¢" + per,
            m ->
                m.group("n")
                    + (m.group("n").equals("1") ? " cent" : " cents")
                    + EnglishPer.each(m));
    magnitudes(rules);
  }

  private static void magnitudes(Rules rules) {
    rules
        .say(
            "(?<![\\d.,])(?<n>9|10|14|18|22|24) ?[kK](?= (?:(?:rose|white|yellow|solid|pure|plated|gold-plated) )*gold)",
            m -> m.group("n") + " karat")
        .say(
            "(?<![\\d.,])(?<n>[24568]|12|16)K(?= "
                + PICTURES
                + "(?!\\p{L})|[.,;!?@]|$| and | or |/\\p{L})",
            m -> m.group("n") + " K")
        .say(
            "(?<![\\d.,])"
                + NUMBER
                + "(?<x>[kKM]|B(?=\\+| "
                + AUDIENCE
                + ")|bn|mn|mln)(?![\\p{L}\\d])(?<plus>\\+)?"
                + EnglishPer.AFTER_COUNT,
            EnglishPrices::count)
        .say(
            "(?<![\\d.,])"
                + NUMBER
                + " ?(?<x>m|mil|M|B|k|K)(?<plus>\\+)?(?= "
                + AUDIENCE
                + "(?!\\p{L}))(?<per>)",
            EnglishPrices::count);
  }

  private static String number(MatchResult match) {
    return EnglishNumbers.number(match.group("n"));
  }

  private static Currency currency(MatchResult match) {
    return Currency.of(match.group("s"), EN);
  }

  private static String magnitude(MatchResult match) {
    String written = match.group("x");
    return written.length() > 3 ? written : MAGNITUDES.get(written.toLowerCase(Locale.ROOT));
  }

  private static String large(MatchResult match) {
    return number(match)
        + " "
        + magnitude(match)
        + " "
        + currency(match).name(EN, false)
        + plus(match)
        + EnglishPer.each(match);
  }

  private static String count(MatchResult match) {
    return number(match) + " " + magnitude(match) + plus(match) + EnglishPer.each(match);
  }

  /** $5-10, and what is taken off: $199-30. */
  private static String range(MatchResult match) {
    boolean taken = Ranges.taken(match.group("n"), match.group("to"));
    return match.group("n")
        + (taken ? " minus " : " to ")
        + match.group("to")
        + " "
        + currency(match).name(EN, false)
        + EnglishPer.each(match);
  }

  private static String plus(MatchResult match) {
    return match.group("plus") == null ? "" : " plus";
  }

  private static String price(MatchResult match) {
    Amount amount = Amount.price(match.group("n"));
    Currency currency = currency(match);
    boolean coins = !currency.coin(false).isEmpty();
    if (amount.decimal() && !coins) {
      String number = EnglishNumbers.number(amount.whole() + "." + amount.fraction());
      return number + " " + currency.name(EN, false);
    }
    String name = currency.name(EN, amount.whole().equals("1"));
    if (!amount.decimal()) {
      return amount.whole() + " " + name;
    }
    String cents = amount.cents().replaceFirst("^0", "");
    String minor = cents + " " + currency.coin(cents.equals("1"));
    return amount.whole().equals("0") ? minor : amount.whole() + " " + name + " and " + minor;
  }
}
