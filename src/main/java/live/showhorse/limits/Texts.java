package live.showhorse.limits;

import live.showhorse.problem.ProblemException;

/**
 * Accepts texts as people send them: of a certain length, of whole characters, without controls.
 */
public final class Texts {
  private Texts() {}

  /**
   * A text of several lines without outer space.
   *
   * @param what it is, for the problem: {@code line}
   * @param most characters (code points) it may have
   * @throws ProblemException 422 {@code text-length} or {@code text-unreadable}
   */
  public static String text(String what, String value, int most) {
    String text = value.strip();
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > most) {
      throw ProblemException.unprocessable(
          "text-length",
          "The " + what + " has " + length + " characters; it must have 1 to " + most + ".");
    }
    return readable(what, text, true);
  }

  /** The same on one line: tabs and line breaks are refused too. */
  public static String name(String what, String value, int most) {
    return readable(what, text(what, value, most), false);
  }

  /** The same for what may be empty. */
  public static String optional(String what, String value, int most) {
    return value.isBlank() ? "" : name(what, value, most);
  }

  private static String readable(String what, String text, boolean spacing) {
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      if (Character.getType(point) == Character.SURROGATE) {
        throw unreadable(
            what,
            "half a character (the lone surrogate U+%04X) at place %d; send whole characters"
                .formatted(point, at + 1));
      }
      if (Character.isISOControl(point) && !(spacing && Character.isWhitespace(point))) {
        throw unreadable(
            what,
            "the control character U+%04X at place %d; leave it out".formatted(point, at + 1));
      }
      at += Character.charCount(point);
    }
    return text;
  }

  private static ProblemException unreadable(String what, String fault) {
    return ProblemException.unprocessable("text-unreadable", "The " + what + " has " + fault + ".");
  }
}
