package live.showhorse.speech.reading;

import java.util.Optional;
import java.util.regex.MatchResult;

/** English dates, years, decades and times of day. */
final class EnglishCalendar {
  private static final String MONTH =
      "(?<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
  private static final String WEEKDAY =
      "(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?";

  /** After these, two numbers with a slash are a date. */
  private static final String BEFORE_DATE =
      "(?<=(?<![\\p{L}])(?:[Oo]n|[Uu]ntil|[Tt]ill?|[Bb]y|[Ss]ince|[Ff]rom|[Tt]hrough|[Tt]hru|[Bb]efore|[Aa]fter|[Ee]nds?|[Ee]nding"
          + "|[Ss]tarts?|[Ss]tarting|[Oo]pens?|[Ll]aunch(?:es)?|[Dd]ue|[Dd]ate|[Ee]xpires|[Dd]rops|"
          + WEEKDAY
          + ")[,:.]? )";

  private static final String CENTURY = "(?:1[1-9]\\d\\d|20\\d\\d)";

  /** After these a number of four digits is a year, unless something is counted. */
  private static final String BEFORE_YEAR =
      "(?<=(?<![\\p{L}])(?:[Ss]ince|[Ii]n|[Uu]ntil|[Tt]ill|[Bb]y|[Ff]rom|[Tt]o|[Yy]ear|[Oo]f|[Bb]efore|[Aa]fter|[Dd]uring|[Cc]irca"
          + "|[Aa]round|[Ee]arly|[Ll]ate|[Mm]id|[Ss]pring|[Ss]ummer|[Ff]all|[Aa]utumn|[Ww]inter|[Cc]opyright|[Ee]stablished|[Ee]st\\."
          + "|[Ff]ounded|[Bb]uilt|[Bb]orn|[Vv]intage|[Tt]he|[Aa]n?|[Oo]ur|[Hh]is|[Hh]er|[Tt]his|[Oo]riginal|[Cc]lassic|[Aa]nd|[Ss]eason"
          + ") |© ?)";

  /** What makes an amount of the number before it. */
  private static final String COUNTED =
      "(?![\\d%+]|[.,:/]\\d|[-–]\\p{L}?\\d|['’]?\\p{L}| ?(?:§UNIT|§CURRENCY|%|[x×])"
          + "|[ -](?:(?:more|new|other|different|happy|free|extra|square|cubic) )?"
          + "(?:people|men|women|children|feet|watt|volt|gram|litre|liter|thread|lumen|pound|dollar|euro|word|page|piece|mile|million"
          + "|percent|milliamp|gsm|(?!(?:is|was|has|this|its|as|us|always|plus|series|does|goes|thus|classics?|models|editions)(?!\\p{L}))\\p{Ll}{2,}s)(?!\\p{L}))";

  private EnglishCalendar() {}

  static void addTo(Rules rules) {
    dates(rules);
    times(rules);
    years(rules);
  }

  private static void dates(Rules rules) {
    rules
        .say("§ISO(?![-/.]\\d)", m -> date(m) + year(m))
        .maybe(
            "(?<![\\d/.-])(?<mo>\\d{1,2})(?<sep>[/.-])(?<d>\\d{1,2})\\k<sep>(?<y>(?:19|20)\\d\\d|\\d\\d)(?![\\d/]|[.-]\\d)",
            EnglishCalendar::numeric)
        .say(
            MONTH
                + " (?<d>\\d{1,2})(?:st|nd|rd|th)? ?[-–] ?(?<to>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? (?<y>(?:19|20)\\d\\d))?",
            m -> month(m) + " " + day(m) + " to " + ordinal(m.group("to")) + year(m))
        .say(
            MONTH
                + " (?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?! ?[ap]\\.?m)(?:,? (?<y>(?:19|20)\\d\\d))?",
            m -> month(m) + " " + day(m) + year(m))
        .say(
            MONTH + " ?[-–] ?" + MONTH.replace("<month>", "<until>") + "(?!\\p{L})",
            m -> month(m.group("month")) + " to " + month(m.group("until")))
        .say(MONTH + ",? (?<y>(?:19|20)\\d\\d)(?!\\d)", m -> month(m) + year(m))
        .say(
            "(?<![\\d.])(?:[Tt]he )?(?<d>\\d{1,2})(?:st|nd|rd|th)? ?[-–] ?(?<to>\\d{1,2})(?:st|nd|rd|th)? (?:of )?"
                + MONTH
                + "(?![\\p{L}])(?:,? (?<y>(?:19|20)\\d\\d))?",
            m ->
                "the " + day(m) + " to the " + ordinal(m.group("to")) + " of " + month(m) + year(m))
        .say(
            "(?<![\\d.,/:$£€])(?:[Tt]he )?(?<d>\\d{1,2})(?:st|nd|rd|th)? (?:of )?"
                + MONTH
                + "(?![\\p{L}])(?:,? (?<y>(?:19|20)\\d\\d))?",
            m -> "the " + day(m) + " of " + month(m) + year(m))
        .maybe(
            BEFORE_DATE + "§DATE(?!\\p{L}| of )",
            m ->
                Calendar.date(m.group("mo"), m.group("d"))
                    ? Optional.of(date(m))
                    : Optional.empty());
  }

