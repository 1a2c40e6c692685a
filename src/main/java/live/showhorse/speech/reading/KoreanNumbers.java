package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/**
 * Figures in Korean text: Sino-Korean for money, dates, minutes and measures, native numbers for
 * hours and for what is counted by piece.
 */
final class KoreanNumbers {
  private static final String DIGITS = "영일이삼사오육칠팔구";
  private static final String TELEPHONE = "공일이삼사오육칠팔구";

  private static final Map<String, String> LOAN =
      Map.of(
          "1", "원", "2", "투", "3", "쓰리", "4", "포", "5", "파이브", "6", "식스", "7", "세븐", "8", "에이트",
          "9", "나인", "10", "텐");

  /** What a range begins with that is open: 3,000원~. */
  private static final String COUNTED =
      "(?:§UNIT|원|달러|일|시|월|년|분|초|명|개|건|장|병|세|살|대|점|만|천|회|층|위|도|호|박|개월|%)";

  private static final Pattern SPACES = Pattern.compile(" {2,}");

  private final Rules rules;

  KoreanNumbers() {
    rules = new Rules(EastAsian.macros(Language.KOREAN));
    KoreanCalendar.addTo(rules);
    KoreanCodes.addTo(rules);
    rules
        .say("(?:(?<=영하 ?|마이너스 ?)§MINUS)", m -> "")
        .say("§MINUS(?=§NUMBER(?:[-~～〜][−-]?\\d+)? ?(?:°C|도|°(?!F)))", m -> "영하 ")
        .say("§MINUS(?!§NUMBER ?°F)", m -> "마이너스 ")
        .say("±(?= ?\\d)", m -> "플러스마이너스 ");
    // "SSD512GB" is a word and an amount.
    rules.say("(?<=\\p{IsLatin})(?=\\d)", m -> " ");
    KoreanAmounts.addEachTo(rules);
    KoreanCounters.addTo(rules);
    ranges();
    names();
    KoreanAmounts.addTo(rules);
    KoreanCodes.addModelsTo(rules);
    rules
        .say("§RATIO", m -> sino(m.group("a")) + "대 " + sino(m.group("b")))
        .say("(?<n>§NUMBER)\\+(?![\\d+])", m -> number(m.group("n")) + " 이상")
        .say("(?<=[\\d십백천만억][개병장명원건점대권회]) ?\\+(?![\\d+])", m -> " 이상")
        .say("(?<=\\d) ?\\+ ?(?=\\d+ ?(?:=|은 \\d))", m -> " 더하기 ")
        .say("(?<=\\d) ?\\+ ?(?=\\d)", m -> " 플러스 ")
        .say("(?<=[\\d\\p{L}%)）²³]) ?/ ?(?=(?:§CURRENCY)?\\d)", m -> ", ")
        .say("(?<![\\d.,])0원", m -> "영 원")
        .say("(?<n>§NUMBER)", m -> number(m.group("n")))
        .say("\\d+(?:\\.\\d+){2,}", m -> versions(m.group()))
        .say("\\d+", m -> telephone(m.group()));
  }

  String inWords(String text) {
    return SPACES.matcher(rules.apply(EastAsian.plain(text))).replaceAll(" ").strip();
  }

  static String sino(String whole) {
    return Numerals.sinoKorean(whole);
  }

  static String number(String number) {
    return amount(Amount.withPoint(number));
  }

  static String amount(Amount amount) {
    if (amount.decimal()) {
      return sino(amount.whole()) + " 점 " + Numerals.digits(amount.fraction(), DIGITS);
    }
    return amount.digitByDigit() ? telephone(amount.whole()) : sino(amount.whole());
  }

  /** Digit by digit, with 공 for nought. */
  static String telephone(String digits) {
    return Numerals.digits(digits, TELEPHONE);
  }

  static String loan(String number) {
    return LOAN.getOrDefault(number, sino(number));
  }

