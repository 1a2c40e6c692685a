package live.showhorse.speech.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/**
 * Signs that stand for words or numbers, put so that the rules of each language can read the
 * figures around them. Stateless; any thread.
 *
 * <p>What the rules for figures may rely on afterwards: see {@link
 * live.showhorse.speech.SpokenText}.
 */
public final class Signs {
  /** Before a figure, a minus sign; a hyphen is none. */
  static final char MINUS = '−';

  private static final String DASH = "[-–−﹣‐‑]";
  private static final String MONEY = "(?:\\p{L}{0,3}\\p{Sc} ?)?";

  /** After the beginning, a space or a mark; not behind another number, where it is a range. */
  private static final Pattern LONE_MINUS =
      Pattern.compile(
          "(?<![^\\s(（【「『《\"“:：,，、;；。=≤≥<>≈~～〜到至±/])(?<![\\d%°℃℉元円円원点點時时시日일년] )"
              + DASH
              + "(?="
              + MONEY
              + "\\d)(?!\\d+-\\d)");

  /** Behind a character that does not count: 低至-15℃, 最低-5度. Not: A栋-301, 型号-5600. */
  private static final Pattern WARMTH_MINUS =
      Pattern.compile(
          "(?<=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}])"
              + "(?<![零〇一二两兩三四五六七八九十百千万萬亿億])"
              + DASH
              + "(?=\\d+(?:\\.\\d+)? ?(?:°|℃|℉|度|도|%))"
              + "|(?<=[至达達到为為在是约約於于低耐は은는이가])"
              + DASH
              + "(?=\\d)");

  /** -18--15℃ */
  private static final Pattern SECOND_MINUS =
      Pattern.compile("(?<=\\d(?:°[CF]?|度|도|%)?)( ?[-–] ?)" + DASH + "(?=\\d)");

  private static final Pattern FAR_MINUS =
      Pattern.compile("(?<=^|\\p{L} )" + DASH + " (?=\\d+(?:[.,]\\d+)? ?°)");

  /** From one temperature to another below zero: the rules for figures know ranges of amounts. */
  private static final Pattern TO_MINUS =
      Pattern.compile("(?<=\\d(?: ?°[CF]?|度|도| ?%)?) ?[-–—~～〜] ?(?=−)");

  private static final Pattern ARROW =
      Pattern.compile(
          "\\s*(?:[-=]{1,3}[>》]|<[-=]{1,3}(?!\\d)|[\\u2190-\\u21FF\\u27F0-\\u27FF])\\s*");

  /** A heart at the end of a text. */
  private static final Pattern HEART = Pattern.compile("(?<=[\\p{L}!.~ ]) ?<3+(?=\\s*[!~.]*\\s*$)");

  private static final String FIGURE = "(?=\\s?[−±]?" + MONEY + "\\d)";
  private static final Pattern COMPARISON =
      Pattern.compile("\\s?(?:([≤≥≈≠±√])|([<>])" + FIGURE + "|(?<=\\S\\s?)([=÷])(?=\\s?\\S))\\s?");

  /** What a comparison that is said behind it compares with. */
  private static final Pattern OPERAND =
      Pattern.compile(
          "^[−±]?"
              + MONEY
              + "\\d(?:[\\d.,]*\\d)?(?: ?(?:[\\p{IsLatin}°%²³μΩ/]{1,6}|[度円元分秒時間日年月週個本枚台人回歳万億千キログラムセンチミリメートルリットル]{1,8}"
              + "|[도원분초시간일년개월명세만억천킬로그램센티미터리]{1,6}))?");

  private static final Pattern NUMBER_SIGN =
      Pattern.compile("(№|(?<![\\p{L}\\d])[Nn][º°]|#) ?(\\d+)(?![\\d])(-\\d)?");
  private static final Pattern TOPIC = Pattern.compile("#([^#\\s，。！？、]{1,40})#(?!\\d)");
  private static final Pattern TAG =
      Pattern.compile(
          "(\\s*)(?<![\\p{IsLatin}\\d&])#((?:[\\p{L}_]|(?:38|99|520|618|818|1111|1212)(?=\\p{IsHan}))[\\p{L}\\d_]*)");
  private static final Pattern TAGS_ONLY = Pattern.compile("(?:\\s*#[\\p{L}\\d_]+)*[\\s.!。！]*");
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  /** 1. 省电 or 1) quiet at the beginning; also inside Asian text, where numbers have counters. */
  private static final Pattern FIRST_ITEM =
      Pattern.compile("(?:^|(?<=[;；] ?))(\\d{1,2})[)）] ?(?=[\\p{L}\\p{Sc}])");

  private static final Pattern ASIAN_ITEM =
      Pattern.compile(
          "(?:(?<=^|[\\s，。；;！!：:])|(?<=[\\p{IsHan}\\p{IsHangul}]) ?)(\\d{1,2})(?:\\. ?|[)）])(?=[\\p{IsHan}\\p{IsHangul}\\p{IsKatakana}\\p{IsHiragana}])");