  private static void times(Rules rules) {
    rules
        .say(
            "(?<![\\d.:])(?<h>0?[1-9]|1[0-2])(?::(?<m>[0-5]\\d))? ?[-–] ?(?=\\d{1,2}(?::[0-5]\\d)? ?[ap]\\.?m)",
            m -> clock(m.group("h"), m.group("m")) + " to ")
        .say(
            "(?<![\\d.])(?:(?<h>0?[1-9]|1[0-2])(?::(?<m>[0-5]\\d))?) ?(?<half>[apAP])\\.?[mM](?![\\p{L}])(?:\\.(?=,| ?[-–]| [\\p{Ll}\\d(]|$))?",
            m -> clock(m.group("h"), m.group("m")) + half(m.group("half")))
        .say("(?<=\\d ?[apAP]\\.?[mM]\\.?) ?[-–] ?(?=\\d)", m -> " to ")
        .say("(?<![\\d:.])(?:24|00?)[:：]00(?![\\d:])(?! ?[ap]\\.?m)", m -> "midnight")
        .say("§TIME", m -> clock(m.group("h"), m.group("m")))
        .say("24/7", m -> "twenty-four seven");
  }

  private static void years(Rules rules) {
    rules
        .say(
            "(?<![\\d.,])(?<c>1[1-9]|20)(?<d>\\d)0['’]?s(?![\\p{L}\\d])",
            m -> decade(m.group("c"), m.group("d")))
        .say("(?<=[Tt]he )['’‘]?00s(?![\\p{L}\\d])", m -> "two thousands")
        .say("['’‘](?<d>[2-9])0['’]?s(?![\\p{L}\\d])", m -> decade("", m.group("d")))
        .say(
            "(?<=(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Yy]our|[Ee]arly|[Ll]ate|[Mm]id|[Ll]ove) |mid-)(?<d>[2-9])0['’]?s(?![\\p{L}\\d])",
            m -> decade("", m.group("d")))
        .say(
            "(?<![\\d.,:]|(?:for|in|after|within|under|every|to|about|only|a) )(?<d>[5-9])0['’]?s(?![\\p{L}\\d]| (?:timer|countdown|clip|ad|spot|delay|exposure|of)(?!\\p{L}))",
            m -> decade("", m.group("d")))
        .say(
            "(?<![\\d.,-])(?<d>[2-9])0['’]?s(?= (?:music|style|vibes?|look|fashion|party|hits|kids?|nostalgia|sound|design|retro))",
            m -> decade("", m.group("d")))
        .maybe(
            "(?<![\\p{L}\\d.,$€£#:/-])(?<y>"
                + CENTURY
                + ") ?(?<dash>[-–—/]) ?(?<to>"
                + CENTURY
                + "|\\d\\d)"
                + COUNTED,
            EnglishCalendar::span)
        .say(
            BEFORE_YEAR + "(?<y>" + CENTURY + ")" + COUNTED,
            m -> Numerals.englishYear(m.group("y")))
        .say(
            "(?<=(?<!\\p{L})(?:[Pp]re|[Pp]ost|[Mm]id|[Cc]irca)-)(?<y>" + CENTURY + ")" + COUNTED,
            m -> Numerals.englishYear(m.group("y")))
        .say(
            "(?<![\\p{L}\\d.,$€£¥₩₱฿#:/+−-]|\\p{Sc} )(?<y>19\\d\\d|20[1-9]\\d)" + COUNTED,
            m -> Numerals.englishYear(m.group("y")))
        .say(
            "(?<=^|[\\s(])['’](?<y>\\d\\d)(?![\\p{L}\\d])",
            m ->
                m.group("y").startsWith("0")
                    ? "oh " + Tongue.ENGLISH.digit(m.group("y").charAt(1) - '0')
                    : m.group("y"));
  }

