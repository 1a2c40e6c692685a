package live.showhorse.speech.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;

/** Numbers that are names in Korean text: of telephones, orders, rooms, addresses and models. */
final class KoreanCodes {
  /** What a number after these is, is never an amount. */
  private static final String LABEL =
      "(?:번호|코드|비번|암호|품번|모델명|모델|시리얼|송장|끝자리|뒷자리|앞자리|[2-8]자리|계좌|전화|PIN|ID|TEL|Tel|☎)";

  private static final String AFTER_LABEL = "(?:은|는|이|가|를)? ?[:：#]? ?";
  private static final String COUNTED = "[명개원대분회일년월시통번장%건인자]";

  private KoreanCodes() {}

  static void addTo(Rules rules) {
    rules
        .maybe(
            "(?<="
                + LABEL
                + AFTER_LABEL
                + ")(?<n>\\d[\\d-]*\\d)(?![\\p{IsLatin}\\d]|[.,]\\d| ?"
                + COUNTED
                + ")",
            KoreanCodes::label)
        .say(
            "(?<="
                + LABEL
                + AFTER_LABEL
                + ")(?<n>(?=[A-Z-]*\\d)[A-Z\\d]+(?:-[A-Z\\d]+)*)(?![\\p{IsLatin}\\d-]|[.,]\\d| ?"
                + COUNTED
                + ")",
            m -> spoken(m.group("n"), true))
        .say(
            "(?<![\\d.,-])(?<n>\\d{3,5})(?= ?호실)", m -> KoreanNumbers.telephone(m.group("n")) + " ")
        .say("(?<![\\d-])1[5-9]\\d\\d-\\d{4}(?![\\d-])", m -> telephone(m.group()))
        .say(
            "(?<![\\d.,-])(?:\\+\\d{1,3}[ -])?[（(]?0?\\d{1,3}(?:[）)] ?|-)\\d{3,4}-\\d{4}(?![\\d-])",
            m -> telephone(m.group()))
        .say(
            "(?<![\\d.,-])(?<a>01\\d)(?<b>\\d{4})(?<c>\\d{4})(?!\\d)",
            m -> telephone(m.group("a") + "-" + m.group("b") + "-" + m.group("c")))
        .say("(?<![\\d.,-])\\d+(?:-\\d+){2,}(?![\\d-])", m -> telephone(m.group()))
        .say("§PHONE", m -> telephone(m.group()))
        .say(
            "(?<=(?:동|로|길|리|가|번지) ?)(?<a>\\d{1,4})-(?<b>\\d{1,4})(?![\\d-]|[.,:/]\\d| ?(?:§UNIT|[%°+]|§CURRENCY)|[가-힣&&[^에에서로번]])",
            m -> KoreanNumbers.sino(m.group("a")) + " 다시 " + KoreanNumbers.sino(m.group("b")));
  }

  /** Models, which may begin like words or units: after the rules for those. */
  static void addModelsTo(Rules rules) {
    rules
        .say(
            "(?<![\\p{IsLatin}])(?<w>SPF|에스피에프) ?(?<n>\\d+)\\+",
            m -> m.group("w") + " " + KoreanNumbers.sino(m.group("n")) + " 플러스")
        .say(
            "(?<![\\p{IsLatin}])PA(?<p>\\+{1,4})",
            m -> "PA" + List.of("", " 투", " 쓰리", " 포").get(m.group("p").length() - 1) + " 플러스")
        .say(
            "(?<![\\p{IsLatin}])Vol\\.? ?(?<n>\\d+)", m -> "볼륨 " + KoreanNumbers.sino(m.group("n")))
        .say(EastAsian.NUMBERED, m -> number(m.group("n"), true))
        .maybe("§CODE", m -> model(m.group("code")));
  }

  /** What is not rising, or three digits and four, is no range. */
  static Optional<String> pair(MatchResult match) {
    String first = match.group("a");
    String last = match.group("b");
    boolean telephone = last.length() == 4 && first.length() > 2 && !last.endsWith("00");
    if (EastAsian.years(first, last) || EastAsian.rising(first, last) && !telephone) {
      return Optional.empty();
    }
    boolean small = first.length() < 4 && last.length() < 4 && !match.group().matches("0.*|.*-0.*");
    return Optional.of(
        small
            ? KoreanNumbers.sino(first) + " 다시 " + KoreanNumbers.sino(last)
            : telephone(match.group()));
  }

  private static String telephone(String number) {
    return Numerals.groups(number, KoreanNumbers::telephone, ", ");
  }

  private static Optional<String> label(MatchResult match) {
    String number = match.group("n");
    return number.length() < 3 && !number.startsWith("0")
        ? Optional.empty()
        : Optional.of(telephone(number));
  }

  private static Optional<String> model(String code) {
    return EastAsian.tokens(code).isEmpty() ? Optional.empty() : Optional.of(spoken(code, false));
  }

  private static String spoken(String code, boolean singly) {
    var words = new StringBuilder();
    boolean digits = false;
    boolean year = code.indexOf('-') < 0;
    for (String token : EastAsian.tokens(code)) {
      boolean number = Character.isDigit(token.charAt(0));
      words.append(words.isEmpty() ? "" : number && digits ? ", " : " ");
      words.append(!number ? token : singly ? KoreanNumbers.telephone(token) : number(token, year));
      digits = number;
    }
    return words.toString();
  }

  private static String number(String token, boolean year) {
    if (token.indexOf('.') >= 0) {
      return String.join(
          " 점 ", java.util.Arrays.stream(token.split("\\.")).map(KoreanNumbers::sino).toList());
    }
    if (token.length() == 1) {
      return KoreanNumbers.loan(token);
    }
    return EastAsian.singly(token, year)
        ? KoreanNumbers.telephone(token)
        : KoreanNumbers.sino(token);
  }
}