  private static final Pattern GREEK = Pattern.compile("[\\u0370-\\u03FF]");
  private static final Pattern GREEK_UNIT =
      Pattern.compile(
          "(?<=\\d ?)(?:μ(?=[mgslLFAVWH][²³]?(?![\\p{IsLatin}\\d]))|(?<=\\d ?)[Ω])|(?<=\\d ?[kKMG])Ω");

  /** Nobody says the scheme of an address, nor its parameters. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://([A-Za-z0-9./_~-]+)(?:[?#][\\x21-\\x7E]*[A-Za-z0-9=])?");

  /** Signs that are words wherever they stand. */
  private static final String SHORT_WORDS = "㈱℡㏂㏘";

  private static final Pattern WORDS = Pattern.compile("[" + SHORT_WORDS + "]");

  private static final Pattern AT_LEAST = Pattern.compile(">=|≧|⩾");
  private static final Pattern AT_MOST = Pattern.compile("<=(?!=)|≦|⩽");
  private static final Pattern ABOUT = Pattern.compile("[≒≅≃]");

  /** The word says it already: 约≈500g. */
  private static final Pattern ABOUT_AGAIN = Pattern.compile("(?<=[约約]) ?≈ ?");

  private Signs() {}

  /**
   * A unit of one character as two: ㎡ is m², ㎏ is kg.
   *
   * @return the character itself when it is none
   */
  public static String unit(int point) {
    String character = Character.toString(point);
    if (point == '㏄') {
      return "ml";
    }
    if (point < 0x3371 || point > 0x33DF) {
      return character;
    }
    return Normalizer.normalize(character, Normalizer.Form.NFKC)
        .replaceFirst("(?<=[a-z])2$", "²")
        .replaceFirst("(?<=[a-z])3$", "³")
        .replace('∕', '/');
  }

  /** Whether a sign is left as it is until {@link #read}. */
  public static boolean kept(int point) {
    return Enclosed.number(point)
        || Enclosed.roman(point)
        || point == '№'
        || SHORT_WORDS.indexOf(point) >= 0;
  }

  /** Key caps as numbers in circles; before characters that are not seen are left out. */
  public static String keyCaps(String text) {
    return Enclosed.keyCaps(text);
  }

  /** A short pause, as it is written. */
  static String pause(Language language) {
    return switch (language) {
      case MANDARIN, CANTONESE -> "，";
      case JAPANESE -> "、";
      case KOREAN, ENGLISH, GERMAN, FRENCH -> ",";
    };
  }

  static boolean spaced(Language language) {
    return pause(language).equals(",");
  }

  /** The text with its signs as words or as signs that the rules for figures know. */
  public static String read(String text, Language language) {
    String plain = ADDRESS.matcher(text).replaceAll("$1");
    String read = tags(Enclosed.romanRead(plain), language);
    read = numbers(read, language).replace('º', '°');
    read = items(Enclosed.listRead(read, language), language);
    read = HEART.matcher(read).replaceAll("");
    read = AT_MOST.matcher(AT_LEAST.matcher(read).replaceAll("≥")).replaceAll("≤");
    read = ABOUT_AGAIN.matcher(ABOUT.matcher(read).replaceAll("≈")).replaceAll("");
    read = ARROW.matcher(read).replaceAll(pause(language) + " ");
    read = SECOND_MINUS.matcher(read).replaceAll("$1" + MINUS);
    read = LONE_MINUS.matcher(read).replaceAll(Character.toString(MINUS));
    read = WARMTH_MINUS.matcher(read).replaceAll(Character.toString(MINUS));
    read = FAR_MINUS.matcher(read).replaceAll(Character.toString(MINUS));
    read = TO_MINUS.matcher(read).replaceAll(to(language));
    return greek(comparisons(words(read, language), language), language, true);
  }

  private static String to(Language language) {
    return switch (language) {
      case MANDARIN, CANTONESE -> "到";
      case JAPANESE -> "から";
      case KOREAN -> "에서 ";
      case ENGLISH -> " to ";
      case GERMAN -> " bis ";
      case FRENCH -> " à ";
    };
  }

  private static String words(String text, Language language) {
    String space = spaced(language) ? " " : "";
    return WORDS
        .matcher(text)
        .replaceAll(sign -> space + SignTable.word(sign.group(), language).orElse("") + space);
  }

  private static String items(String text, Language language) {
    String read = FIRST_ITEM.matcher(text).replaceAll("$1" + Enclosed.numberEnd(language));
    return switch (language) {
      case MANDARIN, CANTONESE, JAPANESE, KOREAN ->
          ASIAN_ITEM
              .matcher(read)
              .replaceAll(
                  item ->
                      lead(text(read, item.start()), language)
                          + item.group(1)
                          + Enclosed.numberEnd(language));
      case ENGLISH, GERMAN, FRENCH -> read;
    };
  }

