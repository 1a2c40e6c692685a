package live.showhorse.speech.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import live.showhorse.script.Language;

/** Figures in Mandarin (simplified) and Cantonese (traditional) text, said in characters. */
final class ChineseNumbers {
  private static final String DASH = " ?[-–—~～〜−] ?";

  private final Language language;
  private final ChineseWords words;
  private final Rules rules;

  ChineseNumbers(Language language) {
    this.language = language;
    this.words = new ChineseWords(language);
    this.rules = rules();
  }

  String inWords(String text) {
    return rules.apply(text);
  }

  /** Where several begin at one place, the first here wins. */
  private Rules rules() {
    Map<String, String> macros = new LinkedHashMap<>(Patterns.macros(Patterns.POINT_NUMBER));
    macros.put("§UNIT", ChineseCounts.UNIT);
    macros.put("§SIGN", "[$€£¥₩₱฿₹]");
    var rules = new Rules(macros);
    var dates = new ChineseDates(words);
    dates.addTo(rules);
    new ChineseNames(words).addTo(rules);
    new ChineseSigns(words).addTo(rules);
    new ChinesePrices(words, language).addTo(rules);
    dates.addDates(rules);
    listed(rules);
    counted(rules);
    between(rules);
    rules
        .say("(?<n>§NUMBER) ?(?=\\p{IsHan})", m -> words.number(m.group("n")))
        .say("(?<n>§NUMBER)", m -> words.number(m.group("n")))
        .say("\\d+", m -> words.digits(m.group()));
    return rules;
  }

  /** The number of an item in a list. */
  private void listed(Rules rules) {
    rules.say(
        "(?<=^|[\\s，。；：！？!?;])(?<n>\\d{1,2})[.)] ?(?=[\\p{IsHan}\\p{IsLatin}])",
        m -> words.ordinal(m.group("n")) + "、");
  }

  private void counted(Rules rules) {
    rules
        .say("第(?<n>\\d+)", m -> "第" + words.ordinal(m.group("n")))
        .say(
            "(?<n>§NUMBER) ?(?<u>§UNIT)",
            m -> words.counted(m.group("n")) + ChineseCounts.unit(m.group("u"), language))
        .say(
            "(?<![\\p{IsLatin}\\d])(?<n>\\d?)(?<x>X{0,3}[SML])-(?=\\d?X{0,3}[SML](?![\\p{IsLatin}\\d]))",
            m -> words.digits(m.group("n")) + m.group("x") + "到")
        .say("§MODEL", this::model)
        // 2两 is 二两.
        .say("(?<n>§NUMBER) ?(?=[两兩])", m -> words.number(m.group("n")))
        .say("(?<n>§NUMBER) ?(?=" + ChineseCounts.PAIRED + ")", m -> words.counted(m.group("n")))
        .say(
            "(?<n>§NUMBER)(?="
                + DASH
                + "\\d+(?:\\.\\d+)? ?(?:§UNIT|"
                + ChineseCounts.MEASURE
                + "))",
            m -> words.counted(m.group("n")));
    if (words.cantonese()) {
      rules.say("(?<!月)(?<n>§NUMBER) ?(?=日)", m -> words.counted(m.group("n")));
    }
  }

  private void between(Rules rules) {
    String end = "第?(?:§CURRENCY)? ?\\d";
    rules
        .say("§SIZES", m -> "到")
        .say(
            "(?<=\\d(?:[wWkK%‰°]|" + ChineseCounts.UNIT + ")?)" + DASH + "(?=" + end + ")",
            m -> "到")
        .say("(?<=\\d ?\\p{IsHan}{1,3}) ?[~～〜] ?(?=" + end + ")", m -> "到")
        // 第1款-500g is no range, 3天-5天 is.
        .say(
            "(?<=\\d ?(?<h>\\p{IsHan}{1,2})) ?[-–—−] ?(?=" + end + "[^，。！？,!?]{0,8}\\k<h>)",
            m -> "到")
        .say("§BY", m -> "乘")
        .say("\\+{2,}", m -> "加".repeat(m.group().length()))
        .say(
            "(?<=[\\dA-Za-z%\\p{IsHan}²³°]) ?\\+ ?(?=[\\d\\p{IsHan}\\p{IsLatin}])(?<!\\d ?[wWkK万萬]? ?\\+ ?(?=\\p{IsHan}))",
            m -> "加")
        .say("(?<=[\\d\\p{IsHan}\\p{IsLatin}]) ?\\+", m -> "加")
        .say(
            "(?<=[\\p{IsHan}\\p{IsLatin}\\d%+）)”」]) ?[/|] ?(?=[\\p{IsHan}\\p{IsLatin}\\d（(“「$¥])",
            m -> "、")
        .say("(?<=[\\p{IsHan}\\p{IsLatin}\\d]) ?& ?(?=\\p{IsHan})|(?<=\\p{IsHan}) ?& ?", m -> "和")
        .say("[~～](?!\\d)", m -> "")
        .say("(?<=\\d)[.](?=\\d)", m -> words.point());
  }

  /** A5 is A and five; a longer number is read digit by digit unless it is round. */
  private String model(MatchResult match) {
    String digits = match.group("digits");
    boolean single = digits.length() > 2 && !digits.endsWith("00") || digits.startsWith("0");
    String said = single ? words.digits(digits) : words.ordinal(digits);
    String rest = match.group("rest");
    String tail = rest.replaceAll("\\d", "");
    String tailDigits = rest.replaceAll("\\D", "");
    return match.group("letters")
        + (match.group("dash").isEmpty() ? "" : " ")
        + said
        + tail
        + (tailDigits.isEmpty() ? "" : words.digits(tailDigits));
  }
}
