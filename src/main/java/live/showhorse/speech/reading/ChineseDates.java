package live.showhorse.speech.reading;

import java.util.Optional;
import java.util.regex.MatchResult;

/** Dates, times of day, years, decades and shopping days in Chinese. */
final class ChineseDates {
  private static final String TO = "(?:[-–—~～〜−]|至|到)";

  /** An hour may be 24. */
  private static final String TIME =
      "(?<![\\d:：.])(?<h>[01]?\\d|2[0-4])[:：](?<m>[0-5]\\d)(?:[:：][0-5]\\d)?(?![\\d:：])"
          + "(?: ?(?<half>[AaPp]\\.?[Mm]\\.?)(?!\\p{IsLatin}))?";

  /** A ratio, not a time: 16:10 of a screen. */
  private static final String RATIO_BEFORE = "(?<!(?:比例|比分|配比|比率|稀释|稀釋|兑水|按)[是为為：: ]{0,2})";

  private static final String RATIO_AFTER =
      "(?! ?(?:的?比例|的比率|稀释|稀釋|兑|兌|配比|高仿|复刻|復刻|模型|仿真|缩小|縮小|屏|画面|畫面|宽高|画幅))";

  /** What happens on a day. */
  private static final String EVENT =
      "(?:号|號|日|当天|當天|当日|當日|当晚|當晚|晚|早上|凌晨|中午|上午|下午|零点|零點|前|起|开抢|開搶|开售|開售|开播|開播|开团|開團"
          + "|开始|開始|上线|上線|上市|上架|发售|發售|發貨|发货|首发|首發|预售|預售|截止|截單|截单|结束|結束|到货|到貨|直播|大促|狂欢|狂歡"
          + "|元旦|女神节|女神節|妇女节|婦女節|儿童节|兒童節|圣诞|聖誕|国庆|國慶|劳动节|勞動節|见|見)";

  private static final String ON_BEFORE =
      "(?<=(?:[在于於]|截至|截止|日期|时间|時間|活动|活動|日子|将于|將於|定于|今年|明年|去年)[：: ]{0,2})";

  private static final String MONTH_DAY = "(?<mo>0?[1-9]|1[0-2])%s(?<d>0?[1-9]|[12]\\d|3[01])";
  private static final String DOTTED = "(?<![\\d.])" + MONTH_DAY.formatted("\\.") + "(?![\\d.])";

  /** 10.1 and 6.18, where a range of numbers would hardly begin. */
  private static final String DATE_LIKE =
      "(?:(?=1[0-2]\\.|\\d\\.[1-3]\\d)" + MONTH_DAY.formatted("\\.") + ")(?![\\d.])";

  private static final String PLAIN_DATE_LIKE = "(?:1[0-2]\\.\\d{1,2}|[1-9]\\.[1-3]\\d)";
  private static final String NO_AMOUNT =
      "(?!\\d|\\.\\d| ?§UNIT| ?[%折]| ?" + ChineseCounts.MEASURE + ")";
  private static final String PERIOD = "(?:活动|活動|大促|预售|預售|期间|期間|狂欢|狂歡|限时|限時|专场|專場|特卖|特賣)";
  private static final String SLASHED = "(?<![\\d/])" + MONTH_DAY.formatted("/") + "(?![\\d/.])";

  /** Seasons, years of a model: 2026款, 2026春夏. */
  private static final String OF_YEAR = "(?: ?年|[款届屆春夏秋冬版]|新款|财年|財年|世界杯|奥运|奧運|赛季|賽季|全新|最新)";

  private static final String YEAR = "(?:19|20)\\d\\d";

  private final ChineseWords words;

  ChineseDates(ChineseWords words) {
    this.words = words;
  }