  static String date(MatchResult match) {
    return Calendar.ENGLISH.get(Integer.parseInt(match.group("mo")) - 1) + " " + day(match);
  }

  /** Month first; where that cannot be, or the separator is a point, the day first. */
  private static Optional<String> numeric(MatchResult match) {
    String first = match.group("mo");
    String second = match.group("d");
    boolean points = match.group("sep").equals(".");
    boolean monthFirst = Calendar.date(first, second) && !(points && Calendar.date(second, first));
    if (!monthFirst && !Calendar.date(second, first)) {
      return Optional.empty();
    }
    String month = monthFirst ? first : second;
    String day = monthFirst ? second : first;
    return Optional.of(
        Calendar.ENGLISH.get(Integer.parseInt(month) - 1)
            + " "
            + ordinal(day)
            + ", "
            + Numerals.englishYear(Calendar.year(match.group("y"))));
  }

  /** The whole name, also of an abbreviation. */
  private static String month(MatchResult match) {
    return month(match.group("month"));
  }

  private static String month(String written) {
    String start = written.substring(0, 3);
    return Calendar.ENGLISH.stream()
        .filter(name -> name.startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private static String day(MatchResult match) {
    return ordinal(match.group("d"));
  }

  private static String ordinal(String day) {
    return Numerals.englishOrdinal(Calendar.plain(day));
  }

  private static String year(MatchResult match) {
    return match.group("y") == null ? "" : ", " + Numerals.englishYear(match.group("y"));
  }

  /** 1980s, 2000s, '80s. */
  private static String decade(String century, String tens) {
    if (tens.equals("0")) {
      return century.equals("20") ? "two thousands" : Numerals.englishYear(century + "00") + "s";
    }
    String name =
        tens.equals("1") ? "tens" : Numerals.englishYear(tens + "0").replaceFirst("y$", "ies");
    return century.isEmpty()
        ? name
        : Numerals.englishYear(century + "00").split(" ")[0].replace("two", "twenty") + " " + name;
  }

  /** 1939-1945, 2024-25, 2024/25. */
  private static Optional<String> span(MatchResult match) {
    String from = match.group("y");
    String to = match.group("to");
    String whole = to.length() == 2 ? from.substring(0, 2) + to : to;
    if (Integer.parseInt(whole) <= Integer.parseInt(from)) {
      return Optional.empty();
    }
    String between = match.group("dash").equals("/") ? " " : " to ";
    String end = to.length() == 2 ? to : Numerals.englishYear(to);
    return Optional.of(
        Numerals.englishYear(from) + between + (end.startsWith("0") ? "oh " + end.charAt(1) : end));
  }

  static String clock(String hour, String minute) {
    String h = Calendar.plain(hour);
    int number = Integer.parseInt(h);
    if (minute == null || minute.equals("00")) {
      return minute == null ? h : number > 12 || number == 0 ? h + " hundred" : h + " o'clock";
    }
    return h + (minute.startsWith("0") ? " oh " + minute.charAt(1) : " " + minute);
  }

  /** espeak-ng reads a single "a" as the article, but "am" after a figure as two letters. */
  private static String half(String half) {
    return half.equalsIgnoreCase("a") ? " am" : " p m";
  }
}
