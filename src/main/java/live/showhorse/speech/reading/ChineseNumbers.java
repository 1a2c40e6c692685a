package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** Figures in Mandarin (simplified) and Cantonese (traditional) text, said in characters. */
final class ChineseNumbers {
  private static final String DIGITS = "零一二三四五六七八九";

  /** On the telephone one is yāo in Mandarin. */
  private static final String TELEPHONE = "零幺二三四五六七八九";

  /** Before these two is 二, before every other word that counts it is 两. */
  private static final String ORDINAL_WORDS = "号號月日楼樓等级級代维維线線期届屆班集季环環胎";

  private static final Map<String, String> VULGAR =
      Map.of("½", "1/2", "⅓", "1/3", "⅔", "2/3", "¼", "1/4", "¾", "3/4");

  private final boolean cantonese;
  private final Language language;
  private final String point;
  private final String pair;
  private final Rules rules;

  ChineseNumbers(Language language) {
    this.language = language;
    this.cantonese = language == Language.CANTONESE;
    this.point = cantonese ? "點" : "点";
    this.pair = cantonese ? "兩" : "两";
    this.rules = rules();
  }

  String inWords(String text) {
    return rules.apply(text);
  }

  private Rules rules() {
    String o = cantonese ? "點" : "点";
    return new Rules(Patterns.macros(Patterns.POINT_NUMBER))
        .say("§ISO", m -> year(m.group("y")) + "年" + monthAndDay(m.group("mo"), m.group("d")))
        // In Hong Kong
        .say("(?<![\\d.,])[2-9]\\d{3} \\d{4}(?!\\d)", m -> telephone(m.group()))
        .say("§PHONE", m -> telephone(m.group()))
        .say("(?<y>(?<!\\d)(?:19|20)\\d\\d)(?=年)", m -> year(m.group("y")))
        .say("§TIME", this::time)
        .say(
            "(?<!\\d)(?:11\\.11|12\\.12|10\\.10|9\\.9|6\\.18|3\\.8)(?=大促|活动|活動|狂欢|狂歡|购物|購物|节|節)",
            m -> shoppingDay(m.group()))
        .say(
            "(?<![\\d.])(?:618|1111|1212)(?=大促|活动|活動|狂欢|狂歡|购物|購物|节|節|年中)",
            m -> Numerals.digits(m.group(), DIGITS))
        .maybe("§FRACTION", this::fraction)
        .maybe(
            "§DATE",
            m ->
                Calendar.date(m.group("mo"), m.group("d"))
                    ? Optional.of(monthAndDay(m.group("mo"), m.group("d")))
                    : Optional.empty())
        .say("[½⅓⅔¼¾]", m -> fractionOf(VULGAR.get(m.group())))
        .say("(?<s>§CURRENCY) ?(?<n>§PRICE)", m -> price(m.group("n"), m.group("s")))
        .say("(?<![\\d.,])(?<n>§PRICE) ?(?<s>§CURRENCY)", m -> price(m.group("n"), m.group("s")))
        .say("(?<n>§NUMBER) ?[%％]", m -> "百分之" + number(m.group("n")))
        .say("(?<n>§NUMBER) ?‰", m -> "千分之" + number(m.group("n")))
        // Buy two, get one free: a fixed phrase with plain numbers.
        .say("(?<=[买買])(?<n>\\d+)(?=[送赠贈])", m -> number(m.group("n")))
        // 8.5折 and 85折 are said alike, by their digits.
        .say("(?<![\\d.])(?<n>\\d(?:\\.?\\d)?)(?=折)", m -> Numerals.digits(m.group("n"), DIGITS))
        .say("(?<n>§NUMBER) ?(?<u>§UNIT)", m -> counted(m.group("n")) + unit(m.group("u")))
        .say("§MODEL", this::model)
        .say("第(?<n>\\d+)", m -> "第" + number(m.group("n")))
        .say("(?:NO|No|no)\\.? ?(?<n>\\d+)", m -> "第" + number(m.group("n")))
        .say("§RATIO", m -> number(m.group("a")) + "比" + number(m.group("b")))
        .say("§SIZES", m -> "到")
        .say("§TO", m -> "到")
        .say("§BY", m -> "乘")
        .say("(?<=[\\dA-Z%\\p{IsHan}]) ?\\+ ?(?=\\d)", m -> "加")
        .say("(?<=\\d)\\+(?=[\\p{IsHan}]|$)", m -> "多")
        .say("(?<n>§NUMBER)(?=[万萬亿億])", m -> counted(m.group("n")))
        .say(
            "(?<n>§NUMBER)(?= ?[-–~～] ?\\d+ ?[\\p{IsHan}&&[^" + ORDINAL_WORDS + "]])",
            m -> counted(m.group("n")))
        .say("(?<n>§NUMBER)(?=个月|個月)", m -> counted(m.group("n")))
        .say(
            "(?<n>§NUMBER) ?(?=[\\p{IsHan}&&[^" + ORDINAL_WORDS + "]])", m -> counted(m.group("n")))
        .say("(?<n>§NUMBER)", m -> number(m.group("n")))
        .say("\\d+", m -> Numerals.digits(m.group(), DIGITS))
        .say("(?<=[" + DIGITS + "])" + "[.](?=\\d)", m -> o);
  }

