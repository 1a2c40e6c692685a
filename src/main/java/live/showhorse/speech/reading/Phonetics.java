package live.showhorse.speech.reading;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Readings by sound inside a text to be spoken, between two characters of Unicode's private use
 * area (which no text of a caller may hold): pinyin with tone numbers for Mandarin, espeak-ng's
 * names of phonemes for the other languages.
 */
public final class Phonetics {
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';
  private static final Pattern MARK = Pattern.compile(OPEN + "([^" + CLOSE + "]*)" + CLOSE);

  private Phonetics() {}

  static String marked(String code) {
    return OPEN + code + CLOSE;
  }

  /** The text with every reading put as {@code written}. */
  public static String replaced(String text, UnaryOperator<String> written) {
    return around(text, UnaryOperator.identity(), written);
  }

  /** The same with what is not a reading by sound put as {@code others}. */
  public static String around(
      String text, UnaryOperator<String> others, UnaryOperator<String> written) {
    var whole = new StringBuilder();
    Matcher mark = MARK.matcher(text);
    int done = 0;
    while (mark.find()) {
      whole.append(others.apply(text.substring(done, mark.start())));
      whole.append(written.apply(mark.group(1)));
      done = mark.end();
    }
    return whole.append(others.apply(text.substring(done))).toString();
  }

  /** Whether the position is inside a reading. */
  public static boolean inside(String text, int at) {
    return text.lastIndexOf(OPEN, at) > text.lastIndexOf(CLOSE, at - 1);
  }
}