  void addTo(Rules rules) {
    rules
        .say(
            "§ISO[日号號]?",
            m -> words.digits(m.group("y")) + "年" + monthAndDay(m.group("mo"), m.group("d")))
        .say(
            "(?<![\\d.,$¥-])(?<y>" + YEAR + ")[-/](?<mo>0?[1-9]|1[0-2])(?![\\d./-]|月)",
            m -> yearAndMonth(m.group("y"), m.group("mo")))
        .say(
            "(?<=[至到期]|日期[：: ]{0,2})(?<y>" + YEAR + ")\\.(?<mo>0?[1-9]|1[0-2])(?![\\d./-])",
            m -> yearAndMonth(m.group("y"), m.group("mo")))
        .say(
            "(?<![\\d.,$¥€£])(?<y>20[123]\\d)\\.(?<mo>0[1-9]|1[0-2])(?![\\d./-]| ?[%元块塊]| ?§UNIT)",
            m -> yearAndMonth(m.group("y"), m.group("mo")))
        .say(
            "(?<=[期至到于於][：: ]{0,2})(?<y>20\\d\\d)(?<mo>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\\d|3[01])(?!\\d)",
            m -> words.digits(m.group("y")) + "年" + monthAndDay(m.group("mo"), m.group("d")))
        .say(
            "(?<![\\d.,])(?<y>" + YEAR + ")(?=(?:" + TO + YEAR + ")?" + OF_YEAR + ")",
            m -> words.digits(m.group("y")))
        .say(
            "(?<![\\d.,])(?<y>20\\d\\d)/(?<z>(?:20)?\\d\\d)(?=赛季|賽季|年|款|秋冬)",
            m -> words.digits(m.group("y")) + "、" + words.digits(m.group("z")))
        .say(
            "(?<=(?:始于|始於|创于|創於|建于|建於|成立于|成立於|创立于|創立於|源自|[Ss]ince) ?)(?<y>" + YEAR + ")(?!\\d)",
            m -> words.digits(m.group("y")))
        // The generation born in the nineties; 八十年代 is a cardinal.
        .say(
            "(?<!\\d)\\d[05](?=(?:[、/,，和与與到至~-]\\d[05])*[后後](?![天面来來期续續台臺视視备備勤]))",
            m -> words.digits(m.group()))
        .say("(?<!\\d)00(?=年代)", m -> words.digits(m.group()))
        .maybe(
            RATIO_BEFORE + TIME + "(?= ?" + TO + " ?(?:次日|第二天|明天|凌晨)?\\d{1,2}[:：])",
            m -> time(m, false))
        .maybe("(?<=[:：]\\d\\d ?" + TO + " ?(?:次日|第二天|明天|凌晨)?)" + TIME, m -> time(m, false))
        .maybe(RATIO_BEFORE + TIME + RATIO_AFTER, m -> time(m, true))
        .say("(?<=[:：]\\d\\d) ?[-–—~～〜−] ?(?=次日|第二天|明天|凌晨|\\d)", m -> "到")
        .say(
            "(?<![\\d.,])(?<h>1[0-2]|[1-9]) ?(?<half>am|pm|AM|PM|a\\.m\\.|p\\.m\\.)(?!\\p{IsLatin})",
            m -> half(m.group("half"), m.group("h")) + hour(m.group("h")))
        .say(
            "(?<![\\d.,])(?:11\\.11|12\\.12|10\\.10|9\\.9|6\\.18|3\\.8)(?=大促|活动|活動|狂欢|狂歡|购物|購物|节|節|女神)",
            m -> shoppingDay(m.group()))
        .say(
            "(?<![\\d.,$¥])(?:11\\.11|12\\.12|6\\.18)(?![\\d.]| ?[元块塊蚊折%])",
            m -> shoppingDay(m.group()))
        .say("(?<![\\d.,])(?:38|61)(?=节|節|女神|妇女|婦女|儿童|兒童)", m -> words.digits(m.group()))
        .say("(?<=[双雙])1[012](?!\\d)", m -> words.ordinal(m.group()))
        .say(
            "(?<![\\d.,$¥])(?:618|818|1111|1212)(?![\\d.,%]|§UNIT| ?"
                + ChineseCounts.MEASURE
                + "|[-~]\\d)",
            m -> words.digits(m.group()))
        .say(
            "(?<![\\d.,])(?:520|521|315|1314)(?=情人节|情人節|告白|表白|礼|禮|快乐|快樂|活动|活動|大促|当天|當天|晚会|晚會|节|節)",
            m -> words.digits(m.group()))
        .maybe(SLASHED + "(?= ?" + TO + " ?\\d{1,2}/\\d{1,2}(?![\\d/]))", this::day)
        .maybe("(?<=\\d/\\d{1,2} ?" + TO + " ?)" + SLASHED, this::day)
        .maybe(SLASHED + "(?= ?" + EVENT + ")", this::day)
        .maybe(ON_BEFORE + SLASHED, this::day)
        .maybe(
            "(?<![\\d.])" + DATE_LIKE + "(?=" + TO + PLAIN_DATE_LIKE + NO_AMOUNT + ")", this::day)
        .maybe("(?<=" + PLAIN_DATE_LIKE + TO + ")" + DATE_LIKE + NO_AMOUNT, this::day)
        .maybe(DOTTED + "(?=" + TO + "\\d{1,2}\\.\\d{1,2}" + PERIOD + ")", this::day)
        .maybe("(?<=\\d\\.\\d{1,2}" + TO + ")" + DOTTED + "(?=" + PERIOD + ")", this::day)
        .maybe(DOTTED + "(?=(?!前|起|日)" + EVENT + ")", this::day)
        .say("(?<=[周週]|星期|礼拜|禮拜)[1-6](?=[早晚上下中凌])", m -> words.ordinal(m.group()))
        .say(
            "(?<![\\d.,])(?<mo>0[1-9]|1[0-2])-(?<d>0[1-9]|[12]\\d|3[01])(?=" + EVENT + ")",
            m -> monthAndDay(m.group("mo"), m.group("d")))
        .say(
            "(?<![\\d.,])(?<mo>0[1-9])-(?<d>0[1-9]|[12]\\d|3[01])(?![\\d-])",
            m -> monthAndDay(m.group("mo"), m.group("d")))
        .say("(?<=[周週][一二三四五六日]|(?:星期|礼拜|禮拜)[一二三四五六日])[-–—~～](?=[周週]|星期|礼拜|禮拜)", m -> "到")
        .say("(?<=\\d ?[点點时時分日月号號年半]) ?[-–—~～] ?(?=早上|上午|中午|下午|晚上|凌晨|次日|明天|明早)", m -> "到");
  }

