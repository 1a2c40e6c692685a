package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;

/** Minus, per cent, ratios, scores, fractions, comparisons and other signs in Chinese. */
final class ChineseSigns {
  private static final Map<String, String> VULGAR =
      Map.of("½", "1/2", "⅓", "1/3", "⅔", "2/3", "¼", "1/4", "¾", "3/4");

  private static final String DASH = " ?[-–—~～〜−] ?";

  private static final String DEGREES = "(?:°[CF]?|℃|℉|[摄攝华華]氏度|度(?!数|數))";

  /** Where a hyphen before a figure is a minus. */
  private static final String MINUS_BEFORE = "(?<=^|[\\s(（「『“\"，,、。：:；;！!？?~～至到])";

  private static final String SCORE_BEFORE =
      "(?<=(?:评分|評分|得分|打分|评价|評價|星级|星級|分数|分數|口碑|满意度|滿意度|评级|評級|好评|好評|性价比|性價比|颜值|顏值|实力|實力|手感|质感|質感|口感|(?:舒适|舒適|清晰|柔软|柔軟|保湿|保濕|喜爱|喜愛|好感|难|難|辣|甜|酸)度|推荐|推薦|指数|指數|给出|打出|打了|拿到|高达|高達)(?:度|指数|指數|值)?[为為是了：: ]{0,2})";

  private static final String SCORE =
      "(?<![\\d./])(?<a>\\d+(?:\\.\\d+)?)/(?<b>\\d+(?:\\.\\d+)?)(?![\\d./])";

  private final ChineseWords words;

  ChineseSigns(ChineseWords words) {
    this.words = words;
  }

  void addTo(Rules rules) {
    minus(rules);
    parts(rules);
    rules
        .say(
            "(?<![\\p{IsLatin}\\d])№ ?(?<n>\\d+)[号號]?",
            m -> words.ordinal(m.group("n")) + words.in("号", "號"))
        .say(
            "(?<![\\p{IsLatin}])(?:NO|No|no)\\.? ?(?<n>\\d+)(?:[号號])?(?![\\d.])",
            m -> m.group("n").equals("1") ? "第一" : words.ordinal(m.group("n")) + words.in("号", "號"))
        // 10x of a zoom; × and x between two sizes are addressed elsewhere.
        .say("(?<n>§NUMBER)[xX](?![\\p{IsLatin}\\d]| ?\\d)", m -> words.counted(m.group("n")) + "倍")
        .say("≤|≦|⩽|<=", m -> words.in("小于等于", "小於等於"))
        .say("≥|≧|⩾|>=", m -> words.in("大于等于", "大於等於"))
        .say("(?<=[\\p{IsHan}\\s）)]|^)<(?= ?\\d)", m -> words.in("小于", "小於"))
        .say("(?<=[\\p{IsHan}\\s）)]|^)>(?= ?\\d)", m -> words.in("大于", "大於"))
        .say("(?<=[约約]) ?[≈≒]", m -> "")
        .say(
            "≈|≒|(?<=^|[\\s\\p{IsHan}：:，,（(])(?<!\\d ?\\p{IsHan}{1,3})[~～](?=\\d)",
            m -> words.in("约", "約"))
        .say("±", m -> words.in("正负", "正負"))
        .say("≠", m -> words.in("不等于", "不等於"))
        .say("÷", m -> "除以")
        .say("(?<=[\\p{IsHan}\\d%\\p{IsLatin}）)]) ?= ?", m -> words.in("等于", "等於"))
        .say("(?<=[\\p{IsHan}）)]) ?[×xX*] ?(?=\\d)", m -> "乘");
  }

  private void minus(Rules rules) {
    String below = "零下";
    String number = "\\d{1,4}(?:\\.\\d{1,2})?";
    if (words.cantonese()) {
      rules.say("(?<=[−-])(?<n>" + number + ") ?(?:°C|℃)", m -> words.counted(m.group("n")) + "度");
    }
    // Between two temperatures: 零下五到零上十.
    rules
        .say("(?<=零下|[负負减減降跌]|降价|降價|折扣) ?[−-](?=§CURRENCY|\\d)", m -> "")
        .say(
            "(?<=[−-]"
                + number
                + " ?"
                + DEGREES
                + "?)(?:"
                + DASH
                + "|至|到)[−-](?="
                + number
                + " ?"
                + DEGREES
                + ")",
            m -> "到" + below)
        .say(
            "(?<=(?<![\\d\\p{IsLatin}])[−-]"
                + number
                + " ?"
                + DEGREES
                + "?)(?:"
                + DASH
                + "|至|到)(?="
                + number
                + " ?"
                + DEGREES
                + ")",
            m -> "到零上")
        .say(
            "(?:(?<![\\d%\\p{IsLatin}])|(?<=[到至~～]))[−-](?="
                + number
                + " ?"
                + DEGREES
                + "|"
                + number
                + "(?:"
                + DASH
                + "|至|到)[−-]?"
                + number
                + " ?"
                + DEGREES
                + ")",
            m -> below)
        .say("(?<=\\d) ?− ?(?=\\d)(?=\\d+(?:\\.\\d+)? ?=)", m -> words.in("减", "減"))
        .say(
            "(?<=优惠|優惠|券后|券後|下单|下單|领券|領券|再)[−-](?=§CURRENCY ?\\d|\\d+(?:\\.\\d+)?[元块塊蚊])",
            m -> words.in("减", "減"))
        .say("(?<![\\d\\p{IsLatin}%])−(?= ?(?:§CURRENCY)? ?\\d)", m -> words.in("负", "負"))
        .say(MINUS_BEFORE + "-(?=(?:§CURRENCY) ?\\d|\\d)", m -> words.in("负", "負"))
        .say("(?<=\\p{IsHan})-(?=\\d+(?:\\.\\d+)? ?%)", m -> words.in("负", "負"));
  }

