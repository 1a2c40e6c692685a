package live.showhorse.script.file;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;

/** Collects the rows of one sheet as they are parsed. */
final class SheetRows implements SheetContentsHandler {
  private final int most;
  private final List<Table.Row> rows = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private int filled;

  SheetRows(int most) {
    this.most = most;
  }

  List<Table.Row> rows() {
    return rows;
  }

  int filled() {
    return filled;
  }

  @Override
  public void startRow(int row) {
    cells = new ArrayList<>();
  }

  /** Cells that were never used are not there; their neighbours keep their columns. */
  @Override
  public void cell(String reference, String shown, XSSFComment comment) {
    if (shown == null || shown.isEmpty()) {
      return;
    }
    int column = reference == null ? cells.size() : new CellReference(reference).getCol();
    // Rows that are only counted need no places
    while (rows.size() < most && cells.size() < column) {
      cells.add("");
    }
    cells.add(shown);
  }

  @Override
  public void endRow(int row) {
    var complete = new Table.Row(row + 1, cells);
    if (!complete.isEmpty()) {
      filled++;
      if (rows.size() < most) {
        rows.add(complete);
      }
    }
  }
}
