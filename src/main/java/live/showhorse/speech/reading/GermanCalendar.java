package live.showhorse.speech.reading;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** German dates, years, decades and times of day. */
final class GermanCalendar {
  private static final String WEEKDAY =
      "(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)";

  /** After these a day ends in -en. */
  private static final String BEFORE_DAY =
      "(?:(?<after>(?<![\\p{L}])(?:[Aa]m "
          + WEEKDAY
          + ",?(?: de[nm])?|[Aa]m|[Vv]om|[Zz]um|[Bb]eim|[Dd]em|[Dd]en|[Dd]er|[Dd]es|[Ii]m|[Bb]is|[Aa]b|[Ss]eit|[Nn]ach|[Vv]or|[Vv]on)) )?";

  private static final String MONTH =
      "(?<month>Jan(?:uar|ner|\\.)|Feb(?:ruar|\\.)|März|Apr(?:il|\\.)|Mai|Jun[i.]|Jul[i.]|Aug(?:ust|\\.)|Sept?(?:ember|\\.)|Okt(?:ober|\\.)|Nov(?:ember|\\.)|Dez(?:ember|\\.))(?!\\p{Ll})";

  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])\\.";
  private static final String DAYS =
      "(?<![\\d.,])(?<days>"
          + DAY
          + "(?:(?: ?[-–/] ?| bis (?:zum )?| und (?:am |dem )?| oder |, ?)"
          + DAY
          + ")*)";
  private static final Pattern ONE_DAY = Pattern.compile("(\\d{1,2})\\.");

  private static final String CENTURY = "1[1-9]\\d\\d";

  /** After these a number of four digits is a year whatever follows. */
  private static final String BEFORE_YEAR =
      "(?<=(?<!\\p{L})(?:[Ss]eit|[Jj]ahre?|[Jj]ahres|[Bb]aujahr|[Jj]ahrgang|[Aa]nno|[Aa]nfang|[Ee]nde|[Mm]itte|[Ss]ommer|[Ww]inter|[Hh]erbst"
          + "|[Ff]rühling|[Ff]rühjahr|[Ss]aison|[Gg]eboren|[Gg]egründet|[Kk]ollektion|[Ee]dition|[Mm]odelljahr|[Cc]opyright|"
          + "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|WM|EM|Weihnachten|Ostern) |© ?|['’])";

  private static final String NO_AMOUNT =
      "(?![\\d%]|[.,:/]\\d|['’]?\\p{L}|[-–]\\p{Lu}| ?(?:§UNIT|§CURRENCY|%|[x×]))";

  private GermanCalendar() {}

  static void addTo(Rules rules) {
    dates(rules);
    times(rules);
    years(rules);
  }

  private static void dates(Rules rules) {
    rules
        .say(
            "(?:(?<after>(?<!\\p{L})(?:[Aa]m|[Vv]om|[Zz]um|[Dd]em|[Dd]en|[Bb]is|[Aa]b|[Ss]eit) ))?§ISO",
            GermanCalendar::iso)
        .say(
            BEFORE_DAY + DAYS + " ?" + MONTH + "(?: (?<y>(?:1[1-9]|20)\\d\\d)(?!\\d))?",
            m -> days(m) + " " + month(m.group("month")) + year(m))
        .say(
            BEFORE_DAY
                + DAYS
                + " ?(?<mo>0?[1-9]|1[0-2])\\.(?: ?(?<y>(?:1[1-9]|20)\\d\\d)|(?<yy>\\d\\d)(?!\\d|[.:]\\d))?(?![\\d])",
            m -> days(m) + " " + monthOf(m) + year(m))
        .maybe(
            "(?<![\\d/.-])(?<d>\\d{1,2})(?<sep>[/-])(?<mo>\\d{1,2})\\k<sep>(?<y>(?:19|20)\\d\\d|\\d\\d)(?![\\d/]|[.-]\\d)",
            m ->
                Calendar.date(m.group("mo"), m.group("d"))
                    ? Optional.of(
                        ordinal(m.group("d"), "r")
                            + " "
                            + monthOf(m)
                            + " "
                            + said(Calendar.year(m.group("y"))))
                    : Optional.empty())
        .say(
            "(?<=(?<!\\p{L})(?:[Aa]m|[Vv]om|[Zz]um) )(?<d>0?[1-9]|[12]\\d|3[01])\\.(?<mo>0?[1-9]|1[0-2])(?![\\d.]| ?(?:Uhr|§UNIT|§CURRENCY))",
            m -> ordinal(m.group("d"), "n") + " " + monthOf(m));
  }

  private static void times(Rules rules) {
    rules
        .say(
            "(?<![\\d:.])(?<h>[01]?\\d|2[0-4])[:.](?<m>[0-5]\\d) ?(?:Uhr|h(?![\\p{L}]))",
            GermanCalendar::time)
        .say(
            "(?<![\\d:.])(?<h>[01]?\\d|2[0-4])\\.(?<m>[0-5]\\d)(?= ?(?:[-–]|bis) ?\\d{1,2}[.:]\\d\\d ?Uhr)",
            GermanCalendar::time)
        .say("§TIME", GermanCalendar::time)
        .say("(?<![\\d:.])(?<h>24)[:：](?<m>00)(?![\\d:])", GermanCalendar::time)
        .say("(?<![\\d:.,])1(?= Uhr(?!\\p{L}))", m -> "ein")
        .say("24/7", m -> "24 Stunden, 7 Tage die Woche");
  }

  private static void years(Rules rules) {
    rules
        .say(
            "(?<![\\d.,\\p{L}])['’‘]?(?<n>\\d{1,4})er(?:(?<pack>[- ]?[Pp]ack(?:ung)?(?!\\p{L}))|(?=n?(?!\\p{L})))",
            m -> rowOrPack(m.group("n"), m.group("pack")))
        .maybe(
            "(?<![\\p{L}\\d.,/:-])(?<y>(?:1[1-9]|20)\\d\\d)(?<dash> ?[-–/] ?)(?<to>(?:1[1-9]|20)\\d\\d|\\d\\d)"
                + NO_AMOUNT,
            GermanCalendar::span)
        .say(
            BEFORE_YEAR + "(?<y>" + CENTURY + ")(?![\\d%]|[.,]\\d| ?(?:§UNIT|§CURRENCY|%))",
            m -> said(m.group("y")))
        .say(
            "(?<![\\p{L}\\d.,$€£¥₩₱฿#:/+−-]|\\p{Sc} )(?<y>"
                + CENTURY
                + ")"
                + NO_AMOUNT
                + "(?! \\p{Lu}\\p{Ll})",
            m -> said(m.group("y")));
  }

  /** "bis", "ab" and the like take the article that a date has when it is spoken. */
  private static String days(MatchResult match) {
    String after = match.group("after");
    if (after == null) {
      return ordinals(match.group("days"), "r");
    }
    String plain = after.strip();
    boolean range =
        match.group("days").matches(".*\\D-?.*\\d.*") && match.group("days").length() > 3;
    String article =
        switch (plain.toLowerCase(Locale.ROOT)) {
          case "bis" -> plain + " zum";
          case "ab", "seit", "nach", "vor" -> plain + " dem";
          case "von" -> range ? "vom" : plain + " dem";
          default -> plain;
        };
    boolean nominative = plain.equalsIgnoreCase("der");
    return article + " " + ordinals(match.group("days"), nominative ? "" : "n");
  }

  private static String ordinals(String days, String ending) {
    return ONE_DAY
        .matcher(days)
        .replaceAll(day -> ordinal(day.group(1), ending))
        .replaceAll(" ?[-–] ?", " bis ")
        .replaceAll(" ?/ ?", " und ");
  }

  /**
   * @param ending r, n or s; empty for -e
   */
  static String ordinal(String number, String ending) {
    String ordinal =
        Numerals.germanOrdinal(Calendar.plain(number), ending.isEmpty() ? "n" : ending)
            .replaceFirst("^ein(?=hundert|tausend)", "");
    return ending.isEmpty() ? ordinal.substring(0, ordinal.length() - 1) : ordinal;
  }

  private static String iso(MatchResult match) {
    boolean after = match.group("after") != null;
    String before = !after ? "" : match.group("after");
    return before
        + ordinal(match.group("d"), after ? "n" : "r")
        + " "
        + monthOf(match)
        + " "
        + said(match.group("y"));
  }

  private static String month(String written) {
    String start = written.substring(0, 3);
    return Calendar.GERMAN.stream()
        .filter(name -> name.startsWith(start))
        .findFirst()
        .orElse(written);
  }

  private static String monthOf(MatchResult match) {
    return Calendar.GERMAN.get(Integer.parseInt(match.group("mo")) - 1);
  }

  private static String year(MatchResult match) {
    boolean two = match.namedGroups().containsKey("yy") && match.group("yy") != null;
    String year = two ? Calendar.year(match.group("yy")) : match.group("y");
    return year == null ? "" : " " + said(year);
  }

  /** Years before 2000 count hundreds. */
  static String said(String year) {
    return year.startsWith("1") ? Numerals.germanYear(year) : year;
  }

  private static String time(MatchResult match) {
    String hour = Calendar.plain(match.group("h"));
    String minute = Calendar.plain(match.group("m"));
    return (hour.equals("1") ? "ein" : hour) + " Uhr" + (minute.equals("0") ? "" : " " + minute);
  }

  /** 1939-1945, 2024/25. */
  private static Optional<String> span(MatchResult match) {
    String from = match.group("y");
    String to = match.group("to");
    String whole = to.length() == 2 ? from.substring(0, 2) + to : to;
    if (whole.compareTo(from) <= 0) {
      return Optional.empty();
    }
    String between = match.group("dash").contains("/") ? " " : " bis ";
    return Optional.of(said(from) + between + (to.length() == 2 ? Calendar.plain(to) : said(to)));
  }

  /** "6er-Pack" is one word, because the voice stumbles over "sechser" alone. */
  private static String rowOrPack(String number, String pack) {
    String row = row(number);
    return pack == null
        ? row
        : Character.toUpperCase(row.charAt(0))
            + row.substring(1)
            + pack.replaceAll("[- ]", "").toLowerCase(Locale.ROOT);
  }

  /** Decades and rows: 1980er, 80er, 6er. */
  private static String row(String number) {
    String stem = Numerals.germanYear(number);
    return switch (number) {
      case "1" -> "einser";
      case "100", "1000" -> stem.replaceFirst("^ein", "") + "er";
      default -> stem + "er";
    };
  }
}
