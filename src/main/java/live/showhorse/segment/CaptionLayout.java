package live.showhorse.segment;

import com.ibm.icu.util.ULocale;
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

  private final Lettering letters;
  private final Locale locale;

  /**
   * @param letters at the size they are drawn in
   */
  CaptionLayout(Lettering letters, Language language) {
    this.letters = letters;
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
      shorter = shorter.substring(0, lastCharacter(shorter)).stripTrailing();
    }
    return shorter + ellipsis;
  }

  /** Where the last character begins, which may be a letter with its marks. */
  private static int lastCharacter(String text) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    return Math.max(0, characters.preceding(text.length()));
  }

  double width(String text) {
    return letters.width(text.stripTrailing());
  }

  /** Pieces between which a line may break, each narrower than a line. */
  private List<String> atoms(String text, double width) {
    List<String> atoms = new ArrayList<>();
    for (String piece : pieces(text)) {
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

  private List<String> pieces(String text) {
    BreakIterator breaks = BreakIterator.getLineInstance(locale);
    breaks.setText(text);
    List<String> pieces = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String piece = text.substring(start, end);
      if (piece.codePoints().anyMatch(CaptionLayout::writtenWithoutSpaces)) {
        pieces.addAll(words(piece));
      } else {
        pieces.add(piece);
      }
      start = end;
    }
    return pieces;
  }

  /** By ICU's dictionaries; Java's own are only used in the locales of these languages. */
  private static List<String> words(String text) {
    var breaks = com.ibm.icu.text.BreakIterator.getLineInstance(ULocale.ROOT);
    breaks.setText(text);
    List<String> words = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end >= 0; end = breaks.next()) {
      words.add(text.substring(start, end));
      start = end;
    }
    return words;
  }

  private static boolean writtenWithoutSpaces(int letter) {
    return switch (UnicodeScript.of(letter)) {
      case THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
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
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(word);
    int start = characters.first();
    for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
      String character = word.substring(start, end);
      if (!part.isEmpty() && width(part + character) > width) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.append(character);
      start = end;
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
