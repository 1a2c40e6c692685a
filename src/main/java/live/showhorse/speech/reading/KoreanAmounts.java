package live.showhorse.speech.reading;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/** Prices, measures and what they are for in Korean text. */
final class KoreanAmounts {
  private static final String MAGNITUDE = "(?:[십백천]?[만억조]|천(?![사국재장연])|백(?![화신합팩])|십)";

  /** 1.2만, 3만5천, 1억 2천만, 3만 500 (원) */
  private static final String LARGE =
      "(?:§NUMBER ?" + MAGNITUDE + "(?: ?\\d[\\d,]* ?" + MAGNITUDE + ")*(?: ?\\d[\\d,]*(?=원))?)";

  private static final Pattern PART =
      Pattern.compile("(?<n>\\d[\\d,]*(?:\\.\\d+)?) ?(?<m>[십백천만억조]*)");

  private static final String SCALE =
      "(?<k>[kKM](?![\\p{IsLatin}\\p{IsGreek}\\d])|bn(?![\\p{IsLatin}])|B(?![\\p{IsLatin}\\d])| ?(?:thousand|million|billion))";

  private static final String NAMED = "(?<w>원|달러|유로|파운드|위안|엔|바트|페소|루피)";

  /** What comes after a slash: 3,000원/개. */
  private static final String EACH =
      "(?:" + KoreanCounters.COUNTER + "|대|번|인|회|월|년|일|주|분|초|평|박|구|단|입|인분)";

  private static final String QUANTITY =
      "(?:(?<s>§CURRENCY) ?(?<p>"
          + LARGE
          + "|§PRICE)|(?<n>"
          + LARGE
          + "|§NUMBER) ?(?:(?<c>§CURRENCY)|(?<u>§UNIT)|(?<w>[가-힣]{1,3})))";

  private KoreanAmounts() {}

  /** What is for each of something, and speeds; before the counters. */
  static void addEachTo(Rules rules) {
    rules
        .say("(?<n>§NUMBER) ?km/h", m -> "시속 " + number(m.group("n")) + " 킬로미터")
        .say("(?<n>§NUMBER) ?mph", m -> "시속 " + number(m.group("n")) + " 마일")
        .say("(?<n>§NUMBER) ?MB/s", m -> "초당 " + number(m.group("n")) + " 메가바이트")
        .say("(?<n>§NUMBER) ?m/s", m -> "초속 " + number(m.group("n")) + " 미터")
        .say(
            QUANTITY + " ?/ ?(?<each>" + EACH + ")(?![가-힣&&[^에씩로입예이]])", m -> each(m) + quantity(m))
        .say(QUANTITY + " ?/ ?(?<each>§UNIT)", m -> each(m) + quantity(m))
        .say(
            "(?:(?<s>§CURRENCY) ?(?<p>"
                + LARGE
                + "|§PRICE)|(?<n>"
                + LARGE
                + "|§NUMBER)(?<w>원|달러|유로)) ?/ ?(?<size>§NUMBER) ?(?<each>§UNIT|"
                + KoreanCounters.COUNTER
                + ")",
            m -> size(m.group("size"), m.group("each")) + "당 " + quantity(m));
  }

