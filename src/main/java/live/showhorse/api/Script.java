package live.showhorse.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.showhorse.channel.NewLine;
import live.showhorse.problem.ProblemException;

/** Reads the three forms of a script. Every problem names the line. */
final class Script {
  static final String CSV = "text/csv";

  /** {@code [zh] text} */
  private static final Pattern WITH_LANGUAGE = Pattern.compile("\\[([A-Za-z-]{2,8})]\\s*(.+)");

  private static final List<String> COLUMNS =
      List.of("text", "language", "product", "price", "priority", "speed", "pitch");

  private final int most;

  /**
   * @param most lines it may have
   */
  Script(int most) {
    this.most = most;
  }

  List<NewLine> of(ScriptBody body) {
    List<LineBody> bodies = Given.required("lines", body.lines());
    checkCount(bodies.size());
    List<NewLine> lines = new ArrayList<>(bodies.size());
    for (int i = 0; i < bodies.size(); i++) {
      LineBody line = Given.required("lines[" + i + "]", bodies.get(i));
      lines.add(at("lines[" + i + "]", line));
    }
    return lines;
  }

  /** One line of script a line; blank lines are left out. */
  List<NewLine> plain(byte[] body) {
    String text = utf8(body);
    List<NewLine> lines = new ArrayList<>();
    String[] rows = text.split("\\R");
    for (int i = 0; i < rows.length; i++) {
      String row = rows[i].strip();
      if (row.isEmpty()) {
        continue;
      }
      Matcher matcher = WITH_LANGUAGE.matcher(row);
      boolean prefixed = matcher.matches();
      lines.add(
          at(
              "line " + (i + 1),
              LineBody.of(
                  prefixed ? matcher.group(2) : row,
                  prefixed ? Optional.of(matcher.group(1)) : Optional.empty())));
    }
    checkCount(lines.size());
    return lines;
  }

  /** RFC 4180 with a header row; the columns may come in any order. */
  List<NewLine> csv(byte[] body) {
    String text = utf8(body);
    List<List<String>> rows = Csv.rows(text);
    List<String> header =
        rows.isEmpty()
            ? List.of()
            : rows.getFirst().stream().map(name -> name.strip().toLowerCase()).toList();
    if (!header.contains("text")
        || !COLUMNS.containsAll(header)
        || Set.copyOf(header).size() < header.size()) {
      throw ProblemException.unprocessable(
          "csv-header",
          "The first row is '"
              + ProblemException.shown(String.join(",", header))
              + "'; it must name, each once, the columns: text (required), language, product, price, priority, speed, pitch.");
    }
    checkCount(rows.size() - 1);
    List<NewLine> lines = new ArrayList<>(rows.size() - 1);
    for (int i = 1; i < rows.size(); i++) {
      lines.add(at("row " + (i + 1), row(header, rows.get(i), i + 1)));
    }
    return lines;
  }

  private static LineBody row(List<String> header, List<String> row, int number) {
    if (row.size() != header.size()) {
      throw ProblemException.unprocessable(
          "csv-row",
          "Row %d has %d fields; the header has %d.".formatted(number, row.size(), header.size()));
    }
    Optional<String> product = cell(header, row, "product");
    Optional<String> price = cell(header, row, "price");
    if (product.isPresent() != price.isPresent()) {
      throw ProblemException.unprocessable(
          "csv-row", "Row " + number + " must have both a product and a price, or neither.");
    }
    return new LineBody(
        cell(header, row, "text").orElse(""),
        cell(header, row, "language"),
        cell(header, row, "priority"),
        product.map(name -> new ProductBody(name, price.orElseThrow(), Optional.empty())),
        Optional.empty(),
        number(cell(header, row, "speed"), "speed", number),
        number(cell(header, row, "pitch"), "pitch", number));
  }

  private static Optional<Double> number(Optional<String> cell, String column, int row) {
    try {
      return cell.map(Double::valueOf);
    } catch (NumberFormatException unreadable) {
      throw ProblemException.unprocessable(
          "csv-row",
          "The %s in row %d is '%s'; it must be a number."
              .formatted(column, row, ProblemException.shown(cell.get())));
    }
  }

  private static Optional<String> cell(List<String> header, List<String> row, String column) {
    int index = header.indexOf(column);
    return index < 0 ? Optional.empty() : Given.text(row.get(index));
  }

  private static NewLine at(String place, LineBody line) {
    try {
      return line.toNewLine().at(place);
    } catch (ProblemException problem) {
      throw problem.in(place);
    }
  }

  private void checkCount(int lines) {
    if (lines < 1 || lines > most) {
      throw ProblemException.unprocessable(
          "script-length", "The script has " + lines + " lines; it must have 1.." + most + ".");
    }
  }

  /** Spreadsheets begin UTF-8 files with a byte order mark, which is left out. */
  private static String utf8(byte[] body) {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException foreign) {
      throw ProblemException.unprocessable(
          "text-unreadable",
          "The script is not UTF-8 from byte " + bytes.position() + " on; send it in UTF-8.");
    }
  }
}
