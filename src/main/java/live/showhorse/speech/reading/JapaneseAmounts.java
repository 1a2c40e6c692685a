package live.showhorse.speech.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/** Prices, measures and what they are for in Japanese text. */
final class JapaneseAmounts {
  private static final String MAGNITUDE = "(?:[十百千]?[万億兆]|[十百千])";

  /** 1.2万, 1万5千, 3億2,000万 */
  private static final String LARGE =
      "(?:§NUMBER ?" + MAGNITUDE + "(?:\\d[\\d,]* ?" + MAGNITUDE + ")*(?:\\d[\\d,]*)?)";

  private static final String SCALE =
      "(?<k>[kKM](?![\\p{IsLatin}\\p{IsGreek}\\d])|bn(?![\\p{IsLatin}])|B(?![\\p{IsLatin}\\d])| ?(?:thousand|million|billion))";

  private static final String NAMED = "(?:円|元|ドル|ユーロ|ポンド|ウォン|バーツ|ペソ|ルピー)";

  private static final String PEOPLE = "(?=人|件|フォロワー|再生|回|いいね|個|本|枚|views|Views|DL|ダウンロード)";

  /** What comes after a slash: 980円/個. */
  private static final String EACH =
      "(?:個|袋|本|枚|箱|台|冊|杯|匹|皿|缶|玉|粒|錠|包|足|着|組|点|品|件|名|人前|人|回|日|週間|週|[かヶカ]月|月|年|時間|時|分|秒|食|泊|室|部屋|坪|株|束|膳|切れ|瓶|房|セット|パック|ケース|ボトル|カップ|カートン|ダース|ロール|ページ|ポイント|人分)";

  private static final String QUANTITY =
      "(?:(?<s>§CURRENCY) ?(?<p>"
          + LARGE
          + "|§PRICE)|(?<n>"
          + LARGE
          + "|§NUMBER) ?(?:(?<c>§CURRENCY)|(?<u>§UNIT)|(?<w>[\\p{IsHan}\\p{IsKatakana}ー]{1,5})))";

  private static final Pattern DIGITS = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

  /** The name is said before the number. */
  private static final Map<String, String[]> AROUND =
      Map.of(
          "km/h", new String[] {"時速", "キロ"},
          "m/s", new String[] {"秒速", "メートル"},
          "mph", new String[] {"時速", "マイル"},
          "MB/s", new String[] {"毎秒", "メガバイト"},
          "°F", new String[] {"華氏", "度"});

  private JapaneseAmounts() {}

  static void addTo(Rules rules) {
    rules
        .say(
            "(?<n>§NUMBER) ?(?<u>km/h|m/s|mph|MB/s|°F)(?![\\p{IsLatin}\\d²])",
            m -> around(m.group("n"), m.group("u")))
        .maybe(
            QUANTITY + " ?/ ?(?<each>" + EACH + ")(?![\\p{IsHan}\\p{IsKatakana}ー])",
            JapaneseAmounts::each)
        .maybe(QUANTITY + " ?/ ?(?<each>§UNIT)", JapaneseAmounts::each)
        .maybe(
            "(?:(?<s>§CURRENCY) ?(?<p>"
                + LARGE
                + "|§PRICE)|(?<n>"
                + LARGE
                + "|§NUMBER)(?<w>円|元|ドル)) ?/ ?(?<each>§NUMBER ?(?:§UNIT|"
                + EACH
                + "(?![\\p{IsHan}\\p{IsKatakana}ー])))",
            JapaneseAmounts::each)
        .say(
            "(?<s>§CURRENCY) ?(?<a>"
                + LARGE
                + "|§PRICE) ?[-–—~～〜] ?(?!§CURRENCY)(?<b>"
                + LARGE
                + "|§PRICE)(?:"
                + NAMED
                + ")?",
            JapaneseAmounts::range)
        .say(
            "(?<minus>[−-])?(?<s>§CURRENCY) ?(?<below>[−-])?(?<n>"
                + LARGE
                + "|§PRICE)"
                + SCALE
                + "?"
                + NAMED
                + "?(?<more>\\+(?!\\d))?",
            JapaneseAmounts::price)
        .say(
            "(?<![\\d.,])(?<n>" + LARGE + "|§PRICE)(?:" + SCALE + ")? ?(?<s>§CURRENCY)(?! ?\\d)",
            m -> money(m.group("s"), m.group("n"), m.group("k")))
        .say("(?<n>" + LARGE + ")(?<more>\\+(?!\\d))?", m -> large(m.group("n")) + more(m))
        .say("(?<n>§NUMBER)(?<k>[kKM])\\+(?!\\d)", m -> scaled(m.group("n"), m.group("k")) + "以上")
        .say(
            "(?<n>§NUMBER)(?:(?<k>[kKM]) ?(?<more>\\+)?"
                + PEOPLE
                + "|(?<thousands>k)(?![\\p{IsLatin}\\p{IsGreek}\\d/]))",
            m -> scaled(m.group("n"), m.group("k") == null ? "k" : m.group("k")) + more(m))
        .say(
            "(?<n>§NUMBER)(?<!480|720|1080|1440|2160)P(?![\\p{IsLatin}\\d])",
            m -> number(m.group("n")) + "ポイント")
        .say("(?<n>§NUMBER)\"(?= ?(?:TV|テレビ|モニター|液晶|ディスプレイ|画面))", m -> number(m.group("n")) + "インチ")
        .say("(?<n>§NUMBER) ?%", m -> number(m.group("n")) + "パーセント")
        .say("(?<n>§NUMBER) ?‰", m -> number(m.group("n")) + "パーミル")
        .say(
            "(?<![\\d.])(?<n>[2-6])(?=X?L ?サイズ|XL(?![\\p{IsLatin}]))",
            m -> JapaneseNumbers.loan(m.group("n")))
        .say("(?<n>§NUMBER) ?(?<u>§UNIT)", m -> number(m.group("n")) + unit(m.group("u")))
        .say("(?<n>§NUMBER) ?[xX](?![\\p{IsLatin}\\d]| ?\\d)", m -> number(m.group("n")) + "倍")
        .say("(?<![\\d.])(?<n>\\d{3,4})p(?![\\p{IsLatin}])", m -> m.group("n") + "ピー");
  }