  private static String text(String read, int end) {
    return read.substring(0, end).stripTrailing();
  }

  private static String lead(String before, Language language) {
    boolean said =
        !before.isEmpty() && Character.isLetterOrDigit(before.charAt(before.length() - 1));
    return said ? pause(language) + (spaced(language) ? " " : "") : "";
  }

  /** Tags lose their mark and the joints of their words; two in a row have a pause between them. */
  private static String tags(String text, Language language) {
    if (text.indexOf('#') < 0) {
      return text;
    }
    String topics = TOPIC.matcher(text).replaceAll("$1 ");
    var read = new StringBuilder();
    Matcher tag = TAG.matcher(topics);
    int done = 0;
    while (tag.find()) {
      read.append(topics, done, tag.start());
      boolean apart =
          tag.start() > 0
              && (done == tag.start() || TAGS_ONLY.matcher(topics.substring(tag.end())).matches());
      read.append(apart ? lead(read.toString(), language) : tag.group(1))
          .append(HUMP.matcher(tag.group(2).replace('_', ' ').strip()).replaceAll(" "));
      done = tag.end();
      // Open JTalk is given no spaces
      if (language == Language.JAPANESE && topics.startsWith(" ", done)) {
        read.append(pause(language));
      }
    }
    return read.append(topics.substring(done)).toString();
  }

  private static String numbers(String text, Language language) {
    return NUMBER_SIGN
        .matcher(text)
        .replaceAll(
            number ->
                Matcher.quoteReplacement(
                    number(
                        number.group(1),
                        number.group(2),
                        number.group(3) == null ? "" : number.group(3),
                        text.substring(0, number.start()),
                        text.substring(number.end(2)),
                        language)));
  }

  private static String number(
      String sign, String digits, String more, String before, String after, Language language) {
    boolean named = before.matches("(?s).*[号號番호][:： ]?$");
    boolean one = digits.equals("1") && more.isEmpty();
    if (sign.equals("#") && one && !Signs.spaced(language) && language != Language.JAPANESE) {
      return before.endsWith("第") ? digits : "第" + digits;
    }
    return switch (language) {
      case MANDARIN ->
          named ? digits + more : more.isEmpty() ? digits + ends(after, "号") : "编号" + digits + more;
      case CANTONESE ->
          named ? digits + more : more.isEmpty() ? digits + ends(after, "號") : "編號" + digits + more;
      case JAPANESE -> one ? "ナンバーワン" : named ? digits + more : "ナンバー" + digits + more;
      case KOREAN -> one ? "넘버원" : named ? digits + more : "넘버 " + digits + more;
      // "#8801" has its rule
      case ENGLISH -> (sign.equals("#") ? "#" : "number ") + digits + more;
      case GERMAN -> "Nummer " + digits + more;
      case FRENCH -> "numéro " + digits + more;
    };
  }

  private static String ends(String after, String counter) {
    return after.startsWith(counter) ? "" : counter;
  }

  private static String comparisons(String text, Language language) {
    var read = new StringBuilder();
    Matcher comparison = COMPARISON.matcher(text);
    int done = 0;
    while (comparison.find(done)) {
      String sign = comparison.group().strip();
      String word = SignTable.word(sign, language).orElse("");
      read.append(text, done, comparison.start());
      done = comparison.end();
      if (SignTable.behind(sign, language)) {
        Matcher operand = OPERAND.matcher(text.substring(done));
        String compared = operand.find() ? operand.group() : "";
        done += compared.length();
        read.append(spaced(language) ? " " : "").append(compared);
        read.append(spaced(language) && !compared.isEmpty() ? " " : "").append(word);
      } else if (spaced(language)) {
        read.append(read.isEmpty() ? "" : " ").append(word).append(' ');
      } else {
        read.append(word);
      }
      if (done >= text.length()) {
        break;
      }
    }
    return read.append(text.substring(done)).toString();
  }

  /**
   * Greek letters by their names.
   *
   * @param units whether those of units are left to the rules for figures
   */
  static String greek(String text, Language language, boolean units) {
    if (!GREEK.matcher(text).find()) {
      return text;
    }
    var read = new StringBuilder();
    Matcher unit = GREEK_UNIT.matcher(text);
    for (int at = 0; at < text.length(); at++) {
      String letter = text.substring(at, at + 1);
      boolean left =
          !GREEK.matcher(letter).matches() || units && unit.find(at) && unit.start() == at;
      if (left) {
        read.append(letter);
        continue;
      }
      String name =
          SignTable.word(letter.toLowerCase(Locale.ROOT).replace('ς', 'σ'), language)
              .orElse(letter);
      boolean joined = !read.isEmpty() && Character.isLetterOrDigit(read.charAt(read.length() - 1));
      boolean joins = at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
      boolean latin = spaced(language);
      read.append(joined && latin ? " " : "").append(name).append(joins && latin ? " " : "");
    }
    return read.toString();
  }
}