  private void ranges() {
    rules
        .say(
            "(?<a>\\d{1,3})-(?<b>\\d{1,3})(?= ?(?:승리|승|패|무승부|로 ?(?:이|졌|승|패)))",
            m -> sino(m.group("a")) + "대 " + sino(m.group("b")))
        .say("(?<=\\d) ?[-−] ?(?=\\d[\\d,.]* ?(?:=|은 \\d))", m -> " 마이너스 ")
        .say(
            "(?<=(?:스코어|결과|경기)[은는: ]?)(?<a>\\d{1,3})-(?<b>\\d{1,3})(?![\\d-])",
            m -> sino(m.group("a")) + "대 " + sino(m.group("b")))
        .maybe(
            "(?<![\\p{IsLatin}\\d.,:/-])(?<a>\\d+)-(?<b>\\d+)(?![\\d-]| ?(?:=|은 \\d)|[.,:/]\\d| ?"
                + COUNTED
                + "|§CURRENCY|[가-힣&&[^에로으이]])",
            KoreanCodes::pair)
        .maybe(
            "(?<![\\p{IsLatin}-])(?<a>§NUMBER)(?: ?- ?(?=(?<b>\\d[\\d,]*(?:\\.\\d+)?)))(?!\\d+-)(?!\\d[\\d,.]* ?(?:=|은 \\d))",
            KoreanNumbers::rising)
        .say(
            "(?<=^|[\\s.,(（])[~～〜] ?(?<q>\\d{1,2}/\\d{1,2}|(?:§CURRENCY ?)?(?:\\d+월 ?)?§NUMBER ?"
                + COUNTED
                + "?)(?:까지)?",
            m -> inWords(m.group("q")) + "까지")
        .say(
            "(?<=\\d ?"
                + COUNTED
                + "|:\\d\\d|[$¥€£₩][\\d,]{1,12}|\\d/\\d{1,2}|[십백천만억]원) ?[~～〜] ?(?=[\\s.,!?)）]|$)",
            m -> "부터")
        .say("§SIZES", m -> "에서 ")
        .say("§TO", m -> "에서 ")
        .say("(?<![\\p{IsLatin}])[xX×*] ?(?=\\d)|(?<=\\d) ?[xX×*] ?(?=\\d)|§BY", m -> " 곱하기 ");
  }

  private void names() {
    rules
        .say("(?<![\\p{IsLatin}])(?:N[oO]|no|№|넘버)\\.? ?(?<n>\\d+)", KoreanNumbers::ranked)
        .say("#(?<n>\\d+)", KoreanNumbers::ranked)
        .say(
            "(?<![\\p{IsLatin}])(?<top>TOP|Top|톱|탑|베스트|BEST|Best) ?(?<n>3|5|10)(?!\\d|[.,:/]\\d|[개병장점원만])",
            m -> (m.group("top").matches("(?i)best|베스트") ? "베스트 " : "톱 ") + loan(m.group("n")))
        .say(
            "(?<![\\d.])(?<n>\\d{1,2})(?=[GK](?![\\p{IsLatin}+]| ?[명건]))",
            m -> loan(m.group("n")) + " ")
        .say(
            "(?<![\\d.])(?<n>[1-9]) ?[wW][aA][yY](?![\\p{IsLatin}])",
            m -> loan(m.group("n")) + "웨이")
        .say("(?<![\\d.])(?<n>[1-9])D(?![\\p{IsLatin}])", m -> loan(m.group("n")) + "디")
        .say(
            "(?<![\\d.])(?<a>[1-9]) ?[iI][nN] ?(?<b>[1-9])(?!\\d)",
            m -> loan(m.group("a")) + "인" + loan(m.group("b")))
        .say(
            "(?<![\\d.])(?<n>1st|2nd|3rd)(?![\\p{IsLatin}])",
            m ->
                switch (m.group("n")) {
                  case "1st" -> "퍼스트";
                  case "2nd" -> "세컨드";
                  default -> "서드";
                })
        .say(
            "(?<![\\d.])(?<a>[1-9]) ?\\+ ?(?<b>[1-9])(?![\\d.]| ?(?:=|은 \\d))",
            m -> loan(m.group("a")) + " 플러스 " + loan(m.group("b")));
  }

  private static String ranked(MatchResult match) {
    String number = match.group("n");
    if (number.equals("1")) {
      return "넘버원";
    }
    return "넘버 " + (EastAsian.singly(number, false) ? telephone(number) : loan(number));
  }

  private static String versions(String numbers) {
    return String.join(
        " 점 ",
        java.util.Arrays.stream(numbers.split("\\."))
            .map(part -> part.length() > 1 && part.startsWith("0") ? telephone(part) : sino(part))
            .toList());
  }

  private static Optional<String> rising(MatchResult match) {
    String from = match.group("a");
    String to = match.group("b");
    return EastAsian.rising(from, to) || EastAsian.years(from, to)
        ? Optional.of(number(from) + "에서 ")
        : Optional.empty();
  }
}
