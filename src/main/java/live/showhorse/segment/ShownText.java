package live.showhorse.segment;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.stream.Collectors;

/** Text as it can be drawn on one line, and what of a text cannot. */
final class ShownText {
  private static final int FIRST_TONE = 0x1F3FB;
  private static final int LAST_TONE = 0x1F3FF;
  private static final int FIRST_FLAG_LETTER = 0x1F1E6;
  private static final int LAST_FLAG_LETTER = 0x1F1FF;

  private final Typeface face;

  ShownText(Typeface face) {
    this.face = face;
  }

  /**
   * One line without what is not seen, or what no font has: no boxes for new emoji, no control
   * codes.
   */
  String of(String text) {
    StringBuilder kept = new StringBuilder();
    int before = ' ';
    for (int point : composed(text).codePoints().toArray()) {
      int shown = Character.isWhitespace(point) ? ' ' : point;
      if (shown == ' ' || (isSeen(point, before) && face.draws(point))) {
        kept.appendCodePoint(shown);
        before = shown;
      }
    }
    return kept.toString().strip().replaceAll(" {2,}", " ");
  }

  /** The characters that should be seen and that no font has, each once. */
  String missing(String text) {
    return composed(text)
        .codePoints()
        .distinct()
        .filter(point -> !Character.isWhitespace(point))
        .filter(point -> isSeen(point, ' ') && !face.draws(point))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** Whether it is an emoji or a part of one: no word, and spoken by nobody. */
  static boolean emoji(int point) {
    return Character.isExtendedPictographic(point)
        || (FIRST_FLAG_LETTER <= point && point <= LAST_FLAG_LETTER)
        || (FIRST_TONE <= point && point <= LAST_TONE);
  }

  /** A letter and its accent as one character, which more fonts have. */
  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean isSeen(int point, int before) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE -> false;
      // Two of them change the letters of some scripts; of emoji and elsewhere they join nothing
      case Character.FORMAT -> (point == 0x200C || point == 0x200D) && changesForms(before);
      // Skin tones and variants: of what is drawn in one colour
      default -> !(FIRST_TONE <= point && point <= LAST_TONE) && !variation(point);
    };
  }

  private static boolean variation(int point) {
    return (0xFE00 <= point && point <= 0xFE0F) || (0xE0100 <= point && point <= 0xE01EF);
  }

  private static boolean changesForms(int point) {
    UnicodeScript script = UnicodeScript.of(point);
    return script != UnicodeScript.COMMON
        && script != UnicodeScript.LATIN
        && script != UnicodeScript.HAN;
  }
}
