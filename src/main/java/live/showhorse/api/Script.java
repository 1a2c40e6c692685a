package live.showhorse.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.showhorse.channel.NewLine;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import live.showhorse.script.file.DecodedText;
import live.showhorse.script.file.ScriptTable;
import live.showhorse.script.file.ScriptText;
import live.showhorse.script.file.Table;

/**
 * Reads a script in each of its forms. Every problem names the place: row, column, what is there.
 */
final class Script {
  /** {@code [zh] text} */
  private static final Pattern WITH_LANGUAGE = Pattern.compile("\\[([A-Za-z-]{2,8})]\\s*(.+)");

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

  /**
   * Lines of text; or a table, when it cannot be anything else.
   *
   * @param charset as it was declared; empty when it was not
   * @param usual language of the lines unless they name others
   */
  ScriptFile plain(byte[] file, Optional<String> charset, Language usual) {
    return switch (ScriptText.of(file, charset, usual, most)) {
      case ScriptText.Lines lines -> lines(lines.text());
      case ScriptText.Rows rows -> rows(rows.table());
    };
  }

  /**
   * A table with a header row whose columns may come in any order: separated values or a workbook.
   *
   * @param charset as it was declared; empty when it was not
   * @param usual language of the lines unless they name others
   */
  ScriptFile table(byte[] file, Optional<String> charset, Language usual) {
    return rows(ScriptTable.of(file, charset, usual, most));
  }

  private ScriptFile lines(ScriptText text) {
    checkCount(text.filled());
    List<NewLine> lines = new ArrayList<>();
    List<LineSource> sources = new ArrayList<>();
    for (ScriptText.Line line : text.lines()) {
      Matcher matcher = WITH_LANGUAGE.matcher(line.text());
      boolean prefixed = matcher.matches();
      lines.add(
          at(
              "line " + line.number(),
              LineBody.of(
                  prefixed ? matcher.group(2) : line.text(),
                  prefixed ? Optional.of(matcher.group(1)) : Optional.empty())));
      sources.add(
          new LineSource(
              line.number(),
              Optional.of(text.text().charset()),
              text.text().guessed(),
              Optional.empty(),
              Optional.empty()));
    }
    return new ScriptFile(lines, sources);
  }

  private ScriptFile rows(ScriptTable script) {
    checkCount(script.filled());
    List<NewLine> lines = new ArrayList<>();
    List<LineSource> sources = new ArrayList<>();
    for (Table.Row row : script.rows()) {
      lines.add(ScriptRow.line(script.header(), row));
      sources.add(
          new LineSource(
              row.number(),
              script.text().map(DecodedText::charset),
              script.text().map(DecodedText::guessed).orElse(false),
              script.table().separator(),
              script.table().sheet()));
    }
    return new ScriptFile(lines, sources);
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
}
