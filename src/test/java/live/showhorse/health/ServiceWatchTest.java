package live.showhorse.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.showhorse.TestConfig;
import live.showhorse.channel.WarningType;
import org.junit.jupiter.api.Test;

class ServiceWatchTest {
  private final List<String> told = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Part.Condition condition = Part.Condition.up("900 MiB are free.", Map.of());

  private final Part disk =
      new Part() {
        @Override
        public String name() {
          return "disk";
        }

        @Override
        public Condition look() {
          return condition;
        }
      };

  private final ServiceWatch watch =
      new ServiceWatch(
          Map.of(
              disk,
              Optional.of(new ServiceWatch.Effect(WarningType.DISK_LOW, "There is room again."))),
          new ServiceWatch.Operators() {
            @Override
            public void warn(WarningType type, String detail, String action) {
              told.add(type.code() + ": " + detail + " " + action);
            }

            @Override
            public void over(WarningType type, String detail) {
              told.add(type.code() + " over: " + detail);
            }
          },
          TestConfig.of(HealthConfig.class, Map.of()),
          meters);

  @Test
  void aDiskThatFillsUpIsToldOnceAndAgainWhenThereIsRoom() {
    watch.look();
    assertThat(up()).isEqualTo(1);

    condition = Part.Condition.down("90 MiB are free.", "Make room.", Map.of());
    watch.look();
    watch.look();
    assertThat(up()).isZero();
    assertThat(told.getLast()).isEqualTo("disk-low: 90 MiB are free. Make room.");

    condition = Part.Condition.up("900 MiB are free.", Map.of());
    watch.look();
    assertThat(up()).isEqualTo(1);
    assertThat(told)
        .filteredOn(event -> !event.equals("disk-low over: There is room again."))
        .hasSize(1);
    assertThat(told.getLast()).isEqualTo("disk-low over: There is room again.");
  }

  @Test
  void aDiskThatIsFullFromTheStartIsToldAtOnce() {
    condition = Part.Condition.down("90 MiB are free.", "Make room.", Map.of());
    watch.look();
    assertThat(told).containsExactly("disk-low: 90 MiB are free. Make room.");
  }

  private double up() {
    return meters.get("showhorse.part.up").tag("part", "disk").gauge().value();
  }
}
