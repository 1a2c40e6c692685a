package live.showhorse.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that one run measured.
 *
 * @param service of the running service; empty when it was not measured
 * @param refused photos that the engine did not render, each with its reason
 */
public record BenchReport(
    Machine machine,
    List<Measurement> measurements,
    List<String> refused,
    Optional<Speed> speed,
    List<Figure> service) {
  public BenchReport {
    service = List.copyOf(service);
    measurements = List.copyOf(measurements);
    refused = List.copyOf(refused);
  }

  /**
   * The figures of one photo speaking one language.
   *
   * @param photo name of the photo
   * @param language tag
   */
  public record Measurement(String photo, String language, List<Figure> figures) {
    public Measurement {
      figures = List.copyOf(figures);
    }
  }

  /** Whether every bound holds. */
  public boolean holds() {
    return refused.isEmpty()
        && Stream.concat(
                measurements.stream().flatMap(measurement -> measurement.figures().stream()),
                speed.stream().flatMap(times -> times.figures().stream()))
            .allMatch(Figure::holds);
  }
}