  static String number(String number) {
    Amount amount = Amount.withPoint(number);
    if (amount.decimal()) {
      return amount.whole() + "." + amount.fraction();
    }
    return amount.digitByDigit() ? JapaneseCodes.names(amount.whole()) : amount.whole();
  }

  /** 1.5M as 150万. */
  private static String scaled(String number, String letter) {
    String plain = EastAsian.scaled(number, letter);
    if (letter != null && plain.endsWith("00000000")) {
      return plain.substring(0, plain.length() - 8) + "億";
    }
    return letter != null && plain.endsWith("0000")
        ? plain.substring(0, plain.length() - 4) + "万"
        : number(plain);
  }

  private static String unit(String symbol) {
    return Units.many(symbol, Language.JAPANESE);
  }

  private static String around(String number, String unit) {
    String[] words = AROUND.get(unit);
    return words[0] + number(number) + words[1];
  }

  private static String large(String number) {
    return DIGITS.matcher(number.replace(" ", "")).replaceAll(m -> number(m.group()));
  }

  private static String more(MatchResult match) {
    return match.group("more") == null ? "" : "以上";
  }

  private static String price(MatchResult match) {
    boolean negative = match.group("minus") != null || match.group("below") != null;
    return (negative ? "マイナス" : "")
        + money(match.group("s"), match.group("n"), match.group("k"))
        + more(match);
  }

  private static String money(String symbol, String number, String scale) {
    return value(number, scale)
        + Currency.of(symbol, Language.JAPANESE).name(Language.JAPANESE, false);
  }

  private static String value(String number, String scale) {
    if (number.matches("[\\d.,'’ ]+")) {
      Amount amount = Amount.price(number);
      String plain = amount.whole() + (amount.decimal() ? "." + amount.fraction() : "");
      return scaled(plain, scale);
    }
    return large(number);
  }

  private static String range(MatchResult match) {
    String from = match.group("a");
    String to = match.group("b");
    return money(match.group("s"), from, null) + "から" + money(match.group("s"), to, null);
  }

  private static Optional<String> each(MatchResult match) {
    String each = match.group("each");
    String said;
    if (Character.isDigit(each.charAt(0))) {
      Matched measure = Matched.of(each);
      said =
          Units.known(measure.unit(), Language.JAPANESE)
              ? number(measure.number()) + unit(measure.unit())
              : JapaneseCounters.counted(number(measure.number()), measure.unit());
    } else if (Units.known(each, Language.JAPANESE)) {
      said = "1" + unit(each);
    } else {
      said =
          switch (each) {
            case "月", "ヶ月", "カ月" -> "1か月";
            case "週" -> "1週間";
            case "時" -> "1時間";
            default -> JapaneseCounters.counted("1", each);
          };
    }
    return Optional.of(said + "あたり" + quantity(match));
  }

  private static String quantity(MatchResult match) {
    if (match.namedGroups().containsKey("s") && match.group("s") != null) {
      return money(match.group("s"), match.group("p"), null);
    }
    String number = large(match.group("n"));
    if (match.namedGroups().containsKey("c") && match.group("c") != null) {
      return money(match.group("c"), match.group("n"), null);
    }
    if (match.namedGroups().containsKey("u") && match.group("u") != null) {
      return number + unit(match.group("u"));
    }
    return JapaneseCounters.counted(number, match.group("w"));
  }

  private record Matched(String number, String unit) {
    static Matched of(String measure) {
      int at = 0;
      while (at < measure.length() && "0123456789.,".indexOf(measure.charAt(at)) >= 0) {
        at++;
      }
      return new Matched(measure.substring(0, at), measure.substring(at).strip());
    }
  }
}
