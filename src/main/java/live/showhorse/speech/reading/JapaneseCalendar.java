package live.showhorse.speech.reading;

import java.util.Optional;
import java.util.regex.MatchResult;

/** Dates, times, decades and fractions in Japanese text; what is a date and what a fraction. */
final class JapaneseCalendar {
  /** Programmes of the night run to 29:59. */
  private static final String CLOCK =
      "(?<![\\d:.])(?<h>[012]?\\d)[:：](?<m>[0-5]\\d)(?::[0-5]\\d)?(?![\\d:])";

  private static final String SLASHED =
      "(?<![\\d/.])(?<a>\\d{1,2})[/⁄](?<b>\\d{1,5})(?![\\d/]|\\.\\d)";

  /** What happens on a day. */
  private static final String EVENT =
      "(?= ?(?:[（(][月火水木金土日]|の?(?:発売|開始|開催|スタート|配信|放送|ライブ|セール|入荷|発送|出荷|締切|〆切|まで|から|より|限定|解禁|公開|OPEN|オープン|正午|[01]?\\d(?:時|:\\d\\d)|[~～〜-] ?\\d{1,2}/)))";

  private static final String SHARE = "(?=の|カップ|サイズ|以[上下]|スケール|に(?:な|減|カット)|程度|量|[個本枚杯])";
  private static final String RATED = "(?:評価|評点|レビュー|クチコミ|口コミ|満足度|スコア|点数|採点|得点|星|★|おすすめ度|オススメ度|総合)";

  private JapaneseCalendar() {}

  static void addTo(Rules rules) {
    rules
        .say("§ISO", m -> m.group("y") + "年" + monthAndDay(m.group("mo"), m.group("d")))
        .say(
            "(?<![\\d/.])(?<mo>0?[1-9]|1[0-2])/(?<y>(?:19|20)\\d\\d)(?![\\d/])",
            m -> m.group("y") + "年" + Calendar.plain(m.group("mo")) + "月")
        .say(
            "(?<![\\d/.])(?<y>(?:19|20)\\d\\d)/(?<mo>0?[1-9]|1[0-2])(?![\\d/])",
            m -> m.group("y") + "年" + Calendar.plain(m.group("mo")) + "月")
        .say("(?<![\\d/])24/7(?![\\d/])", m -> "24時間年中無休")
        .say(
            "(?<=\\d日?) ?[（(](?<w>[月火水木金土日])(?:曜日?)?(?:[・･/](?<h>祝|休))?[）)]",
            JapaneseCalendar::weekday)
        .say("(?<ap>AM|PM|am|pm) ?" + CLOCK, m -> half(m.group("ap")) + time(m))
        .say(CLOCK + " ?(?<ap>AM|PM|am|pm)(?![\\p{IsLatin}])", m -> half(m.group("ap")) + time(m))
        .say(
            "(?<![\\d:.])(?<h>1[0-2]|[1-9]) ?(?<ap>AM|PM|am|pm)(?![\\p{IsLatin}])",
            m -> half(m.group("ap")) + m.group("h") + "時")
        .say("§RATIO(?=スケール|サイズ|の?模型|の?割合|の?比率|の?比)", m -> m.group("a") + "対" + m.group("b"))
        .say(CLOCK + "時?", JapaneseCalendar::time)
        .say(
            "(?<=" + RATED + "[はが：: ]{0,2})(?<a>\\d+(?:\\.\\d+)?) ?/ ?(?<b>5|10|100)(?![\\d/])点?",
            JapaneseCalendar::score)
        .say("(?<![\\d/.])(?<a>\\d+(?:\\.\\d+)?) ?/ ?(?<b>\\d+)[点★]", JapaneseCalendar::score)
        .say(
            "(?<![\\d/.])(?<a>\\d\\.\\d) ?/ ?(?<b>5|10)(?:\\.0)?(?![\\d/])",
            JapaneseCalendar::score)
        .maybe(SLASHED + EVENT, JapaneseCalendar::date)
        .maybe(SLASHED + SHARE, JapaneseCalendar::share)
        .maybe(SLASHED, JapaneseCalendar::fraction)
        .maybe(SLASHED, JapaneseCalendar::date)
        .say("['’](?<y>\\d0)(?:s|年代)", m -> m.group("y") + "年代")
        .say(
            "(?<![\\d.])(?<y>(?:(?:18|19|20)\\d|[2-9])0)['’]?s(?![\\p{IsLatin}])",
            m -> m.group("y") + "年代");
  }

  static String monthAndDay(String month, String day) {
    return Calendar.plain(month) + "月" + Calendar.plain(day) + "日";
  }

  private static String weekday(MatchResult match) {
    String holiday = match.group("h");
    String more = holiday == null ? "" : holiday.equals("祝") ? "、祝日" : "、休日";
    return match.group("w") + "曜日" + more;
  }

  private static String half(String letters) {
    return letters.startsWith("A") || letters.startsWith("a") ? "午前" : "午後";
  }

  private static String time(MatchResult match) {
    int minute = Integer.parseInt(match.group("m"));
    String plain = Calendar.plain(match.group("h"));
    String hour = (plain.equals("0") ? "零" : plain) + "時";
    return switch (minute) {
      case 0 -> hour;
      case 30 -> hour + "半";
      default -> hour + minute + "分";
    };
  }

  private static String score(MatchResult match) {
    return match.group("b") + "点満点中" + match.group("a") + "点";
  }

  private static Optional<String> date(MatchResult match) {
    String month = match.group("a");
    String day = match.group("b");
    return day.length() < 3 && Calendar.date(month, day)
        ? Optional.of(monthAndDay(month, day))
        : Optional.empty();
  }

  private static Optional<String> share(MatchResult match) {
    return EastAsian.share(match) ? Optional.of(part(match)) : Optional.empty();
  }

  private static Optional<String> fraction(MatchResult match) {
    return EastAsian.fraction(match) ? Optional.of(part(match)) : Optional.empty();
  }

  /** In kana: Open JTalk takes 分 for minutes. */
  private static String part(MatchResult match) {
    return match.group("b") + "ぶんの" + match.group("a");
  }
}
