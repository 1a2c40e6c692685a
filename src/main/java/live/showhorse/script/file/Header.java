package live.showhorse.script.file;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.showhorse.problem.ProblemException;

/** Which column of a table holds what. */
public final class Header {
  private final Map<Column, Integer> places = new EnumMap<>(Column.class);
  private final List<String> headings;

  private Header(List<String> headings) {
    this.headings = headings;
  }

  /**
   * @throws ProblemException 422 {@code csv-header} when a name is unknown or there twice, or no
   *     column is the text
   */
  public static Header of(Table table) {
    List<String> headings = table.rows().isEmpty() ? List.of() : table.rows().getFirst().cells();
    var header = new Header(headings);
    for (int at = 0; at < headings.size(); at++) {
      header.place(headings.get(at), at);
    }
    if (!header.places.containsKey(Column.TEXT)) {
      throw header.wrong("no column is the text");
    }
    return header;
  }

  /** How many of these are names of columns, each counted once. */
  static int known(List<String> headings) {
    return (int) headings.stream().map(Column::named).flatMap(Optional::stream).distinct().count();
  }

  /** Whether a line of text can be nothing but the header of a table. */
  static boolean isHeader(List<String> headings) {
    return headings.size() > 1
        && known(headings) == headings.stream().filter(heading -> !heading.isEmpty()).count()
        && headings.stream()
            .anyMatch(heading -> Column.named(heading).equals(Optional.of(Column.TEXT)));
  }

  private void place(String heading, int at) {
    if (heading.isEmpty()) {
      return;
    }
    Column column =
        Column.named(heading)
            .orElseThrow(
                () ->
                    wrong(
                        "column %s is '%s', which no script has"
                            .formatted(Table.letters(at), ProblemException.shown(heading))));
    Integer before = places.put(column, at);
    if (before != null) {
      throw wrong(
          "columns %s and %s are both the %s"
              .formatted(Table.letters(before), Table.letters(at), column.label()));
    }
  }

  private ProblemException wrong(String what) {
    return ProblemException.unprocessable(
        "csv-header",
        "The first row is '%s': %s; it must name, each once, the columns: %s."
            .formatted(ProblemException.shown(String.join(",", headings)), what, Column.labels()));
  }

  /** What a row has there; empty when nothing. */
  public Optional<String> cell(Table.Row row, Column column) {
    return Optional.ofNullable(places.get(column)).map(row::cell).filter(cell -> !cell.isEmpty());
  }

  /** For problems: {@code row 3, column B (price)}. */
  public String place(Table.Row row, Column column) {
    return Optional.ofNullable(places.get(column))
        .map(
            at ->
                "row %d, column %s (%s)".formatted(row.number(), Table.letters(at), column.label()))
        .orElse("row " + row.number());
  }

  /**
   * @throws ProblemException 422 {@code csv-row} when a cell stands where no column is named, or a
   *     formula has failed
   */
  void check(Table.Row row) {
    for (int at = 0; at < row.cells().size(); at++) {
      String cell = row.cell(at);
      boolean named = at < headings.size() && !headings.get(at).isEmpty();
      if (!cell.isEmpty() && !named) {
        throw ProblemException.unprocessable(
            "csv-row",
            "Row %d has '%s' in column %s, which has no name in the first row. A separator inside of a text needs quotes around the text."
                .formatted(row.number(), ProblemException.shown(cell), Table.letters(at)));
      }
      if (cell.matches("(?:ERROR:)?#(?:N/A|REF!|NAME\\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")) {
        throw ProblemException.unprocessable(
            "csv-row",
            "Row %d, column %s, is a formula that has failed: '%s'."
                .formatted(row.number(), Table.letters(at), cell.replace("ERROR:", "")));
      }
    }
  }
}
