package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/**
 * Figures in Japanese text, brought into the form that Open JTalk reads right: it counts (一本, 二本)
 * and reads 年, 月, 日, 時, 分 and 円 after digits by itself, so whole numbers stay digits.
 */
final class JapaneseNumbers {
  private static final String[] NAMES = {
    "ゼロ", "イチ", "ニー", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュー"
  };
  private static final Map<String, String> LOAN =
      Map.of(
          "1", "ワン", "2", "ツー", "3", "スリー", "4", "フォー", "5", "ファイブ", "6", "シックス", "7", "セブン", "8",
          "エイト", "9", "ナイン");
  private static final Map<String, String> VULGAR =
      Map.of("½", "1/2", "⅓", "1/3", "⅔", "2/3", "¼", "1/4", "¾", "3/4");

  private final Rules rules;

  JapaneseNumbers() {
    rules =
        new Rules(Patterns.macros(Patterns.POINT_NUMBER))
            .say("§ISO", m -> m.group("y") + "年" + monthAndDay(m))
            .say("(?<![\\d.,-])0\\d{1,4}-\\d{1,4}-\\d{3,4}(?!\\d)", m -> telephone(m.group()))
            .say("§PHONE", m -> telephone(m.group()))
            .say("§TIME", JapaneseNumbers::time)
            .maybe("§FRACTION", JapaneseNumbers::fraction)
            .say("[½⅓⅔¼¾]", m -> fractionOf(VULGAR.get(m.group())))
            .maybe(
                "§DATE",
                m ->
                    Calendar.date(m.group("mo"), m.group("d"))
                        ? Optional.of(monthAndDay(m))
                        : Optional.empty())
            .say("(?<s>§CURRENCY) ?(?<n>§PRICE)", m -> price(m.group("n"), m.group("s")))
            .say(
                "(?<![\\d.,])(?<n>§PRICE) ?(?<s>§CURRENCY)", m -> price(m.group("n"), m.group("s")))
            .say("(?<n>§NUMBER) ?%", m -> number(m.group("n")) + "パーセント")
            .say("(?<n>§NUMBER) ?‰", m -> number(m.group("n")) + "パーミル")
            .say(
                "(?<n>§NUMBER) ?(?<u>§UNIT)",
                m -> number(m.group("n")) + Units.many(m.group("u"), Language.JAPANESE))
            .say("(?<![\\d.])(?<n>[1-9])(?=[G](?![\\p{IsLatin}]))", m -> LOAN.get(m.group("n")))
            .say("(?:No|NO|no)\\.? ?1(?!\\d)", m -> "ナンバーワン")
            .say("(?:No|NO|no)\\.? ?(?<n>\\d+)", m -> "ナンバー" + m.group("n"))
            .say("(?<![\\d.])1 ?\\+ ?1(?![\\d.])", m -> "ワンプラスワン")
            .say("§MODEL", JapaneseNumbers::model)
            .say("§RATIO", m -> m.group("a") + "対" + m.group("b"))
            .say("§SIZES", m -> "から")
            .say("§TO", m -> "から")
            .say("§BY", m -> "かける")
            .say("(?<=\\d) ?\\+ ?(?=\\d)", m -> "たす")
            .say("(?<n>§NUMBER)", m -> number(m.group("n")));
  }

  String inWords(String text) {
    return rules.apply(text);
  }

  private static String number(String number) {
    return amount(Amount.withPoint(number));
  }

  private static String amount(Amount amount) {
    if (amount.decimal()) {
      return amount.whole() + "." + amount.fraction();
    }
    return amount.digitByDigit() ? names(amount.whole()) : amount.whole();
  }

  private static String price(String number, String symbol) {
    return amount(Amount.price(number))
        + Currency.of(symbol, Language.JAPANESE).name(Language.JAPANESE, false);
  }

  private static String names(String digits) {
    var words = new StringBuilder();
    digits.chars().forEach(digit -> words.append(NAMES[digit - '0']));
    return words.toString();
  }

  private static String monthAndDay(MatchResult match) {
    return Calendar.plain(match.group("mo")) + "月" + Calendar.plain(match.group("d")) + "日";
  }

  private static String telephone(String number) {
    return Numerals.groups(number, JapaneseNumbers::names, "、");
  }

  private static String time(MatchResult match) {
    int minute = Integer.parseInt(match.group("m"));
    String hour = Calendar.plain(match.group("h")) + "時";
    return switch (minute) {
      case 0 -> hour;
      case 30 -> hour + "半";
      default -> hour + minute + "分";
    };
  }

  private static Optional<String> fraction(MatchResult match) {
    return Calendar.fraction(match.group("a"), match.group("b"))
        ? Optional.of(fractionOf(match.group("a") + "/" + match.group("b")))
        : Optional.empty();
  }

  private static String fractionOf(String fraction) {
    String[] parts = fraction.split("/");
    return parts[1] + "分の" + parts[0];
  }

  private static String model(MatchResult match) {
    String digits = match.group("digits");
    boolean single = digits.length() > 2 && !digits.endsWith("00") || digits.startsWith("0");
    String rest = match.group("rest");
    return match.group("letters")
        + (single ? names(digits) : digits)
        + rest.replaceAll("\\d", "")
        + rest.replaceAll("\\D", "");
  }
}