  private void parts(Rules rules) {
    rules
        .say(SCORE + "(?=分(?!之|钟|鐘))", this::score)
        .say(
            SCORE + "(?=星)",
            m ->
                words.exact(m.group("a"))
                    + "星，"
                    + words.in("满", "滿")
                    + "分"
                    + words.number(m.group("b")))
        .say(SCORE_BEFORE + SCORE + "分?", m -> score(m) + "分")
        .maybe(
            "(?<![\\d./])(?<a>\\d+(?:\\.\\d+)?)/(?<b>5(?:\\.0)?|10)(?![\\d./]| ?(?:"
                + DASH
                + "\\d))",
            this::fullScore)
        .maybe("(?<![\\d/.])(?<a>\\d{1,2})[/⁄](?<b>\\d{1,3})(?![\\d/.])", this::fraction)
        .say("[½⅓⅔¼¾]", m -> fractionOf(VULGAR.get(m.group())))
        .say("(?<=\\d)分之(?<n>\\d+)", m -> "分之" + words.number(m.group("n")))
        .say(
            "(?<a>§NUMBER)(?:" + DASH + "|至|到)(?<b>§NUMBER) ?[%％]",
            m -> "百分之" + percent(m.group("a")) + "到" + percent(m.group("b")))
        .say("(?<n>§NUMBER) ?[%％]", m -> hundredths(m.group("n")))
        .say("(?<n>§NUMBER) ?‰", m -> "千分之" + percent(m.group("n")))
        .say(
            "(?<![\\d:：.])(?<a>\\d+(?:\\.\\d+)?)[:：](?<b>\\d+(?:\\.\\d+)?)(?:[:：](?<c>\\d+))?(?![\\d:：.])",
            m ->
                percent(m.group("a"))
                    + "比"
                    + percent(m.group("b"))
                    + (m.group("c") == null ? "" : "比" + percent(m.group("c"))))
        .say(
            "(?<=(?:比分|战绩|戰績|大胜|大勝|以|胜|勝|负|負|战平|赢|贏|输|輸)[：: ]?)(?<a>\\d{1,3})-(?<b>\\d{1,3})(?![\\d-]|[.,]\\d)",
            m -> percent(m.group("a")) + "比" + percent(m.group("b")));
  }

  private Optional<String> fraction(MatchResult match) {
    return Calendar.fraction(match.group("a"), match.group("b"))
        ? Optional.of(fractionOf(match.group("a") + "/" + match.group("b")))
        : Optional.empty();
  }

  private String fractionOf(String fraction) {
    String[] parts = fraction.split("/");
    return words.ordinal(parts[1]) + "分之" + words.ordinal(parts[0]);
  }

  /** 4.9 of 5; the last 分 is in the text or added. */
  private String score(MatchResult match) {
    return scored(match.group("a"), match.group("b"));
  }

  private String scored(String points, String most) {
    return words.exact(points) + "分，" + words.in("满", "滿") + "分" + words.number(most);
  }

  /** 4.9/5 and 10/10 cannot be a fraction of a whole; 5/5 might be a date, and is not. */
  private Optional<String> fullScore(MatchResult match) {
    String points = match.group("a");
    String most = match.group("b").replace(".0", "");
    boolean score = points.contains(".") || points.equals(most);
    return score ? Optional.of(scored(points, most) + "分") : Optional.empty();
  }

  private String hundredths(String number) {
    return number.equals("100") ? "百分之百" : "百分之" + percent(number);
  }

  private String percent(String number) {
    Amount amount = Amount.withPoint(number);
    return amount.decimal() || amount.digitByDigit()
        ? words.number(number)
        : words.ordinal(amount.whole());
  }
}
