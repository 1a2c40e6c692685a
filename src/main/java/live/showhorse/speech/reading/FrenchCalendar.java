package live.showhorse.speech.reading;

import java.util.Optional;
import java.util.regex.MatchResult;

/** French dates and times of day. */
final class FrenchCalendar {
  private static final String MONTH =
      "(?<month>janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\\p{L})";

  /** After these, two numbers with a slash are a date. */
  private static final String BEFORE_DATE =
      "(?<=(?<!\\p{L})(?:[Ll]e|[Dd]u|[Aa]u|[Dd]ès|[Aa]vant|[Aa]près|[Dd]epuis|[Jj]usqu['’]au|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
          + "|[Ff]in|[Dd]ébut|[Dd]ate|[Ss]oldes?) (?:le )?)";

  private FrenchCalendar() {}

  static void addTo(Rules rules) {
    rules
        .say("(?:(?<=[Ll]e |[Dd]u |[Aa]u )|)§ISO", m -> dayAndMonth(m) + " " + m.group("y"))
        .maybe(
            "(?<![\\d/.-])(?<d>\\d{1,2})(?<sep>[/.-])(?<mo>\\d{1,2})\\k<sep>(?<y>(?:19|20)\\d\\d|\\d\\d)(?![\\d/]|[.-]\\d)",
            m ->
                Calendar.date(m.group("mo"), m.group("d"))
                    ? Optional.of(dayAndMonth(m) + " " + Calendar.year(m.group("y")))
                    : Optional.empty())
        .say("(?<![\\d.])0?1(?:er)? " + MONTH, m -> "premier " + m.group("month"))
        .say(
            "(?<![\\d.])(?<d>\\d{1,2}) ?[-–] ?(?<to>\\d{1,2}) " + MONTH,
            m -> first(m.group("d")) + " à " + m.group("to") + " " + m.group("month"))
        .maybe(
            BEFORE_DATE + "(?<d>\\d{1,2})/(?<mo>\\d{1,2})(?![\\d/]|[.,]\\d)",
            m ->
                Calendar.date(m.group("mo"), m.group("d"))
                    ? Optional.of(dayAndMonth(m))
                    : Optional.empty())
        .say(
            "(?<!\\d)24 ?[hH] ?/ ?24(?: ?[,et]{0,2} ?(?<d>[1-7]) ?j?(?:ours)? ?/ ?7)?(?! ?j)",
            m -> "24 heures sur 24" + daily(m.group("d")))
        .say(
            "(?<!\\d)24 ?[hH]? ?/ ?7(?: ?j)?(?![\\d\\p{L}])",
            m -> "24 heures sur 24, 7 jours sur 7")
        .say("(?<!\\d)24/24", m -> "24 heures sur 24")
        .say(
            "(?<![\\d/.,])(?<d>[1-7]) ?j(?:ours?)? ?/ ?7(?!\\d)",
            m -> m.group("d") + (m.group("d").equals("1") ? " jour" : " jours") + " sur 7")
        .say("(?<![\\d/.,])7/7(?![\\d/])", m -> "7 jours sur 7")
        .say(
            "(?<![\\d:.,])(?<h>[01]?\\d|2[0-4]) ?[hH](?: ?(?<m>[0-5]\\d))?(?![\\p{L}\\d]|/\\d)(?<per>(?: ?/ ?\\p{L}+)?)",
            m -> time(m.group("h"), m.group("m")) + FrenchAmounts.per(m))
        .say("§TIME", m -> time(m.group("h"), m.group("m")))
        .say("(?<![\\d:.])24[:：]00(?![\\d:])", m -> "24 heures");
  }

  private static String daily(String days) {
    return days == null ? "" : ", " + days + " jours sur 7";
  }

  private static String first(String day) {
    String plain = Calendar.plain(day);
    return plain.equals("1") ? "premier" : plain;
  }

  static String dayAndMonth(MatchResult match) {
    return first(match.group("d"))
        + " "
        + Calendar.FRENCH.get(Integer.parseInt(match.group("mo")) - 1);
  }

  /** Hours and minutes are feminine: vingt et une heures. */
  private static String time(String hour, String minute) {
    String h = Calendar.plain(hour);
    String hours =
        switch (h) {
          case "0" -> "zéro heure";
          case "1" -> "une heure";
          default -> FrenchOrdinals.feminine(h) + " heures";
        };
    return minute == null || minute.equals("00")
        ? hours
        : hours + " " + FrenchOrdinals.feminine(Calendar.plain(minute));
  }
}
