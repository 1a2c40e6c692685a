package live.showhorse.script;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Spreads a text over stretches of sound of which only the lengths are known: each gets its share
 * of the characters, up to the nearest end of a sentence or else of a word. Any thread.
 */
public final class CaptionSpread {
  /** A sentence may end so far from the exact place, as a share of the whole text's part. */
  private static final double NEAR = 0.35;

  private CaptionSpread() {}

  /**
   * As many texts as lengths, in order; together they are the text. A text with too few words
   * leaves the last ones empty.
   *
   * @param lengths at least one, above 0
   */
  public static List<String> over(String text, Language language, List<Integer> lengths) {
    Locale locale = Locale.forLanguageTag(language.tag());
    List<Integer> sentences = borders(text, BreakIterator.getSentenceInstance(locale));
    List<Integer> words = borders(text, BreakIterator.getLineInstance(locale));
    double whole = lengths.stream().mapToInt(Integer::intValue).sum();
    List<String> parts = new ArrayList<>();
    int from = 0;
    double done = 0;
    for (int length : lengths.subList(0, lengths.size() - 1)) {
      done += length;
      double exact = text.length() * done / whole;
      double reach = NEAR * text.length() * length / whole;
      int sentence = nearest(sentences, exact);
      boolean inside = 0 < sentence && sentence < text.length();
      int to = inside && Math.abs(sentence - exact) <= reach ? sentence : nearest(words, exact);
      to = Math.max(from, to);
      parts.add(text.substring(from, to).strip());
      from = to;
    }
    parts.add(text.substring(from).strip());
    return parts;
  }

  private static int nearest(List<Integer> borders, double place) {
    int best = borders.getFirst();
    for (int border : borders) {
      if (Math.abs(border - place) < Math.abs(best - place)) {
        best = border;
      }
    }
    return best;
  }

  private static List<Integer> borders(String text, BreakIterator breaks) {
    breaks.setText(text);
    List<Integer> borders = new ArrayList<>();
    for (int at = breaks.first(); at != BreakIterator.DONE; at = breaks.next()) {
      borders.add(at);
    }
    return borders;
  }
}
