package live.showhorse.speech.reading;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** Prices, numbers with a magnitude, reductions, discounts and "each" after a slash in Chinese. */
final class ChinesePrices {
  private static final String DASH = " ?[-–—~～〜−] ?";

  /** 万 or one of the letters that stand for it. */
  private static final String MAGNITUDE =
      "(?:[千百]?[万萬亿億]|[千百](?![克瓦分])|[wWkKM](?![\\p{IsLatin}\\p{IsGreek}\\d]))";

  /** The currency is named already: ¥99元, $20美元. */
  private static final String NAMED =
      "(?:元|块|塊|蚊|圆|圓|美元|美金|美刀|欧元|歐元|英镑|英鎊|日元|日圓|港元|港币|港幣|韩元|韓元|人民币|人民幣|台币|台幣)";

  /** What ten thousands are of: sales, viewers. */
  private static final String CROWD = "[单單件人粉赞讚评評播销銷次份位个個条條瓶盒箱订訂观觀点點下收付关關库庫以多左上余餘现現在线線好宝寶家用户戶级級]";

  private static final String SOLD_BEFORE =
      "(?<=[销銷售卖賣破超过過达達近约約共有粉评評赞讚万萬到满滿量涨漲~]|粉丝|粉絲|人气|人氣|突破|评价|評價|播放)";

  private static final String POWER = "[快闪閃充功电電灯燈适適氮无無音大的输輸吸马馬超]";

  private final ChineseWords words;
  private final Language language;

  ChinesePrices(ChineseWords words, Language language) {
    this.words = words;
    this.language = language;
  }

  void addTo(Rules rules) {
    reductions(rules);
    rules
        .maybe(
            "(?<s>§CURRENCY) ?(?<a>§PRICE)(?<ma>"
                + MAGNITUDE
                + ")?(?:"
                + DASH
                + "|[至到])(?:§CURRENCY)? ?(?<b>§PRICE)(?<mb>"
                + MAGNITUDE
                + ")?(?!"
                + NAMED
                + "|[\\d件个個])",
            this::range)
        .say(
            "(?<s>§CURRENCY) ?(?<n>§PRICE)(?<mag>" + MAGNITUDE + ")?(?=" + NAMED + ")",
            m -> amount(m.group("n"), m.group("mag")))
        .say(
            "(?<s>§CURRENCY) ?(?<n>§PRICE)(?<mag>" + MAGNITUDE + ")?(?<more> ?\\+(?!\\d))?",
            m -> price(m) + (m.group("more") == null ? "" : "以上"))
        .say(
            "(?<![\\d.,])(?<n>§PRICE)(?<mag>" + MAGNITUDE + ")? ?(?<s>§CURRENCY)(?! ?\\d)",
            this::price)
        // 65W is a power, 3W+ are thirty thousand.
        .say(
            "(?<n>§NUMBER)(?<mag>[wW])(?=\\+|" + DASH + "\\d+(?:\\.\\d+)?[wW]\\+|" + CROWD + ")",
            m -> magnitude(m.group("n"), m.group("mag")))
        .say(
            SOLD_BEFORE + "(?<n>§NUMBER)(?<mag>[wW])(?![\\p{IsLatin}\\d]|" + POWER + ")",
            m -> magnitude(m.group("n"), m.group("mag")))
        .say(
            "(?<n>§NUMBER)(?<mag>w)(?![\\p{IsLatin}\\d/]|" + POWER + ")",
            m -> magnitude(m.group("n"), m.group("mag")))
        .say("(?<n>§NUMBER)w(?![\\p{IsLatin}\\d])", m -> words.counted(m.group("n")) + "瓦")
        .say(
            "(?<n>§NUMBER)(?<mag>[kKM])(?=\\+|" + DASH + "\\d+(?:\\.\\d+)?[kK]\\+)",
            m -> magnitude(m.group("n"), m.group("mag")))
        .say(
            "(?<n>§NUMBER)(?<mag>k)(?![\\p{IsLatin}\\p{IsGreek}\\d]|[高超画畫屏视視分电電投显顯直超金])",
            m -> magnitude(m.group("n"), m.group("mag")))
        .say(
            "(?<n>§NUMBER)(?<mag>[KM])(?=粉|人|赞|讚|评|評|播放|观|觀|浏览|瀏覽)",
            m -> magnitude(m.group("n"), m.group("mag")))
        .say("(?<n>§NUMBER)(?=[千百]?[万萬亿億])", m -> words.counted(m.group("n")))
        // Buy two, get one free: a fixed phrase with plain numbers.
        .say("(?<=[买買])(?<n>\\d+)(?=[送赠贈得])", m -> words.number(m.group("n")))
        // 8.5折 and 85折 are said alike, by their digits.
        .say("(?<![\\d.])(?<n>(?!10)[1-9](?:\\.?\\d)?)(?=折)", m -> words.digits(m.group("n")));
    slashes(rules);
  }

