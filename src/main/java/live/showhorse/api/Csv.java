package live.showhorse.api;

import java.util.ArrayList;
import java.util.List;
import live.showhorse.problem.ProblemException;

/** Comma-separated values (RFC 4180): quotes, quoted line breaks, doubled quotes. */
final class Csv {
  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  /** Rows that are wholly empty are left out. */
  static List<List<String>> rows(String text) {
    var csv = new Csv(text);
    while (csv.at < text.length()) {
      csv.field();
    }
    csv.endRow();
    return csv.rows;
  }

  private void field() {
    row.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
    if (at < text.length() && text.charAt(at) == ',') {
      at++;
      if (at == text.length() || isBreak(text.charAt(at))) {
        row.add("");
      }
    }
    if (at < text.length() && isBreak(text.charAt(at))) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      endRow();
    }
  }

  private String plain() {
    int start = at;
    while (at < text.length() && text.charAt(at) != ',' && !isBreak(text.charAt(at))) {
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
        at++;
        if (at < text.length() && text.charAt(at) != ',' && !isBreak(text.charAt(at))) {
          throw broken("text after the closing quote");
        }
        return value.toString();
      }
    }
    throw broken("a quote that is never closed");
  }

  private ProblemException broken(String what) {
    return ProblemException.unprocessable(
        "csv-row", "Row " + (rows.size() + 1) + " has " + what + ".");
  }

  private void endRow() {
    if (row.stream().anyMatch(field -> !field.isBlank())) {
      rows.add(List.copyOf(row));
    }
    row = new ArrayList<>();
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
