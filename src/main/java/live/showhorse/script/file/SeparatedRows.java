package live.showhorse.script.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.showhorse.problem.ProblemException;

/** Rows of separated values: quotes, quoted line breaks, doubled quotes; any kind of line end. */
final class SeparatedRows {
  /** Stands for no separator: it is in no text. */
  private static final char NONE = '\uFFFF';

  /** The columns of the widest sheet that there is; some programs write them all. */
  private static final int MOST_CELLS = 16_384;

  private final String text;
  private final char separator;
  private final int most;
  private final List<Table.Row> rows = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private int at;
  private int number = 1;
  private int filled;

  private SeparatedRows(String text, char separator, int most) {
    this.text = text;
    this.separator = separator;
    this.most = most;
  }

  /**
   * @param separator none where each row is one cell
   * @param most rows that are kept; those beyond are only counted
   * @throws ProblemException 422 {@code csv-row}
   */
  static Table table(String text, Optional<Character> separator, int most) {
    var reader = new SeparatedRows(text, separator.orElse(NONE), most);
    while (reader.at < text.length()) {
      reader.cell();
    }
    reader.endRow();
    return new Table(
        reader.rows,
        reader.filled,
        Optional.of(separator.map(String::valueOf).orElse("")),
        Optional.empty());
  }

  /** The cells of the first row that is not empty; what is wrong with quotes is not said yet. */
  static List<String> first(String text, char separator) {
    var reader = new SeparatedRows(text, separator, 1);
    try {
      while (reader.at < text.length() && reader.rows.isEmpty()) {
        reader.cell();
      }
      reader.endRow();
    } catch (ProblemException broken) {
      return List.of();
    }
    return reader.rows.isEmpty() ? List.of() : reader.rows.getFirst().cells();
  }

  private void cell() {
    if (cells.size() > MOST_CELLS) {
      throw ProblemException.unprocessable(
          "csv-row", "Row %d has more than %d cells.".formatted(number, MOST_CELLS));
    }
    int quote = skipSpaces(at);
    if (quote < text.length() && text.charAt(quote) == '"') {
      at = quote;
      cells.add(quoted());
    } else {
      cells.add(plain());
    }
    if (at < text.length() && text.charAt(at) == separator) {
      at++;
      if (at == text.length() || isBreak(text.charAt(at))) {
        cells.add("");
      }
    }
    if (at < text.length() && isBreak(text.charAt(at))) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      endRow();
    }
  }

  private String plain() {
    int start = at;
    while (at < text.length() && text.charAt(at) != separator && !isBreak(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    var value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) != '"') {
        value.append(text.charAt(at));
      } else if (text.startsWith("\"\"", at)) {
        value.append('"');
        at++;
      } else {
        at = skipSpaces(at + 1);
        if (at < text.length() && text.charAt(at) != separator && !isBreak(text.charAt(at))) {
          throw broken("text after the closing quote: '" + rest() + "'");
        }
        return value.toString();
      }
    }
    throw broken(
        "a quote that is never closed: '" + ProblemException.shown(value.toString()) + "'");
  }

  private String rest() {
    int end = at;
    while (end < text.length() && text.charAt(end) != separator && !isBreak(text.charAt(end))) {
      end++;
    }
    return ProblemException.shown(text.substring(at, end));
  }

  private int skipSpaces(int from) {
    int end = from;
    while (end < text.length()
        && text.charAt(end) != separator
        && !isBreak(text.charAt(end))
        && Spaces.unseen(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private ProblemException broken(String what) {
    return ProblemException.unprocessable(
        "csv-row",
        "Row %d, column %s, has %s. A quote in a quoted cell is written twice."
            .formatted(number, Table.letters(cells.size()), what));
  }

  private void endRow() {
    var row = new Table.Row(number++, cells);
    cells = new ArrayList<>();
    if (!row.isEmpty()) {
      filled++;
      if (rows.size() < most) {
        rows.add(row);
      }
    }
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
