package live.showhorse.speech.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * Numbers that are names in Japanese text: of telephones, orders, rooms, addresses and models. Said
 * digit by digit, or with の between the parts of an address.
 */
final class JapaneseCodes {
  private static final String[] NAMES = {
    "ゼロ", "イチ", "ニー", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュー"
  };

  /** What a number after these is, is never an amount. */
  private static final String LABEL =
      "(?:番号|品番|型番|コード|パスワード|シリアル|ロット|電話|TEL|Tel|tel|FAX|ID|PIN|JAN|☎|内線|末尾|下[2-8２-８二三四]桁)";

  private static final String AFTER_LABEL = "(?:は|が| )?(?:[：:、#＃]|No\\.?)?(?: )?";
  private static final String COUNTED = "[台個本枚件人名円%回つ種年月日分時番桁点]";

  private JapaneseCodes() {}

  static void addTo(Rules rules) {
    rules
        .say("〒 ?(?<n>\\d{3}-?\\d{4})(?!\\d)", m -> "郵便番号" + postal(m.group("n")))
        .say("(?<=郵便番号" + AFTER_LABEL + ")(?<n>\\d{3}-?\\d{4})(?!\\d)", m -> postal(m.group("n")))
        .say(
            "(?<="
                + LABEL
                + AFTER_LABEL
                + ")(?<n>\\d[\\d-]*\\d)(?![\\p{IsLatin}\\d.,]|"
                + COUNTED
                + ")",
            m -> label(m.group("n")))
        .say(
            "(?<="
                + LABEL
                + AFTER_LABEL
                + ")(?<n>(?=[A-Z-]*\\d)(?=[\\d-]*[A-Z])[A-Z\\d]+(?:-[A-Z\\d]+)*)(?![\\p{IsLatin}\\d])",
            m -> letters(m.group("n")))
        .say("(?<![\\d.,-])(?<n>\\d{3,5})(?=号室)", m -> names(m.group("n")))
        .say("(?<![\\d.,-])(?<n>\\d{4})(?=室)", m -> names(m.group("n")))
        .say(
            "(?<![\\d.,-])(?:\\+\\d{1,3}[ -]?)?[（(]?0\\d{1,4}[）)] ?\\d{1,4}-\\d{3,4}(?!\\d)|(?<![\\d.,-])0\\d{1,4}[（(]\\d{1,4}[）)]\\d{3,4}(?!\\d)",
            m -> telephone(m.group()))
        .say("(?<![\\d.,-])\\+\\d{1,3}(?:[ -]\\d{1,4}){2,4}(?![\\d-])", m -> telephone(m.group()))
        .say("(?<![\\d.,-])0\\d{1,4}[- ]\\d{1,4}[- ]\\d{3,4}(?![\\d-])", m -> telephone(m.group()))
        .say(
            "(?<![\\d.,-])(?<a>0\\d0)(?<b>\\d{4})(?<c>\\d{4})(?!\\d)",
            m -> telephone(m.group("a") + "-" + m.group("b") + "-" + m.group("c")))
        .say("(?<![\\d.,-])\\d+(?:-\\d+){2,}(?![\\d-])", JapaneseCodes::chain)
        .say("§PHONE", m -> telephone(m.group()))
        .maybe(
            "(?<=[\\p{IsHan}\\p{IsHiragana}])(?<![約全計最第共大小各で])(?<a>\\d{1,3})-(?<b>\\d{1,4})(?![\\d-]|[.,:/]\\d| ?(?:§UNIT|[%°+]|§CURRENCY)|[\\p{IsHan}\\p{IsKatakana}つか]|[~～〜])",
            JapaneseCodes::address)
        .maybe("(?<![\\d.,:/-])(?<a>\\d+)-(?<b>\\d+)(?=番地|号室|席|列)", JapaneseCodes::address)
        .say("第(?<r>[IVX]{1,5})(?![\\p{IsLatin}])", m -> "第" + Numerals.roman(m.group("r")));
  }

  /** Models, which may begin like words or units: after the rules for those. */
  static void addModelsTo(Rules rules) {
    rules
        .say("(?<![\\p{IsLatin}])Vol\\.? ?(?<n>\\d+)", m -> "ボリューム" + m.group("n"))
        .say("(?<![\\p{IsLatin}])(?:SPF|エスピーエフ) ?(?<n>\\d+)\\+", m -> "SPF" + m.group("n") + "プラス")
        .say(
            "(?<![\\p{IsLatin}])PA(?<p>\\+{1,4})",
            m -> "PA" + List.of("", "ツー", "スリー", "フォー").get(m.group("p").length() - 1) + "プラス")
        .say(
            EastAsian.NUMBERED,
            m -> EastAsian.singly(m.group("n"), true) ? names(m.group("n")) : m.group("n"))
        .maybe("§CODE", m -> model(m.group("code")));
  }

  static String names(String digits) {
    var words = new StringBuilder();
    digits.chars().filter(Character::isDigit).forEach(digit -> words.append(NAMES[digit - '0']));
    return words.toString();
  }

  private static String telephone(String number) {
    return Numerals.groups(number, JapaneseCodes::names, "、");
  }

  private static String postal(String number) {
    String digits = number.replace("-", "");
    return names(digits.substring(0, 3)) + "の" + names(digits.substring(3));
  }

  private static String label(String number) {
    boolean counted = number.length() < 3 && !number.startsWith("0");
    return counted ? number : telephone(number);
  }

  private static String letters(String code) {
    return spoken(code, true);
  }

  /** Three numbers and more: of an address when they are short. */
  private static String chain(MatchResult match) {
    List<String> groups = List.of(match.group().split("-"));
    boolean short3 =
        groups.stream().allMatch(group -> group.length() < 4 && !group.startsWith("0"));
    boolean address = short3 && groups.stream().anyMatch(group -> group.length() == 1);
    if (address) {
      return String.join("の", groups);
    }
    return short3 && groups.stream().allMatch(group -> group.length() == 2)
        ? String.join("、", groups)
        : telephone(match.group());
  }

  private static Optional<String> address(MatchResult match) {
    String last = match.group("b");
    boolean room = EastAsian.singly(last, false);
    return Optional.of(match.group("a") + "の" + (room ? names(last) : last));
  }

  /** What is not rising, or three digits and four, is no range. */
  static Optional<String> pair(MatchResult match) {
    String first = match.group("a");
    String last = match.group("b");
    boolean telephone = first.length() == 3 && last.length() == 4 && !last.endsWith("00");
    if (EastAsian.years(first, last) || EastAsian.rising(first, last) && !telephone) {
      return Optional.empty();
    }
    boolean small = first.length() < 4 && last.length() < 4 && !match.group().matches("0.*|.*-0.*");
    return Optional.of(
        small ? first + "の" + last : names(first) + (telephone ? "の" : "、") + names(last));
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
      if (number && digits) {
        words.append("、");
      }
      words.append(!number ? token : singly ? names(token) : number(token, year));
      digits = number;
    }
    return words.toString();
  }

  private static String number(String token, boolean year) {
    if (token.indexOf('.') >= 0) {
      return token.replace(".", "テン");
    }
    return EastAsian.singly(token, year) ? names(token) : token;
  }
}
