package live.showhorse.script.file;

import java.util.List;
import java.util.Optional;

/**
 * The rows of a file, as a spreadsheet counts and shows them.
 *
 * @param rows the first ones, without those that are wholly empty
 * @param filled how many there are that are not empty
 * @param separator what stands between cells: {@code ;}, a tab, or empty where there is only one
 *     column; none for a workbook
 * @param sheet of a workbook
 */
public record Table(
    List<Row> rows, int filled, Optional<String> separator, Optional<String> sheet) {
  /**
   * @param number from 1, empty rows counted
   * @param cells without spaces of any kind at their ends, and without empty ones at the end
   */
  public record Row(int number, List<String> cells) {
    public Row {
      int end = cells.size();
      List<String> trimmed = cells.stream().map(Spaces::stripped).toList();
      while (end > 0 && trimmed.get(end - 1).isEmpty()) {
        end--;
      }
      cells = List.copyOf(trimmed.subList(0, end));
    }

    /** Empty beyond the last one. */
    public String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }

    boolean isEmpty() {
      return cells.isEmpty();
    }
  }

  public Table {
    rows = List.copyOf(rows);
  }

  /** What spreadsheets call the column with this index: 0 is A, 26 is AA. */
  public static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
