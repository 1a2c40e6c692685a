package live.showhorse.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.showhorse.channel.WarningType;
import org.junit.jupiter.api.Test;

/**
 * The table of everything that can be less than it should be says the same as the code, and names
 * metrics and alerts that exist.
 */
class DegradationsTest {
  private static final Path PAGE = Path.of("docs/guide/look-into-a-problem.md");
  private static final Path METRICS = Path.of("docs/guide/metrics.md");
  private static final Path ALERTS = Path.of("monitoring/alerts.yaml");
  private static final Pattern WARNING =
      Pattern.compile("`([a-z-]+)`(?: \\(about a (?:destination|language)\\))?");
  private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
  private static final Pattern WARNING_OF_A_RULE = Pattern.compile("code=\"([a-z-]+)\"");

  /** What is no warning but an event of its own. */
  private static final int OTHERS = 2;

  /** A row of the table, its cells by the head of their column. */
  private record Row(Map<String, String> cells) {
    String cell(String column) {
      return cells.get(column);
    }

    String plain(String column) {
      return cell(column).replace("`", "");
    }

    Set<String> named(String column) {
      return quoted(cell(column));
    }
  }

  @Test
  void everyWarningOfTheCodeIsARowWithTheSameTexts() throws IOException {
    Map<String, Row> warnings = warnings();

    assertThat(warnings.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(WarningType.values()).map(WarningType::code).toList());
    assertThat(WarningType.values())
        .allSatisfy(
            type -> {
              Row row = warnings.get(type.code());
              assertThat(row.plain("viewers have meanwhile")).isEqualTo(type.audience());
              assertThat(row.plain("what to do")).isEqualTo(type.action());
              assertThat(row.cell("what")).isNotBlank();
              assertThat(row.cell("over when")).isNotBlank();
            });
    assertThat(rows()).hasSize(warnings.size() + OTHERS);
  }

  @Test
  void everyRowHasAMetricThatExistsAndAnAlertThatExists() throws IOException {
    Set<String> alerts = alerts();
    String metrics = Files.readString(METRICS);

    assertThat(rows())
        .allSatisfy(
            row -> {
              assertThat(row.named("alert")).isNotEmpty();
              assertThat(alerts).containsAll(row.named("alert"));
              assertThat(row.named("metric"))
                  .isNotEmpty()
                  .allSatisfy(
                      metric ->
                          assertThat(metric.startsWith("lettuce_") || metrics.contains(metric))
                              .as(metric)
                              .isTrue());
            });
  }

  @Test
  void everyAlertIsInARowThatSaysWhatToDo() throws IOException {
    assertThat(rows().stream().flatMap(row -> row.named("alert").stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(alerts());
    assertThat(warnings().keySet())
        .containsAll(
            WARNING_OF_A_RULE
                .matcher(Files.readString(ALERTS))
                .results()
                .map(found -> found.group(1))
                .toList());
  }

  private static Set<String> alerts() throws IOException {
    return ALERT
        .matcher(Files.readString(ALERTS))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Row> warnings() throws IOException {
    Map<String, Row> warnings = new LinkedHashMap<>();
    for (Row row : rows()) {
      var code = WARNING.matcher(row.cell("event"));
      if (code.matches()) {
        warnings.put(code.group(1), row);
      }
    }
    return warnings;
  }

  private static List<Row> rows() throws IOException {
    List<String> table =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.startsWith("| event |"))
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    List<String> heads = cells(table.getFirst());
    return table.stream()
        .skip(2)
        .map(
            line -> {
              List<String> cells = cells(line);
              assertThat(cells).as(line).hasSameSizeAs(heads);
              Map<String, String> row = new LinkedHashMap<>();
              for (int i = 0; i < heads.size(); i++) {
                row.put(heads.get(i), cells.get(i));
              }
              return new Row(row);
            })
        .toList();
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }

  private static Set<String> quoted(String cell) {
    return QUOTED
        .matcher(cell)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
