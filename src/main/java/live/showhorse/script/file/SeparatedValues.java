package live.showhorse.script.file;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that are separated by commas (RFC 4180), semicolons, tabs or bars, as spreadsheets write
 * them. Which it is, nobody says: it is what makes most of the first row known names.
 */
public final class SeparatedValues {
  /** Of those that are equally good, the first. */
  static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  /** Excel's own way to say it, before the first row; it is not a row of the sheet. */
  private static final Pattern SAID =
      Pattern.compile("\\A\"?sep=(.)\"?[ \\t,;|]*(?:\\r\\n?|\\n|\\z)", Pattern.CASE_INSENSITIVE);

  private SeparatedValues() {}

  /**
   * @param known how many cells of a row are names of columns
   * @param most rows that are kept; those beyond are only counted
   * @throws live.showhorse.problem.ProblemException 422 {@code csv-row} when a quote is not closed
   */
  public static Table table(String text, ToIntFunction<List<String>> known, int most) {
    Matcher said = SAID.matcher(text);
    if (said.find()) {
      return SeparatedRows.table(
          text.substring(said.end()), Optional.of(said.group(1).charAt(0)), most);
    }
    char best = SEPARATORS.getFirst();
    int bestKnown = -1;
    int bestCells = 0;
    for (char separator : SEPARATORS) {
      List<String> header = SeparatedRows.first(text, separator);
      int names = known.applyAsInt(header);
      if (names > bestKnown || (names == bestKnown && header.size() > bestCells)) {
        best = separator;
        bestKnown = names;
        bestCells = header.size();
      }
    }
    // One column: nothing separates, and a comma is part of the text
    return SeparatedRows.table(text, bestCells > 1 ? Optional.of(best) : Optional.empty(), most);
  }
}
