package live.showhorse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench of the running service, as short as it can be. */
class ShowBenchIT {
  @TempDir Path directory;

  @Test
  void everyFigureIsMeasuredOnARealService() throws Exception {
    byte[] photo;
    try (InputStream file = getClass().getResourceAsStream("/demo/presenter.png")) {
      photo = file.readAllBytes();
    }
    List<String> steps = new ArrayList<>();
    var effort =
        new ShowBench.Effort(
            1,
            Duration.ofSeconds(1),
            600,
            Map.of("showhorse.channel.idle-clips", "2", "showhorse.channel.idle-units", "3"));

    List<Figure> figures = new ShowBench(directory, photo, effort, steps::add).measure();

    assertThat(figures)
        .extracting(Figure::name)
        .containsExactly(
            "memoryAfterStart",
            "cpuIdleService",
            "cpuChannelOnAir",
            "cpuPerViewer",
            "lineToAirUncachedP50",
            "lineToAirUncachedP95",
            "lineToAirCachedP50",
            "lineToAirCachedP95",
            "cpuPerDestination",
            "memoryAfterTenMinutes",
            "memoryAfterHour");
    assertThat(figures)
        .allMatch(figure -> !figure.unit().isEmpty() && !Double.isNaN(figure.value()));
    assertThat(value(figures, "lineToAirUncachedP50")).isBetween(0.1, 60.0);
    assertThat(value(figures, "memoryAfterStart")).isBetween(100.0, 4_000.0);
    assertThat(steps).anyMatch(step -> step.contains("hour of programme"));
  }

  private static double value(List<Figure> figures, String name) {
    return figures.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