  private void reductions(Rules rules) {
    String from = "(?<f>[每]?[满滿] ?)(?<s>§CURRENCY ?)?(?<a>\\d[\\d,]*)(?<u>[元块塊蚊件瓶盒袋包单單])?";
    String off = " ?[-−–—] ?(?:§CURRENCY ?)?(?<b>\\d+(?:\\.\\d+)?)(?![\\d.]*\\d|[-−–]\\d)";
    rules
        .maybe(from + off, this::reduction)
        // Further steps: 满199-30，399-80; and 300-50 of a coupon.
        .maybe(
            "(?<f>)(?<u>)(?<![\\d.,\\p{IsLatin}/-])(?<a>\\d+)"
                + off
                + "(?! ?(?:§UNIT|%|"
                + ChineseCounts.MEASURE
                + "(?<![元块塊蚊])))",
            this::less);
  }

  private void slashes(Rules rules) {
    String each = " ?/ ?(?=" + ChineseCounts.PER + "|1?[件个個包袋瓶盒])";
    String quantity = "(?<=\\d ?(?:[wWkK]|" + ChineseCounts.UNIT + "|[\\p{IsHan}]{1,2})?)";
    rules
        .say(
            "(?<![\\d.,])24/7(?![\\d/])",
            m -> "二十四小" + words.in("时", "時") + "全年无休".replace("无", words.in("无", "無")))
        .say(quantity + each, m -> "每")
        // 80元/人/天
        .say("(?<=\\d ?[元块塊蚊]/" + ChineseCounts.PER + ")" + each, m -> "每")
        // ¥9.9/500g, 20元/2件
        .say(
            "(?<=(?:§SIGN) ?[\\d.,]{1,9}) ?/ ?(?=\\d+(?:\\.\\d+)?(?:§UNIT|"
                + ChineseCounts.PER
                + "))",
            m -> "每")
        .say(
            "(?<=\\d ?[元块塊蚊万萬]|(?:§SIGN) ?[\\d.,]{1,9}) ?/ ?(?=§UNIT|\\d+(?:\\.\\d+)? ?(?:§UNIT|\\p{IsHan}))",
            m -> "每")
        .say(
            "(?<=\\d ?§UNIT) ?/ ?(?=(?:kg|g|m|cm|L|l|ml|mL|min|h|s|W|m²|m2|㎡|m³|m3)(?![\\p{IsLatin}\\d²³]))",
            m -> "每")
        .say(
            "(?<=每)(?<u>(?:kg|g|L|ml|mL|min|h|s|m²|m2|㎡|m³|m3))(?![\\p{IsLatin}])",
            m -> ChineseCounts.unit(m.group("u"), language))
        .say(
            "(?<=\\d ?(?:§UNIT|[元块塊蚊万萬])? ?/ ?)(?<u>§UNIT)",
            m -> ChineseCounts.unit(m.group("u"), language));
  }

  private Optional<String> reduction(MatchResult match) {
    Amount from = Amount.withPoint(match.group("a"));
    Amount off = Amount.withPoint(match.group("b"));
    if (new BigDecimal(from.whole()).compareTo(new BigDecimal(off.whole())) <= 0
        && (match.group("u") == null || "元块塊蚊".contains(match.group("u")))) {
      return Optional.empty();
    }
    String unit = match.group("u") == null ? "" : match.group("u");
    return Optional.of(
        match.group("f").strip()
            + (unit.isEmpty() ? words.number(match.group("a")) : words.counted(match.group("a")))
            + unit
            + words.in("减", "減")
            + words.number(match.group("b")));
  }

  private Optional<String> less(MatchResult match) {
    long from = match.group("a").length() > 9 ? 0 : Long.parseLong(match.group("a"));
    boolean falls = new BigDecimal(match.group("b")).compareTo(BigDecimal.valueOf(from)) < 0;
    return falls
        ? Optional.of(
            words.number(match.group("a")) + words.in("减", "減") + words.number(match.group("b")))
        : Optional.empty();
  }

  private Optional<String> range(MatchResult match) {
    String a = amount(match.group("a"), match.group("ma"));
    String b = amount(match.group("b"), match.group("mb"));
    boolean falls =
        match.group("ma") == null
            && match.group("mb") == null
            && value(match.group("a")).compareTo(value(match.group("b"))) > 0;
    String between = falls ? words.in("减", "減") : "到";
    return Optional.of(a + between + b + name(match.group("s")));
  }

  private String price(MatchResult match) {
    return amount(match.group("n"), match.group("mag")) + name(match.group("s"));
  }

  private String name(String sign) {
    return Currency.of(sign, language).name(language, false);
  }

  private String amount(String number, String magnitude) {
    return magnitude == null
        ? words.counted(Amount.price(number.replaceFirst("(?<=[.,]\\d)0$", "")))
        : magnitude(number, magnitude);
  }

  private static BigDecimal value(String price) {
    Amount amount = Amount.price(price);
    return new BigDecimal(amount.whole() + (amount.decimal() ? "." + amount.fraction() : ""));
  }

  /** The letters: w is 万, k is a thousand, M a million. */
  private String magnitude(String number, String magnitude) {
    return switch (magnitude) {
      case "w", "W" -> words.counted(number) + words.in("万", "萬");
      case "k", "K" -> times(number, 1_000);
      case "M" -> times(number, 1_000_000);
      default -> words.counted(number) + magnitude;
    };
  }

  private String times(String number, int factor) {
    BigDecimal value = new BigDecimal(number.replace(",", "")).multiply(BigDecimal.valueOf(factor));
    return words.counted(value.stripTrailingZeros().toPlainString());
  }
}
