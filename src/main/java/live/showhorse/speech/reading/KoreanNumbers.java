package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/**
 * Figures in Korean text: Sino-Korean for money, dates, minutes and measures, native numbers for
 * hours and for what is counted by piece.
 */
final class KoreanNumbers {
  private static final String DIGITS = "영일이삼사오육칠팔구";
  private static final String TELEPHONE = "공일이삼사오육칠팔구";

  /** Counters that take native numbers, up to 99. */
  private static final String NATIVE =
      "(?:개월(?!)|개|명|시간|살|번째|마리|병|장|잔|벌|켤레|권|대(?!\\p{IsHangul})|가지|곳|달|그릇|상자|박스|세트|팩|봉지|통|캔|줄|쌍|자루|송이|모금|방울|배(?!\\p{IsHangul})|종류)";

  private static final int MOST_NATIVE = 99;
  private static final Map<String, String> LOAN =
      Map.of("1", "원", "2", "투", "3", "쓰리", "4", "포", "5", "파이브", "6", "식스", "7", "세븐", "8", "에이트");
  private static final Map<String, String> VULGAR =
      Map.of("½", "1/2", "⅓", "1/3", "⅔", "2/3", "¼", "1/4", "¾", "3/4");

  private final Rules rules;

  KoreanNumbers() {
    rules =
        new Rules(Patterns.macros(Patterns.POINT_NUMBER))
            .say("§ISO", m -> sino(m.group("y")) + "년 " + monthAndDay(m))
            .say(
                "(?<![\\d-])1[5-9]\\d\\d-\\d{4}(?!\\d)",
                m -> Numerals.groups(m.group(), group -> Numerals.digits(group, TELEPHONE), ", "))
            .say(
                "§PHONE",
                m -> Numerals.groups(m.group(), group -> Numerals.digits(group, TELEPHONE), ", "))
            .say("§TIME", this::time)
            .maybe("§FRACTION", this::fraction)
            .say("[½⅓⅔¼¾]", m -> fractionOf(VULGAR.get(m.group())))
            .maybe(
                "§DATE",
                m ->
                    Calendar.date(m.group("mo"), m.group("d"))
                        ? Optional.of(monthAndDay(m))
                        : Optional.empty())
            .say("(?<mo>(?<!\\d)(?:1[0-2]|0?[1-9]))월", m -> month(m.group("mo")))
            .say("(?<![\\d.])(?<a>[1-8]) ?\\+ ?(?<b>[1-8])(?![\\d.])", this::plus)
            .say("(?<s>§CURRENCY) ?(?<n>§PRICE)", m -> price(m.group("n"), m.group("s")))
            .say(
                "(?<![\\d.,])(?<n>§PRICE) ?(?<s>§CURRENCY)", m -> price(m.group("n"), m.group("s")))
            .say("(?<n>§NUMBER) ?%", m -> number(m.group("n")) + "퍼센트")
            .say("(?<n>§NUMBER) ?‰", m -> number(m.group("n")) + "퍼밀")
            .say(
                "(?<n>§NUMBER) ?(?<u>§UNIT)",
                m -> number(m.group("n")) + " " + Units.many(m.group("u"), Language.KOREAN))
            .say("(?<![\\d.])(?<n>1[0-2]|0?[1-9]) ?시(?!간|리즈)", m -> hour(m.group("n")))
            .say("(?<![\\d.])(?<n>\\d{1,2})(?=[GK](?![\\p{IsLatin}]))", m -> loan(m.group("n")))
            .say("§MODEL", this::model)
            .say("(?<![\\d.])1번째", m -> "첫 번째")
            .maybe("(?<n>§NUMBER) ?(?<c>" + NATIVE + ")", this::counted)
            .say(
                "(?<![\\d.])(?<n>\\d+)(?=[천백])",
                m -> m.group("n").equals("1") ? "" : sino(m.group("n")))
            .say("제(?<n>\\d+)", m -> "제" + sino(m.group("n")))
            .say("§RATIO", m -> sino(m.group("a")) + "대 " + sino(m.group("b")))
            .say("§SIZES", m -> "에서 ")
            .say("§TO", m -> "에서 ")
            .say("§BY", m -> " 곱하기 ")
            .say("(?<=\\d) ?\\+ ?(?=\\d)", m -> " 더하기 ")
            .say("(?<n>§NUMBER)", m -> number(m.group("n")))
            .say("\\d+", m -> Numerals.digits(m.group(), TELEPHONE));
  }

