package live.showhorse.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import live.showhorse.ShowhorseConfig;
import live.showhorse.TestConfig;
import live.showhorse.engine.EngineHealth;
import live.showhorse.health.Part.Condition;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {
  @TempDir Path directory;

  /** An engine that hangs in a clip. */
  private static final EngineHealth HANGING =
      new EngineHealth(null, null, null, null, null, null) {
        @Override
        public boolean hangs() {
          return true;
        }

        @Override
        public boolean ready() {
          return false;
        }

        @Override
        public String detail() {
          return "The engine hangs.";
        }
      };

  private ShowhorseConfig service(String roles) {
    return TestConfig.of(
        ShowhorseConfig.class,
        Map.of(
            "showhorse.roles",
            roles,
            "showhorse.data-directory",
            directory.resolve("not/made/yet").toString()));
  }

  @Test
  void anEngineThatHangsEndsItsProcessOnlyWhereNoProgrammePlays() {
    HealthChecks checks = new HealthChecks();

    HealthCheckResponse alone = checks.process(HANGING, service("engine")).call();
    assertThat(alone.getStatus()).isEqualTo(Status.DOWN);
    assertThat(alone.getData().orElseThrow()).containsEntry("reason", "The engine hangs.");
    assertThat(checks.process(HANGING, service("studio,engine")).call().getStatus())
        .isEqualTo(Status.UP);
  }

  @Test
  void whatDoesNotWorkSaysWhyAndWhatToDo() {
    HealthCheckResponse engine = new EnginePart(HANGING, service("engine")).response();

    assertThat(engine.getName()).isEqualTo("engine");
    assertThat(engine.getStatus()).isEqualTo(Status.DOWN);
    assertThat(engine.getData().orElseThrow())
        .containsEntry("reason", "The engine hangs.")
        .containsEntry("action", "Restart the process.");
  }

  @Test
  void aDiskThatIsNearlyFullSaysHowFullAndWhy() {
    Condition enough = disk("1K");
    Condition full = disk("8000000T");

    assertThat(enough.works()).isTrue();
    assertThat(enough.action()).isEmpty();
    assertThat(full.works()).isFalse();
    assertThat(full.reason()).matches("\\d+ MiB are free .*less than the \\d+ that are wanted\\.");
    assertThat(full.action()).contains("Make room");
    assertThat(full.facts()).containsValue(directory.resolve("not/made/yet").toString());
  }

  private Condition disk(String wanted) {
    HealthConfig config =
        TestConfig.of(HealthConfig.class, Map.of("showhorse.health.disk-space", wanted));
    return new DiskPart(
            service("studio"),
            config,
            directory.resolve("uploads").toString(),
            new SimpleMeterRegistry())
        .look();
  }
}
