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
  private static final Map<String, String> LOAN =
      Map.of(
          "1", "ワン", "2", "ツー", "3", "スリー", "4", "フォー", "5", "ファイブ", "6", "シックス", "7", "セブン", "8",
          "エイト", "9", "ナイン", "10", "テン");

  /** What a range ends with that is open: 3,000円〜. */
  private static final String COUNTED =
      "(?:§UNIT|円|元|ドル|日|時|月|年|分|秒|人|名|個|件|枚|本|歳|才|代|点|万|千|回|階|位|度|号|泊|か月|ヶ月|%|割)";

  private final Rules rules;

  JapaneseNumbers() {
    rules = new Rules(EastAsian.macros(Language.JAPANESE));
    JapaneseCalendar.addTo(rules);
    JapaneseCodes.addTo(rules);
    rules.say("§MINUS", m -> "マイナス").say("±(?= ?\\d)", m -> "プラスマイナス");
    ranges();
    names();
    JapaneseAmounts.addTo(rules);
    JapaneseCounters.addTo(rules);
    JapaneseCodes.addModelsTo(rules);
    rules
        .say("§RATIO", m -> m.group("a") + "対" + m.group("b"))
        .say("(?<n>§NUMBER)\\+(?![\\d+])", m -> JapaneseAmounts.number(m.group("n")) + "以上")
        .say("(?<=[\\d十百千万億][個本枚件人名円回点台つ歳]) ?\\+(?![\\d+])", m -> "以上")
        .say("(?<=\\d) ?\\+ ?(?=\\d)", m -> "たす")
        .say("(?<=[\\d\\p{L}%)）²³]) ?/ ?(?=(?:§CURRENCY)?\\d)", m -> "、")
        .say("(?<n>§NUMBER)", m -> JapaneseAmounts.number(m.group("n")))
        .say("\\d+(?:\\.\\d+){2,}", m -> m.group().replace(".", "テン"));
  }

  String inWords(String text) {
    return rules.apply(EastAsian.plain(text));
  }

  static String loan(String number) {
    return LOAN.getOrDefault(number, number);
  }

  private void ranges() {
    rules
        .say(
            "(?<a>\\d{1,3})-(?<b>\\d{1,3})(?=で(?:勝|負|敗|引)|の(?:勝|スコア|接戦|引き分け))",
            m -> m.group("a") + "対" + m.group("b"))
        .say("(?<=\\d) ?[-−] ?(?=\\d[\\d,.]* ?(?:=|イコール))", m -> "マイナス")
        .say(
            "(?<=(?:スコア|結果|試合)[はが：: ]{0,1})(?<a>\\d{1,3})-(?<b>\\d{1,3})(?![\\d-])",
            m -> m.group("a") + "対" + m.group("b"))
        .say(
            "(?<=\\d/\\d{1,2}) ?[-–—~～〜] ?(?<d>0?[1-9]|[12]\\d|3[01])(?![\\d/:.月日])",
            m -> "から" + Calendar.plain(m.group("d")) + "日")
        .maybe(
            "(?<![\\p{IsLatin}\\d.,:/-])(?<a>\\d{1,2}) ?[-–~～〜] ?(?=(?<b>\\d{1,2})(?<c>時(?!間)|月|人(?![前用分])|年生))",
            JapaneseNumbers::counted)
        .maybe(
            "(?<![\\p{IsLatin}\\d.,:/-])(?<a>\\d+)-(?<b>\\d+)(?![\\d-]| ?(?:=|イコール)|[.,:/]\\d| ?"
                + COUNTED
                + "|§CURRENCY|[\\p{IsHan}\\p{IsKatakana}つ])",
            JapaneseCodes::pair)
        .maybe(
            "(?<![\\p{IsLatin}-])(?<a>§NUMBER)(?: ?- ?(?=(?<b>\\d[\\d,]*(?:\\.\\d+)?)))(?!\\d+-)(?!\\d[\\d,.]* ?(?:=|イコール))",
            JapaneseNumbers::rising)
        .say(
            "(?<=^|[\\s、。（(])[~～〜] ?(?<q>\\d{1,2}/\\d{1,2}|(?:§CURRENCY ?)?(?:\\d+月)?§NUMBER ?"
                + COUNTED
                + "?)(?:まで)?",
            m -> inWords(m.group("q")) + "まで")
        .say(
            "(?<=\\d ?"
                + COUNTED
                + "|:\\d\\d|[$¥€£₩][\\d,]{1,12}|\\d/\\d{1,2}) ?[~～〜] ?(?=[\\s、。，！!?？）)」』]|$|で|の|と|ご|より)",
            m -> "から")
        .say("§SIZES", m -> "から")
        .say("§TO", m -> "から")
        .say("(?<![\\p{IsLatin}])[xX×*] ?(?=\\d)|(?<=\\d) ?[xX×*] ?(?=\\d)|§BY", m -> "かける");
  }

  private void names() {
    rules
        .say("(?<![\\p{IsLatin}])(?:N[oO]|no|№|ナンバー)\\.? ?(?<n>\\d+)", JapaneseNumbers::ranked)
        .say("#(?<n>\\d+)", JapaneseNumbers::ranked)
        .say(
            "(?<![\\p{IsLatin}])(?<top>TOP|Top|トップ|ベスト) ?(?<n>3|5|10)(?!\\d|[.,:/]\\d|[枚個本点])",
            m -> (m.group("top").equals("ベスト") ? "ベスト" : "トップ") + loan(m.group("n")))
        .say("(?<![\\d.])(?<n>[1-9])(?=G(?![\\p{IsLatin}]))", m -> loan(m.group("n")))
        .say(
            "(?<![\\d.])(?<n>[1-9]) ?[wW][aA][yY](?![\\p{IsLatin}])",
            m -> loan(m.group("n")) + "ウェイ")
        .say("(?<![\\d.])(?<n>[1-9])D(?![\\p{IsLatin}])", m -> loan(m.group("n")) + "ディー")
        .say("(?<![\\d.])(?<n>[24])WD(?![\\p{IsLatin}])", m -> loan(m.group("n")) + "ダブリューディー")
        .say(
            "(?<![\\d.])(?<a>[1-9]) ?[iI][nN] ?(?<b>[1-9])(?!\\d)",
            m -> loan(m.group("a")) + "イン" + loan(m.group("b")))
        .say(
            "(?<![\\d.])(?<n>1st|2nd|3rd)(?![\\p{IsLatin}])",
            m ->
                switch (m.group("n")) {
                  case "1st" -> "ファースト";
                  case "2nd" -> "セカンド";
                  default -> "サード";
                })
        .say("(?<![\\d.])(?<n>\\d+)th(?![\\p{IsLatin}])", m -> m.group("n") + "番目の")
        .say("(?<![\\d.])(?<n>1[048]|2[0-4])[kK](?![\\p{IsLatin}\\d+])", m -> m.group("n") + "金")
        .say("(?<![\\d.])(?<n>[2-9]|10)K(?![\\p{IsLatin}\\d+])(?![人件])", m -> m.group("n") + "ケー")
        .say(
            "(?<![\\d.])(?<a>[1-9]|10) ?\\+ ?(?<b>[1-9])(?![\\d.]| ?(?:=|イコール))",
            m -> loan(m.group("a")) + "プラス" + loan(m.group("b")));
  }

  private static String ranked(MatchResult match) {
    String number = match.group("n");
    return "ナンバー" + (EastAsian.singly(number, false) ? JapaneseCodes.names(number) : loan(number));
  }

  /** 4-6月 is シガツ to ロクガツ: the first number sounds as its counter wants it. */
  private static Optional<String> counted(MatchResult match) {
    return EastAsian.rising(match.group("a"), match.group("b"))
        ? Optional.of(match.group("a") + match.group("c") + "から")
        : Optional.empty();
  }

  private static Optional<String> rising(MatchResult match) {
    String from = match.group("a");
    String to = match.group("b");
    return EastAsian.rising(from, to) || EastAsian.years(from, to)
        ? Optional.of(JapaneseAmounts.number(from) + "から")
        : Optional.empty();
  }
}
