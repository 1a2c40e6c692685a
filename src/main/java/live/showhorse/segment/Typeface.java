package live.showhorse.segment;

import java.awt.Font;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A font and what stands in where it lacks a character. A word is not set in two fonts when one has
 * all of it. Thread-safe.
 *
 * @param own drawn with where possible, at size 1
 * @param further for the rest
 */
record Typeface(Font own, FurtherFonts further) {
  private static final int JOINER = 0x200D;
  private static final int NON_JOINER = 0x200C;

  /** Set letter by letter from left to right, without marks that move. */
  private static final Set<UnicodeScript> PLAIN =
      Set.of(
          UnicodeScript.LATIN,
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.COMMON);

  /** Characters that follow one another in one font; {@code to} is exclusive. */
  record Run(int from, int to, Font font) {}

  /** The typeface at a size in pixels. */
  Lettering at(double size) {
    return new Lettering(this, (float) size);
  }

  /** Whether the own font draws all of it, each character by itself. */
  boolean plain(String text) {
    return own.canDisplayUpTo(text) < 0
        && text.codePoints().allMatch(point -> PLAIN.contains(UnicodeScript.of(point)));
  }

  /** Whether there is a font with that character. Those that are not seen need none. */
  boolean draws(int codePoint) {
    return codePoint == JOINER
        || codePoint == NON_JOINER
        || own.canDisplay(codePoint)
        || further.drawing(Character.toString(codePoint)).isPresent();
  }

  /** The text cut where fonts change, in order. */
  List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    for (int from = 0; from < text.length(); ) {
      int to = endOfWord(text, from);
      String word = text.substring(from, to);
      Optional<Font> font = fontOf(word);
      if (font.isPresent()) {
        runs.add(new Run(from, to, font.get()));
      } else {
        for (int at = from; at < to; at = text.offsetByCodePoints(at, 1)) {
          String one = Character.toString(text.codePointAt(at));
          runs.add(new Run(at, at + one.length(), fontOf(one).orElse(own)));
        }
      }
      from = to;
    }
    return runs;
  }

  private Optional<Font> fontOf(String word) {
    return own.canDisplayUpTo(word) < 0 ? Optional.of(own) : further.drawing(word);
  }

  /** Letters of one script with their marks; of signs each by itself. */
  private static int endOfWord(String text, int from) {
    UnicodeScript script = UnicodeScript.of(text.codePointAt(from));
    int at = text.offsetByCodePoints(from, 1);
    while (at < text.length()) {
      int point = text.codePointAt(at);
      UnicodeScript next = UnicodeScript.of(point);
      boolean goesOn =
          next == UnicodeScript.INHERITED || (script != UnicodeScript.COMMON && next == script);
      if (!goesOn) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }
}