  String inWords(String text) {
    return rules.apply(text);
  }

  private static String sino(String whole) {
    return Numerals.sinoKorean(whole);
  }

  private static String number(String number) {
    return amount(Amount.withPoint(number));
  }

  private static String amount(Amount amount) {
    if (amount.decimal()) {
      return sino(amount.whole()) + " 점 " + Numerals.digits(amount.fraction(), DIGITS);
    }
    return amount.digitByDigit()
        ? Numerals.digits(amount.whole(), TELEPHONE)
        : sino(amount.whole());
  }

  private static String monthAndDay(MatchResult match) {
    return month(match.group("mo")) + " " + sino(Calendar.plain(match.group("d"))) + "일";
  }

  /** June and October drop their final consonant. */
  private static String month(String month) {
    String plain = Calendar.plain(month);
    return switch (plain) {
      case "6" -> "유월";
      case "10" -> "시월";
      default -> sino(plain) + "월";
    };
  }

  private String time(MatchResult match) {
    int minute = Integer.parseInt(match.group("m"));
    String hour = hour(match.group("h"));
    return switch (minute) {
      case 0 -> hour;
      case 30 -> hour + " 반";
      default -> hour + " " + sino(Integer.toString(minute)) + "분";
    };
  }

  /** Up to twelve the hours are native, on the 24-hour clock Sino-Korean. */
  private static String hour(String hour) {
    String plain = Calendar.plain(hour);
    int number = Integer.parseInt(plain);
    return (number >= 1 && number <= 12 ? Numerals.nativeKorean(plain) : sino(plain)) + " 시";
  }

  private Optional<String> fraction(MatchResult match) {
    return Calendar.fraction(match.group("a"), match.group("b"))
        ? Optional.of(fractionOf(match.group("a") + "/" + match.group("b")))
        : Optional.empty();
  }

  private static String fractionOf(String fraction) {
    String[] parts = fraction.split("/");
    return sino(parts[1]) + "분의 " + sino(parts[0]);
  }

  /** 1+1 is "won peulleoseu won" in every Korean shop. */
  private String plus(MatchResult match) {
    return LOAN.get(match.group("a")) + " 플러스 " + LOAN.get(match.group("b"));
  }

  private static String loan(String number) {
    return LOAN.getOrDefault(number, sino(number)) + " ";
  }

  private static String price(String number, String symbol) {
    String name = Currency.of(symbol, Language.KOREAN).name(Language.KOREAN, false);
    String said = amount(Amount.price(number));
    return said + (name.equals("원") ? name : " " + name);
  }

  private Optional<String> counted(MatchResult match) {
    Amount amount = Amount.withPoint(match.group("n"));
    boolean nativeNumber =
        !amount.decimal()
            && !amount.digitByDigit()
            && amount.whole().length() <= 2
            && Integer.parseInt(amount.whole()) <= MOST_NATIVE
            && !amount.whole().equals("0");
    String said = nativeNumber ? Numerals.nativeKorean(amount.whole()) : amount(amount);
    return Optional.of(said + " " + match.group("c"));
  }

  private String model(MatchResult match) {
    String digits = match.group("digits");
    boolean single = digits.length() > 2 && !digits.endsWith("00") || digits.startsWith("0");
    String said =
        digits.length() == 1
            ? LOAN.getOrDefault(digits, sino(digits))
            : single ? Numerals.digits(digits, TELEPHONE) : sino(digits);
    String rest = match.group("rest");
    String tailDigits = rest.replaceAll("\\D", "");
    return match.group("letters")
        + " "
        + said
        + (rest.isEmpty() ? "" : " " + rest.replaceAll("\\d", ""))
        + (tailDigits.isEmpty() ? "" : " " + sino(tailDigits));
  }
}
