package live.showhorse.script.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/**
 * Plain text, one line of script a line.
 *
 * @param lines the first ones, without blank ones
 * @param filled how many there are that are not blank
 * @param text how the bytes were read
 */
public record ScriptText(List<Line> lines, int filled, DecodedText text) {
  private static final Pattern LINE_END = Pattern.compile("\\R");

  /**
   * @param number from 1, blank lines counted
   * @param text without spaces of any kind at its ends
   */
  public record Line(int number, String text) {}

  /** A file that was declared as plain text: lines of script, or a table after all. */
  public sealed interface File {}

  /** It is lines of script. */
  public record Lines(ScriptText text) implements File {}

  /** Its first line is the header of a table, or it is a workbook. */
  public record Rows(ScriptTable table) implements File {}

  /**
   * @param charset as it was declared; empty when it was not
   * @param usual language of the lines unless they name others
   * @param most lines that are kept
   * @throws live.showhorse.problem.ProblemException 422 when it is no text
   */
  public static File of(byte[] file, Optional<String> charset, Language usual, int most) {
    return switch (FileKind.of(file)) {
      case ZIP, OLE, PDF, GZIP -> new Rows(ScriptTable.of(file, charset, usual, most));
      case TEXT, MARKUP -> {
        DecodedText text = TextFile.read(file, charset, usual);
        yield ScriptTable.isTable(text.text())
            ? new Rows(ScriptTable.separated(text, most))
            : new Lines(of(text, most));
      }
    };
  }

  private static ScriptText of(DecodedText text, int most) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    int filled = 0;
    Matcher end = LINE_END.matcher(text.text());
    int from = 0;
    while (from < text.text().length()) {
      int to = end.find(from) ? end.start() : text.text().length();
      String line = Spaces.stripped(text.text().substring(from, to));
      number++;
      if (!line.isEmpty() && ++filled <= most) {
        lines.add(new Line(number, line));
      }
      from = to == text.text().length() ? to : end.end();
    }
    return new ScriptText(lines, filled, text);
  }
}
