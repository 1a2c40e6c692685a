package live.showhorse.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheus.PrometheusNamingConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every meter that the code can register, also one that begins with the first failure, is in the
 * table of metrics, and the other way round.
 */
class MetricsTest {
  private static final Path CODE = Path.of("src/main/java");
  private static final Path TABLE = Path.of("docs/guide/metrics.md");

  private static final Map<String, Meter.Type> TYPES =
      Map.of(
          "Counter", Meter.Type.COUNTER,
          "FunctionCounter", Meter.Type.COUNTER,
          "Gauge", Meter.Type.GAUGE,
          "Timer", Meter.Type.TIMER,
          "DistributionSummary", Meter.Type.DISTRIBUTION_SUMMARY);

  private static final Pattern BUILDER =
      Pattern.compile(
          "\\b([A-Z]\\w*(?:Counter|Gauge|Timer|Summary)|Counter|Gauge|Timer)\\s*\\.builder\\(");

  private static final Pattern METER =
      Pattern.compile(
          "\\b(\\w+)\\s*\\.builder\\(\\s*\"(showhorse\\.[a-z.]+)\"(.*?)\\.register\\(",
          Pattern.DOTALL);

  private static final Pattern DESCRIPTION =
      Pattern.compile("\\.description\\(((?:[\\s+]*\"[^\"]*\")+)\\s*\\)");

  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\"(\\w+)\"\\)");

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(showhorse_\\w+)` \\| ([^|]*) \\| ([^|]*) ?\\| ([^|]*) \\|$");

  /**
   * @param unit empty when the name needs none
   */
  private record Registered(String name, Optional<String> unit, String meaning) {}

  @Test
  void everyMeterOfTheCodeIsInTheTableWithItsUnitAndItsMeaning() throws IOException {
    String table = Files.readString(TABLE);
    Map<String, MatchResult> rows =
        ROW.matcher(table).results().collect(Collectors.toMap(row -> row.group(1), row -> row));
    List<Registered> registered = registered();

    assertThat(registered).hasSizeGreaterThan(20);
    assertThat(rows.keySet())
        .containsExactlyInAnyOrderElementsOf(
            registered.stream().map(Registered::name).distinct().toList());
    assertThat(registered)
        .allSatisfy(
            meter -> {
              MatchResult row = rows.get(meter.name());
              assertThat(row.group(2)).isNotBlank();
              meter.unit().ifPresent(unit -> assertThat(row.group(2)).isEqualTo(unit));
              assertThat(row.group(4)).isEqualTo(meter.meaning());
            });
  }

  private static List<Registered> registered() throws IOException {
    List<Registered> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CODE)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String code = Files.readString(file);
        List<MatchResult> meters = METER.matcher(code).results().toList();
        assertThat(BUILDER.matcher(code).results().count())
            .as("meters of %s whose name is written out", file)
            .isEqualTo(meters.size());
        meters.forEach(meter -> found.add(registered(meter)));
      }
    }
    return found;
  }

  private static Registered registered(MatchResult meter) {
    assertThat(TYPES).containsKey(meter.group(1));
    Meter.Type type = TYPES.get(meter.group(1));
    Optional<String> unit =
        type == Meter.Type.TIMER
            ? Optional.of("seconds")
            : UNIT.matcher(meter.group(3)).results().findFirst().map(found -> found.group(1));
    var description = DESCRIPTION.matcher(meter.group(3));
    assertThat(description.find()).as("help text of %s", meter.group(2)).isTrue();
    String meaning =
        LITERAL
            .matcher(description.group(1))
            .results()
            .map(part -> part.group(1))
            .collect(Collectors.joining());
    String name = new PrometheusNamingConvention().name(meter.group(2), type, unit.orElse(null));
    boolean counts = type == Meter.Type.COUNTER && !name.endsWith("_total");
    return new Registered(counts ? name + "_total" : name, unit, meaning);
  }
}
