package live.showhorse.speech.reading;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/**
 * Counters that Open JTalk reads wrong, in kana; the others change their sound right when digits
 * stand before them.
 */
final class JapaneseCounters {
  /** 分 is a tenth or a part, not a minute. In katakana は is no particle. */
  private static final List<String> TENTHS =
      List.of("れい", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう");

  private static final List<String> PARTS =
      List.of("レイ", "イチ", "ニ", "サン", "シ", "ゴ", "ロク", "シチ", "ハチ", "ク");

  /** Counters before which one and two are native. */
  private static final Map<String, String> NATIVE =
      Map.of("箱", "箱", "玉", "玉", "組", "組", "房", "ふさ", "瓶", "びん", "鍋", "なべ", "山", "やま");

  private static final List<String> PACKETS =
      List.of("", "イッポー", "ニホー", "サンポー", "ヨンホー", "ゴホー", "ロッポー", "ナナホー", "ハッポー", "キューホー");

  private JapaneseCounters() {}

  static void addTo(Rules rules) {
    rules
        .say(
            "(?<![\\d.])(?<w>\\d)割(?<f>\\d)分(?:(?<r>\\d)厘)?(?:引き?)?",
            m -> m.group("w") + "割" + tenths(m))
        .say("(?<![\\d.])(?<f>\\d)分引き?", m -> tenth(m.group("f")) + "ぶびき")
        .say("(?<![\\d.])(?<r>\\d)厘", m -> tenth(m.group("r")) + "りん")
        .say("(?<n>§NUMBER)割り?引き?", m -> m.group("n") + "割引")
        .say("(?<![\\d.])(?<a>\\d)分\\k<a>分", m -> part(m, "a") + "ブ" + part(m, "a") + "ブ")
        .say("(?<![\\d.])(?<a>\\d)分(?<c>丈|袖)", m -> part(m, "a") + cut(m.group("c")))
        .say("(?<![\\d.])(?<a>\\d)分(?=[咲づ搗粥刈がだ])", m -> part(m, "a") + "ブ")
        .say("(?<a>[三五七八九])分(?<c>丈|袖)", m -> PARTS.get(kanji(m.group("a"))) + cut(m.group("c")))
        .say(
            "(?<=割)(?<f>[一二三四五六七八九])分(?<less>引き?)?",
            m -> TENTHS.get(kanji(m.group("f"))) + "ぶ" + (m.group("less") == null ? "" : "びき"))
        .say("(?<![\\d.])(?<a>\\d)分目", m -> part(m, "a") + "ブンメ")
        .say("(?<a>§NUMBER)分の(?<b>\\d+)", m -> digits(m.group("a")) + "ぶんの" + m.group("b"))
        .say("(?<a>[二三四五六七八九十百千万]+)分の(?=[一二三四五六七八九])", m -> m.group("a") + "ぶんの")
        .say("(?<n>§NUMBER)(?<c>箱|玉|組|房)(?!織)", m -> counted(digits(m.group("n")), m.group("c")))
        .say("(?<![\\d.,])(?<n>\\d{1,2})包(?!装|丁|囲)", m -> packets(m.group("n")))
        .say("(?<n>§NUMBER)件", m -> counted(digits(m.group("n")), "件"))
        .say("(?<![\\d.])20[歳才]", m -> "はたち")
        .say("(?<![\\d.])0時(?!間|点)", m -> "零時")
        .say("(?<n>§NUMBER)[ヶケヵ](?![\\p{IsHan}\\p{IsKatakana}])", m -> digits(m.group("n")) + "個")
        .say("(?<![\\d.])1日(?=(?:から|[-~～〜])\\d{1,2}日まで|[（(][月火水木金土日][・･）)])", m -> "ついたち");
  }

  /** A number and its counter. */
  static String counted(String number, String counter) {
    String nativeCounter = NATIVE.get(counter);
    if (nativeCounter != null && number.equals("1")) {
      return "ひと" + nativeCounter;
    }
    if (nativeCounter != null && number.equals("2")) {
      return "ふた" + nativeCounter;
    }
    if (counter.equals("包") && number.matches("\\d{1,2}")) {
      return packets(number);
    }
    boolean three = counter.equals("件") && number.endsWith("3");
    return number + (three ? "ケン" : nativeCounter == null ? counter : nativeCounter);
  }

  private static String tenths(MatchResult match) {
    String thousandths = match.group("r") == null ? "" : tenth(match.group("r")) + "りん";
    String reduced = match.group().contains("引") ? "びき" : "";
    return tenth(match.group("f")) + "ぶ" + thousandths + reduced;
  }

  private static String tenth(String digit) {
    return TENTHS.get(Integer.parseInt(digit));
  }

  private static String part(MatchResult match, String group) {
    return PARTS.get(Integer.parseInt(match.group(group)));
  }

  /** Of trousers and sleeves. */
  private static String cut(String of) {
    return of.equals("丈") ? "ブタケ" : "ブソデ";
  }

  private static int kanji(String numeral) {
    return "〇一二三四五六七八九".indexOf(numeral);
  }

  private static String packets(String number) {
    int last = number.charAt(number.length() - 1) - '0';
    String tens = number.substring(0, number.length() - 1);
    if (last == 0) {
      return (tens.equals("1") ? "" : tens) + (tens.isEmpty() ? "ゼロホー" : "ジュッポー");
    }
    return (tens.isEmpty() ? "" : tens + "0") + PACKETS.get(last);
  }

  private static String digits(String number) {
    return number.replace(",", "");
  }
}
