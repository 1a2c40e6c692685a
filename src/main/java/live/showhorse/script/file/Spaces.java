package live.showhorse.script.file;

/** Spaces that Java's own methods keep: no-break, full-width, and those of no width. */
public final class Spaces {
  private Spaces() {}

  /** Without what cannot be seen at both ends. */
  public static String stripped(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && unseen(text.charAt(start))) {
      start++;
    }
    while (end > start && unseen(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static boolean unseen(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || (c >= '\u200B' && c <= '\u200F') // zero width, directions
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2060' && c <= '\u2069')
        || c == '\uFEFF';
  }
}