  /** After fractions and scores had their turn. */
  void addDates(Rules rules) {
    rules.maybe("§DATE", this::day);
  }

  private Optional<String> day(MatchResult match) {
    return Calendar.date(match.group("mo"), match.group("d"))
        ? Optional.of(monthAndDay(match.group("mo"), match.group("d")))
        : Optional.empty();
  }

  private String yearAndMonth(String year, String month) {
    return words.digits(year) + "年" + words.ordinal(Calendar.plain(month)) + "月";
  }

  private String monthAndDay(String month, String day) {
    return words.ordinal(Calendar.plain(month)) + "月" + words.ordinal(Calendar.plain(day)) + "日";
  }

  private String shoppingDay(String day) {
    String[] parts = day.split("\\.");
    return parts[0].equals("11") ? words.in("双十一", "雙十一") : words.digits(parts[0] + parts[1]);
  }

  private Optional<String> time(MatchResult match, boolean alone) {
    String hour = Calendar.plain(match.group("h"));
    int minute = Integer.parseInt(match.group("m"));
    if (hour.equals("24") && minute > 0) {
      return Optional.empty();
    }
    String half = match.group("half");
    String hours = (half == null ? "" : half(half, hour)) + hour(hour);
    if (minute == 0) {
      boolean evening = Integer.parseInt(hour) > 12 && half == null;
      return Optional.of(hours + (alone && evening ? "整" : ""));
    }
    if (minute == 30) {
      return Optional.of(hours + "半");
    }
    return Optional.of(
        hours + (minute < 10 ? "零" : "") + words.ordinal(Integer.toString(minute)) + "分");
  }

  private String hour(String hour) {
    return (hour.equals("2") ? words.pair() : words.ordinal(hour)) + words.point();
  }

  private String half(String half, String hour) {
    int at = Integer.parseInt(hour) % 12;
    if (half.toLowerCase(java.util.Locale.ROOT).startsWith("a")) {
      return "上午";
    }
    return at >= 6 ? "晚上" : words.in("下午", "下晝");
  }
}
