package live.showhorse.script.file;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;

/**
 * A table with lines of script in it, from any file that a spreadsheet writes, found by what is in
 * the file.
 *
 * @param header what the columns are
 * @param rows those below the header, at least one, in order
 * @param filled how many rows there are, those left out counted
 * @param text how the bytes were read; none of a workbook
 * @param table where the rows come from
 */
public record ScriptTable(
    Header header, List<Table.Row> rows, int filled, Optional<DecodedText> text, Table table) {

  /**
   * @param charset as it was declared; empty when it was not
   * @param usual language of the lines unless they name others
   * @param most rows below the header that are kept
   * @throws ProblemException 422 when it is no table, or its first row names no text; 413 {@code
   *     workbook-too-large}
   */
  public static ScriptTable of(byte[] file, Optional<String> charset, Language usual, int most) {
    return switch (FileKind.of(file)) {
      case ZIP -> workbook(file, usual, most);
      case TEXT -> separated(TextFile.read(file, charset, usual), most);
      case OLE -> throw refused("a workbook of Excel 97-2003 (.xls) or protected by a password");
      case PDF -> throw refused("a PDF");
      case MARKUP -> throw refused("a page in HTML or XML");
      case GZIP -> throw refused("packed with gzip");
    };
  }

  /** When what was declared as plain text is a table: its first line can be nothing else. */
  static boolean isTable(String text) {
    return text.startsWith("sep=")
        || SeparatedValues.SEPARATORS.stream()
            .anyMatch(separator -> Header.isHeader(SeparatedRows.first(text, separator)));
  }

  private static ScriptTable workbook(byte[] file, Language usual, int most) {
    Table table = Workbook.table(file, most + 1, Locale.forLanguageTag(usual.tag()));
    return of(table, Optional.empty());
  }

  static ScriptTable separated(DecodedText text, int most) {
    return of(SeparatedValues.table(text.text(), Header::known, most + 1), Optional.of(text));
  }

  private static ScriptTable of(Table table, Optional<DecodedText> text) {
    Header header = Header.of(table);
    List<Table.Row> rows = table.rows().subList(1, table.rows().size());
    rows.forEach(header::check);
    return new ScriptTable(header, rows, table.filled() - 1, text, table);
  }

  /** What a file is not read as. */
  static ProblemException refused(String what) {
    return ProblemException.unprocessable(
        "workbook-unreadable",
        "The file is " + what + ", which is not read. Save it as .xlsx or as CSV.");
  }
}
