package live.showhorse.speech.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/**
 * Numbers in circles, brackets and key caps, and Roman numerals of one character. The first number
 * a list, the second say a number inside words.
 */
final class Enclosed {
  /**
   * A number before which nothing is counted, or which is part of a range, is no item of a list.
   */
  private static final String JOINS_BEFORE = "第图圖表款项項案步号號选選+-–—~～〜/−";

  private static final String JOINS_AFTER = "号號款步项項+-–—~～〜/";

  private static final Pattern ROMAN = Pattern.compile("[\\u2160-\\u217F]+");
  private static final Pattern KEY_CAP = Pattern.compile("([0-9#*])\\uFE0F?\\u20E3");
  private static final Pattern KEY_TEN = Pattern.compile("\uD83D\uDD1F");

  /** The first, the last, and the number of the first. */
  private static final int[][] ROWS = {
    {0x2460, 0x2473, 1}, // ①
    {0x2474, 0x2487, 1}, // ⑴
    {0x2488, 0x249B, 1}, // ⒈
    {0x24EB, 0x24F4, 11}, // ⓫
    {0x24F5, 0x24FE, 1}, // ⓵
    {0x2776, 0x277F, 1}, // ❶
    {0x2780, 0x2789, 1}, // ➀
    {0x278A, 0x2793, 1}, // ➊
    {0x3220, 0x3229, 1}, // ㈠
    {0x3251, 0x325F, 21}, // ㉑
    {0x3280, 0x3289, 1}, // ㊀
    {0x32B1, 0x32BF, 36}, // ㊱
  };

  private Enclosed() {}

  /** Whether it is a number in a circle or in brackets. */
  static boolean number(int point) {
    return value(point) >= 0;
  }

  static boolean roman(int point) {
    return point >= 0x2160 && point <= 0x217F;
  }

  /** Key caps as numbers in circles. */
  static String keyCaps(String text) {
    String ten = KEY_TEN.matcher(text).replaceAll("⑩");
    return KEY_CAP.matcher(ten).replaceAll(cap -> circled(cap.group(1).charAt(0)));
  }

  private static String circled(char digit) {
    if (digit < '0' || digit > '9') {
      return " ";
    }
    return digit == '0' ? "⓪" : Character.toString('①' + digit - '1');
  }

  /** Ⅲ as 3; letters where it is part of a Latin word. */
  static String romanRead(String text) {
    return ROMAN
        .matcher(text)
        .replaceAll(
            numeral -> {
              String letters = Normalizer.normalize(numeral.group(), Normalizer.Form.NFKC);
              return Matcher.quoteReplacement(
                  letter(text, numeral.start() - 1) || letter(text, numeral.end())
                      ? letters
                      : Integer.toString(Numerals.roman(letters.toUpperCase(Locale.ROOT))));
            });
  }

  private static boolean letter(String text, int at) {
    return at >= 0
        && at < text.length()
        && Character.isLetter(text.charAt(at))
        && Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.LATIN
        && !roman(text.charAt(at));
  }

  /** Numbers of a list: after a pause, and with a short one before what they count. */
  static String listRead(String text, Language language) {
    if (text.codePoints().noneMatch(Enclosed::number)) {
      return text;
    }
    var read = new StringBuilder();
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int point = text.codePointAt(at);
      int value = value(point);
      if (value < 0) {
        read.appendCodePoint(point);
        continue;
      }
      int last = read.isEmpty() ? -1 : read.charAt(read.length() - 1);
      int next = at + 1 < text.length() ? text.charAt(at + 1) : -1;
      if (JOINS_BEFORE.indexOf(last) >= 0 || JOINS_AFTER.indexOf(next) >= 0) {
        read.append(value);
        continue;
      }
      trim(read);
      if (!read.isEmpty()) {
        boolean said = Character.isLetterOrDigit(read.charAt(read.length() - 1));
        read.append(said ? Signs.pause(language) : "").append(spaced(language) ? " " : "");
      }
      read.append(value).append(numberEnd(language));
      if (next == ' ') {
        at++;
      }
    }
    return read.toString();
  }

  /** What stands between the number of an item and the item. */
  static String numberEnd(Language language) {
    return switch (language) {
      case MANDARIN, CANTONESE, JAPANESE -> "、";
      case KOREAN, ENGLISH, GERMAN, FRENCH -> ", ";
    };
  }

  private static boolean spaced(Language language) {
    return numberEnd(language).endsWith(" ");
  }

  private static void trim(StringBuilder read) {
    while (!read.isEmpty() && read.charAt(read.length() - 1) == ' ') {
      read.setLength(read.length() - 1);
    }
  }

  private static int value(int point) {
    if (point == 0x24EA || point == 0x24FF) {
      return 0;
    }
    for (int[] row : ROWS) {
      if (point >= row[0] && point <= row[1]) {
        return row[2] + point - row[0];
      }
    }
    return -1;
  }
}