  private String year(String year) {
    return Numerals.digits(year, DIGITS);
  }

  private String monthAndDay(String month, String day) {
    return cardinal(Calendar.plain(month)) + "月" + cardinal(Calendar.plain(day)) + "日";
  }

  private static String shoppingDay(String day) {
    String[] parts = day.split("\\.");
    return parts[0].equals("11") && parts[1].equals("11")
        ? "双十一"
        : Numerals.digits(parts[0] + parts[1], DIGITS);
  }

  private String telephone(String number) {
    String names = cantonese ? DIGITS : TELEPHONE;
    return Numerals.groups(number, group -> Numerals.digits(group, names), "，");
  }

  private String time(MatchResult match) {
    String hour = Calendar.plain(match.group("h"));
    int minute = Integer.parseInt(match.group("m"));
    String hours = (hour.equals("2") ? pair : cardinal(hour)) + point;
    if (minute == 0) {
      return hours + (Integer.parseInt(hour) > 12 ? "整" : "");
    }
    if (minute == 30) {
      return hours + "半";
    }
    return hours + (minute < 10 ? "零" : "") + cardinal(Integer.toString(minute)) + "分";
  }

  private Optional<String> fraction(MatchResult match) {
    return Calendar.fraction(match.group("a"), match.group("b"))
        ? Optional.of(fractionOf(match.group("a") + "/" + match.group("b")))
        : Optional.empty();
  }

  private String fractionOf(String fraction) {
    String[] parts = fraction.split("/");
    return cardinal(parts[1]) + "分之" + cardinal(parts[0]);
  }

  private String price(String number, String symbol) {
    Amount amount = Amount.price(number);
    return amountOf(amount) + Currency.of(symbol, language).name(language, false);
  }

  private String unit(String symbol) {
    return Units.many(symbol, language);
  }

  /** A5 is A and five; a longer number is read digit by digit unless it is round. */
  private String model(MatchResult match) {
    String digits = match.group("digits");
    boolean single = digits.length() > 2 && !digits.endsWith("00") || digits.startsWith("0");
    String said = single ? Numerals.digits(digits, DIGITS) : cardinal(digits);
    String rest = match.group("rest");
    String tail = rest.replaceAll("\\d", "");
    String tailDigits = rest.replaceAll("\\D", "");
    return match.group("letters")
        + (match.group("dash").isEmpty() ? "" : " ")
        + said
        + tail
        + (tailDigits.isEmpty() ? "" : Numerals.digits(tailDigits, DIGITS));
  }

  /** Before what it counts. */
  private String counted(String number) {
    return amountOf(Amount.withPoint(number));
  }

  private String amountOf(Amount amount) {
    if (amount.digitByDigit() && !amount.decimal()) {
      return Numerals.digits(amount.whole(), DIGITS);
    }
    if (amount.decimal()) {
      return cardinal(amount.whole()) + point + Numerals.digits(amount.fraction(), DIGITS);
    }
    if (amount.whole().equals("2")) {
      return pair;
    }
    return cantonese ? Numerals.cantonese(amount.whole()) : Numerals.mandarinAmount(amount.whole());
  }

  private String number(String number) {
    Amount amount = Amount.withPoint(number);
    if (amount.decimal()) {
      return cardinal(amount.whole()) + point + Numerals.digits(amount.fraction(), DIGITS);
    }
    return amount.digitByDigit()
        ? Numerals.digits(amount.whole(), DIGITS)
        : cardinal(amount.whole());
  }

  private String cardinal(String whole) {
    return cantonese ? Numerals.cantonese(whole) : Numerals.mandarin(whole);
  }
}
