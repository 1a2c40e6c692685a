package live.showhorse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceReportTest {
  private static final BenchReport REPORT =
      new BenchReport(
          new Machine("Some CPU", 2, 24, 0.1, "Linux 6", "25", "portrait 3", "openh264", "now"),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(Figure.told("lineToAirCachedP95", 1.25, "s")));

  @Test
  void theTableHasEveryFigureWithItsUnitAndTheMachine() {
    assertThat(ReportText.of(REPORT))
        .contains("lineToAirCachedP95  1.25 s")
        .contains("Some CPU, 2 cores, 24.0 GiB, load 0.1; Linux 6");
  }

  @Test
  void jsonHasTheSame() throws Exception {
    JsonNode json = new ObjectMapper().readTree(ReportJson.of(REPORT));
    assertThat(json.at("/service/lineToAirCachedP95/value").doubleValue()).isEqualTo(1.25);
    assertThat(json.at("/service/lineToAirCachedP95/unit").textValue()).isEqualTo("s");
    assertThat(json.at("/machine/memoryGib").doubleValue()).isEqualTo(24);
  }

  @Test
  void percentilesAreValuesThatWereMeasured() {
    List<Double> values = List.of(5.0, 1.0, 4.0, 2.0, 3.0);
    assertThat(Percentile.of(values, 0.5)).isEqualTo(3);
    assertThat(Percentile.of(values, 0.95)).isEqualTo(5);
    assertThat(Percentile.of(List.of(7.0), 0.5)).isEqualTo(7);
  }
}
