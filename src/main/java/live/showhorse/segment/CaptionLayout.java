package live.showhorse.segment;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import live.showhorse.script.Language;

/**
 * Breaks a caption into lines where its language allows, and into pages of at most two lines of
 * about equal width.
 */
final class CaptionLayout {
  static final int LINES_PER_PAGE = 2;

  /** JIS X 4051 and GB/T 15834: these never begin a line. */
  private static final String NOT_FIRST =
      "、。，．：；！？）〕］｝〉》」』】〙〗”’…‥・ー々〻ゝゞヽヾ～〜–—%％‰℃°,.:;!?)]}»›" + "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";

  /** These never end one. */
  private static final String NOT_LAST = "（〔［｛〈《「『【〘〖“‘([{«‹¥￥$€£＄";

  private final Font font;
  private final FontRenderContext context;
  private final Locale locale;

  /**
   * @param font at the size it is drawn in
   */
  CaptionLayout(Font font, FontRenderContext context, Language language) {
    this.font = font;
    this.context = context;
    this.locale = Locale.forLanguageTag(language.tag());
  }

  /**
   * @param width of a line in pixels
   * @return pages in order, each of one or two lines; empty for a text without visible characters
   */
  List<List<String>> pages(String text, double width) {
    List<String> atoms = atoms(text, width);
    int lines = fill(atoms, width).size();
    List<String> balanced = fill(atoms, narrowest(atoms, lines, width));
    List<List<String>> pages = new ArrayList<>();
    for (int i = 0; i < balanced.size(); i += LINES_PER_PAGE) {
      pages.add(List.copyOf(balanced.subList(i, Math.min(i + LINES_PER_PAGE, balanced.size()))));
    }
    return pages;
  }

  /** At most two lines of a text that is not cut into pages; what does not fit is left out. */
  List<String> twoLines(String text, double width, String ellipsis) {
    List<List<String>> pages = pages(text, width);
    if (pages.size() <= 1) {
      return pages.isEmpty() ? List.of("") : pages.getFirst();
    }
    String first = fill(atoms(text, width), width).getFirst();
    String rest = text.substring(first.length()).strip();
    return List.of(first, shortened(rest, width, ellipsis));
  }

  /** The text, or as much of its beginning as fits with an ellipsis. */
  String shortened(String text, double width, String ellipsis) {
    if (width(text) <= width) {
      return text;
    }
    String shorter = text;
    while (!shorter.isEmpty() && width(shorter + ellipsis) > width) {
      shorter =
          shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1)).stripTrailing();
    }
    return shorter + ellipsis;
  }

  double width(String text) {
    return font.getStringBounds(text.stripTrailing(), context).getWidth();
  }

  /** Pieces between which a line may break, each narrower than a line. */
  private List<String> atoms(String text, double width) {
    BreakIterator breaks = BreakIterator.getLineInstance(locale);
    breaks.setText(text);
    List<String> atoms = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String piece = text.substring(start, end);
      start = end;
      boolean glued =
          !atoms.isEmpty()
              && (NOT_FIRST.indexOf(piece.codePointAt(0)) >= 0
                  || NOT_LAST.indexOf(lastVisible(atoms.getLast())) >= 0
                  || insideWord(
                      atoms.getLast().codePointBefore(atoms.getLast().length()),
                      piece.codePointAt(0)));
      if (glued && width(atoms.getLast() + piece) <= width) {
        atoms.set(atoms.size() - 1, atoms.getLast() + piece);
      } else if (width(piece) <= width) {
        atoms.add(piece);
      } else {
        atoms.addAll(chop(piece, width));
      }
    }
    return atoms;
  }

  /**
   * The rules of Java break between any two syllables of Hangul and letters of Katakana; readers
   * expect Korean to break at spaces only and a Japanese loan word to stay whole.
   */
  private static boolean insideWord(int before, int after) {
    return both(UnicodeScript.HANGUL, before, after) || katakana(before) && katakana(after);
  }

  private static boolean both(UnicodeScript script, int before, int after) {
    return UnicodeScript.of(before) == script && UnicodeScript.of(after) == script;
  }

  private static boolean katakana(int letter) {
    return UnicodeScript.of(letter) == UnicodeScript.KATAKANA || letter == 'ー';
  }

  private static int lastVisible(String text) {
    String stripped = text.stripTrailing();
    return stripped.isEmpty() ? ' ' : stripped.codePointBefore(stripped.length());
  }

  /** A word wider than a line is cut between characters. */
  private List<String> chop(String word, double width) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int codePoint : word.codePoints().toArray()) {
      if (!part.isEmpty() && width(part + Character.toString(codePoint)) > width) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.appendCodePoint(codePoint);
    }
    parts.add(part.toString());
    return parts;
  }

  private List<String> fill(List<String> atoms, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String atom : atoms) {
      if (!line.isEmpty() && width(line + atom) > width) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(atom);
    }
    lines.add(line.toString().strip());
    lines.removeIf(String::isEmpty);
    return lines;
  }

  /** The smallest width that needs no more lines: lines come out about equally long. */
  private double narrowest(List<String> atoms, int lines, double width) {
    double low = atoms.stream().mapToDouble(this::width).max().orElse(0);
    double high = width;
    while (high - low > 1) {
      double middle = (low + high) / 2;
      if (fill(atoms, middle).size() <= lines) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
