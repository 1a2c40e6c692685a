package live.showhorse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import live.showhorse.TestProcess;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineHealthTest {
  @TempDir Path data;

  @Test
  void isReadyOnlyAfterARealClip() {
    FakeEngine engine = FakeEngine.waiting();
    try (var process = TestProcess.first(data, engine)) {
      process.health.start();
      await().until(() -> engine.begun.get() == 1);
      assertThat(process.health.ready()).isFalse();
      assertThat(process.health.detail()).contains("has not rendered a clip yet");
      engine.letGo();
      await().until(process.health::ready);
      assertThat(process.health.detail()).isEqualTo("portrait test renders.");
    }
  }

  @Test
  void theRealEngineBecomesReady() {
    try (var process = TestProcess.first(data, TestEngine.open())) {
      process.health.start();
      await().atMost(Duration.ofSeconds(30)).until(process.health::ready);
      assertThat(process.health.detail()).startsWith("portrait ");
    }
  }

  @Test
  void aStudioIsReadyWhenAnEngineElsewhereIs() {
    var studioOnly = Map.of("showhorse.roles", "studio");
    try (var engine = TestProcess.first(data, FakeEngine.quick())) {
      try (var studio = TestProcess.beside(engine, FakeEngine.quick(), studioOnly)) {
        studio.health.start();
        assertThat(studio.health.ready()).isFalse();
        assertThatThrownBy(studio.directory::id)
            .isInstanceOfSatisfying(
                ProblemException.class,
                problem -> assertThat(problem.type()).isEqualTo("no-engine"));
        engine.health.start();
        await().until(studio.health::ready);
        assertThat(studio.directory.id()).isEqualTo("portrait test");
        engine.health.close();
        assertThat(studio.health.ready()).isFalse();
        assertThat(studio.directory.id())
            .as("clips of before are still found")
            .isEqualTo("portrait test");
      }
    }
  }
}