  static void addTo(Rules rules) {
    rules
        .say(
            "(?<s>§CURRENCY) ?(?<a>"
                + LARGE
                + "|§PRICE) ?[-–—~～〜] ?(?!§CURRENCY)(?<b>"
                + LARGE
                + "|§PRICE)(?:"
                + NAMED
                + ")?",
            m ->
                money(m.group("s"), m.group("a"), null)
                    + "에서 "
                    + money(m.group("s"), m.group("b"), null))
        .say(
            "(?<minus>[−-])?(?<s>§CURRENCY) ?(?<below>[−-])?(?<n>"
                + LARGE
                + "|§PRICE)"
                + SCALE
                + "? ?"
                + NAMED
                + "(?<more>\\+(?!\\d))?",
            m ->
                minus(m)
                    + value(m.group("n"), m.group("k"))
                    + (m.group("w").equals("원") ? "" : " ")
                    + m.group("w")
                    + more(m))
        .say(
            "(?<minus>[−-])?(?<s>§CURRENCY) ?(?<below>[−-])?(?<n>"
                + LARGE
                + "|§PRICE)"
                + SCALE
                + "?(?<more>\\+(?!\\d))?",
            m -> minus(m) + money(m.group("s"), m.group("n"), m.group("k")) + more(m))
        .say(
            "(?<![\\d.,])(?<n>" + LARGE + "|§PRICE)(?:" + SCALE + ")? ?(?<s>§CURRENCY)(?! ?\\d)",
            m -> money(m.group("s"), m.group("n"), m.group("k")))
        .say("(?<n>" + LARGE + ")(?<more>\\+(?!\\d))?", m -> large(m.group("n")) + more(m))
        .say(
            "(?<n>§NUMBER)(?<k>[kKM])\\+(?!\\d)",
            m -> number(EastAsian.scaled(m.group("n"), m.group("k"))) + " 이상")
        .say(
            "(?<n>§NUMBER)(?:(?<k>[kKM]) ?(?=명|건|회|뷰|팔로워|조회|개|views|좋아요)|(?<thousands>k)(?![\\p{IsLatin}\\p{IsGreek}\\d/]))",
            m ->
                number(EastAsian.scaled(m.group("n"), m.group("k") == null ? "k" : m.group("k")))
                    + " ")
        .say(
            "(?<minus>§MINUS)?(?<n>§NUMBER) ?°F",
            m -> "화씨 " + (m.group("minus") == null ? "" : "영하 ") + number(m.group("n")) + " 도")
        .say(
            "(?<n>§NUMBER)(?<!480|720|1080|1440|2160)P(?![\\p{IsLatin}\\d])",
            m -> number(m.group("n")) + " 포인트")
        .say(
            "(?<n>§NUMBER)\"(?= ?(?:TV|티비|텔레비전|모니터|대?화면|노트북|디스플레이))",
            m -> number(m.group("n")) + "인치")
        .say("(?<n>§NUMBER) ?%", m -> number(m.group("n")) + "퍼센트")
        .say("(?<n>§NUMBER) ?‰", m -> number(m.group("n")) + "퍼밀")
        .say(
            "(?<![\\d.])(?<n>[2-6])(?=XL(?![\\p{IsLatin}])|L ?사이즈)",
            m -> KoreanNumbers.loan(m.group("n")) + " ")
        .say("(?<n>§NUMBER) ?(?<u>§UNIT)", m -> number(m.group("n")) + " " + unit(m.group("u")))
        .say(
            "(?<n>§NUMBER) ?[xX](?![\\p{IsLatin}\\d]| ?\\d)",
            m -> KoreanCounters.count(m.group("n"), "배"))
        .say("(?<![\\d.])(?<n>\\d{3,4})p(?![\\p{IsLatin}])", m -> number(m.group("n")) + " 피");
  }

  private static String number(String number) {
    return KoreanNumbers.number(number);
  }

  private static String unit(String symbol) {
    return Units.many(symbol, Language.KOREAN);
  }

  /** 1만 is 만, 1천만 천만, but 1억 일억. */
  private static String large(String number) {
    return PART.matcher(number)
        .replaceAll(
            m -> {
              boolean bare = m.group("n").equals("1") && m.group("m").matches("[십백천만].*");
              return (bare ? "" : number(m.group("n"))) + m.group("m");
            });
  }

  private static String minus(MatchResult match) {
    return match.group("minus") != null || match.group("below") != null ? "마이너스 " : "";
  }

  private static String more(MatchResult match) {
    return match.group("more") == null ? "" : " 이상";
  }

  private static String money(String symbol, String number, String scale) {
    String name = Currency.of(symbol, Language.KOREAN).name(Language.KOREAN, false);
    String value = value(number, scale);
    boolean joined = name.equals("원") && !value.matches(".*[십백천만억조]") || plain(number, scale);
    return value + (joined && name.equals("원") ? "" : " ") + name;
  }

  private static boolean plain(String number, String scale) {
    return scale == null && number.matches("[\\d.,'’ ]+");
  }

  private static String value(String number, String scale) {
    if (number.matches("[\\d.,'’ ]+")) {
      Amount amount = Amount.price(number);
      String plain = amount.whole() + (amount.decimal() ? "." + amount.fraction() : "");
      return number(EastAsian.scaled(plain, scale));
    }
    return large(number);
  }

  private static String each(MatchResult match) {
    String each = match.group("each");
    if (Units.known(each, Language.KOREAN)) {
      return unit(each) + "당 ";
    }
    return switch (each) {
      case "월", "달" -> "한 달에 ";
      case "년" -> "일 년에 ";
      case "일" -> "하루에 ";
      case "주" -> "일주일에 ";
      case "인", "명" -> "일인당 ";
      default -> each + "당 ";
    };
  }

  private static String size(String number, String each) {
    return Units.known(each, Language.KOREAN)
        ? number(number) + " " + unit(each)
        : KoreanCounters.count(number, each);
  }

  private static String quantity(MatchResult match) {
    if (match.group("s") != null) {
      return money(match.group("s"), match.group("p"), null);
    }
    if (match.namedGroups().containsKey("c") && match.group("c") != null) {
      return money(match.group("c"), match.group("n"), null);
    }
    if (match.namedGroups().containsKey("u") && match.group("u") != null) {
      return large(match.group("n")) + " " + unit(match.group("u"));
    }
    String counter = match.group("w");
    return counter.matches(KoreanCounters.COUNTER)
        ? KoreanCounters.count(match.group("n"), counter)
        : large(match.group("n")) + counter;
  }
}
