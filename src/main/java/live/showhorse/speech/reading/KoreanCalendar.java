package live.showhorse.speech.reading;

import java.util.Optional;
import java.util.regex.MatchResult;

/** Dates, times, decades, scores and fractions in Korean text. */
final class KoreanCalendar {
  private static final String CLOCK =
      "(?<![\\d:.])(?<h>[01]?\\d|2[0-4])[:：](?<m>[0-5]\\d)(?::[0-5]\\d)?(?![\\d:])";

  private static final String SLASHED =
      "(?<![\\d/.])(?<a>\\d{1,2})[/⁄](?<b>\\d{1,5})(?![\\d/]|\\.\\d)";

  private static final String EVENT =
      "(?:일|(?= ?(?:[（(][월화수목금토일]|부터|까지|출시|오픈|시작|마감|방송|라이브|배송|발송|출고|입고|한정|발매|세일|공개|오전|오후|[01]?\\d(?:시|:\\d\\d)|[~～〜-] ?\\d{1,2}/)))";

  private static final String SHARE =
      "(?= ?(?:컵|크기|사이즈|가격|수준|정도|이[상하]|스케일|분량|로 ?(?:줄|감소)|만큼|의 ?가격|의 ?크기|조각|개|스푼|큰술|판|마리))";

  private static final String RATED = "(?:평점|별점|리뷰|후기|만족도|점수|평가|총점|스코어)";

  private KoreanCalendar() {}

  static void addTo(Rules rules) {
    rules
        .say("§ISO", m -> date(m.group("y"), m.group("mo"), m.group("d")))
        .say(
            "(?<![\\d.])(?<y>(?:19|20)\\d\\d)\\. ?(?<mo>1[0-2]|0?[1-9])\\. ?(?<d>[12]\\d|3[01]|0?[1-9])(?![\\d]|\\.\\d)\\.?",
            m -> date(m.group("y"), m.group("mo"), m.group("d")))
        .say(
            "(?<![\\d/.])(?<mo>0?[1-9]|1[0-2])/(?<y>(?:19|20)\\d\\d)(?![\\d/])",
            m -> KoreanNumbers.sino(m.group("y")) + "년 " + month(m.group("mo")))
        .say(
            "(?<![\\d/.])(?<y>(?:19|20)\\d\\d)/(?<mo>0?[1-9]|1[0-2])(?![\\d/])",
            m -> KoreanNumbers.sino(m.group("y")) + "년 " + month(m.group("mo")))
        .say(
            "(?<![\\d/.])(?<mo>1[0-2]|0?[1-9])\\. ?(?<d>[12]\\d|3[01]|0?[1-9])\\.?(?= ?[（(][월화수목금토일])",
            m -> monthAndDay(m.group("mo"), m.group("d")))
        .say("(?<![\\d/])24/7(?![\\d/])", m -> "이십사 시간 연중무휴")
        .say("(?<=\\d[일.]?) ?[（(](?<w>[월화수목금토일])(?:요일)?[）)]", m -> " " + m.group("w") + "요일")
        .say("(?<ap>AM|PM|am|pm) ?" + CLOCK, m -> half(m.group("ap")) + time(m))
        .say(CLOCK + " ?(?<ap>AM|PM|am|pm)(?![\\p{IsLatin}])", m -> half(m.group("ap")) + time(m))
        .say(
            "(?<![\\d:.])(?<h>1[0-2]|[1-9]) ?(?<ap>AM|PM|am|pm)(?![\\p{IsLatin}])",
            m -> half(m.group("ap")) + hour(m.group("h")))
        .say(
            "§RATIO(?= ?(?:스케일|비율|배율|모형|매칭|상담|맞춤))",
            m -> KoreanNumbers.sino(m.group("a")) + "대 " + KoreanNumbers.sino(m.group("b")))
        .say(CLOCK + "(?:시(?!간))?", KoreanCalendar::time)
        .say(
            "(?<=:\\d\\d|\\d시|시 반|\\d분) ?[-–—~～〜] ?(?=(?:오[전후] ?)?\\d{1,2}(?::\\d\\d|시))",
            m -> "부터 ")
        .say(
            "(?<=" + RATED + "[은는이가: ]?)(?<a>\\d+(?:\\.\\d+)?) ?/ ?(?<b>5|10|100)(?![\\d/])점?",
            KoreanCalendar::score)
        .say("(?<![\\d/.])(?<a>\\d+(?:\\.\\d+)?) ?/ ?(?<b>\\d+)[점★]", KoreanCalendar::score)
        .say("(?<![\\d/.])(?<a>\\d\\.\\d) ?/ ?(?<b>5|10)(?:\\.0)?(?![\\d/])", KoreanCalendar::score)
        .maybe(SLASHED + EVENT, KoreanCalendar::slashedDate)
        .maybe(SLASHED + SHARE, KoreanCalendar::share)
        .maybe(SLASHED, KoreanCalendar::fraction)
        .maybe(SLASHED, KoreanCalendar::slashedDate)
        .say(
            "(?<=\\d/\\d{1,2}) ?[-–—~～〜] ?(?<d>0?[1-9]|[12]\\d|3[01])(?![\\d/:.월일])",
            m -> "에서 " + KoreanNumbers.sino(Calendar.plain(m.group("d"))) + "일")
        .say(
            "(?:(?<![\\d.])|['’])(?<y>(?:(?:18|19|20)\\d|[2-9])0)['’]?s(?![\\p{IsLatin}])",
            m -> KoreanNumbers.sino(m.group("y")) + "년대")
        .say("['’](?<y>\\d\\d)년", m -> KoreanNumbers.number(m.group("y")) + "년");
  }

  /** June and October drop their final consonant. */
  static String month(String month) {
    String plain = Calendar.plain(month);
    return switch (plain) {
      case "6" -> "유월";
      case "10" -> "시월";
      default -> KoreanNumbers.sino(plain) + "월";
    };
  }

  /** Up to twelve the hours are native, on the 24-hour clock Sino-Korean. */
  static String hour(String hour) {
    String plain = Calendar.plain(hour);
    int number = Integer.parseInt(plain);
    boolean twelve = number >= 1 && number <= 12;
    return (twelve ? Numerals.nativeKorean(plain) : KoreanNumbers.sino(plain)) + " 시";
  }

  private static String date(String year, String month, String day) {
    return KoreanNumbers.sino(year) + "년 " + monthAndDay(month, day);
  }

  private static String monthAndDay(String month, String day) {
    return month(month) + " " + KoreanNumbers.sino(Calendar.plain(day)) + "일";
  }

  private static String half(String letters) {
    return letters.startsWith("A") || letters.startsWith("a") ? "오전 " : "오후 ";
  }

  private static String time(MatchResult match) {
    int minute = Integer.parseInt(match.group("m"));
    String hour = hour(match.group("h"));
    return switch (minute) {
      case 0 -> hour;
      case 30 -> hour + " 반";
      default -> hour + " " + KoreanNumbers.sino(Integer.toString(minute)) + "분";
    };
  }

  private static String score(MatchResult match) {
    return KoreanNumbers.sino(match.group("b"))
        + "점 만점에 "
        + KoreanNumbers.number(match.group("a"))
        + "점";
  }

  private static Optional<String> slashedDate(MatchResult match) {
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

  private static String part(MatchResult match) {
    return KoreanNumbers.sino(match.group("b")) + "분의 " + KoreanNumbers.sino(match.group("a"));
  }
}
