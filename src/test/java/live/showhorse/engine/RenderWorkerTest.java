package live.showhorse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import live.showhorse.TestProcess;
import live.showhorse.media.Canvas;
import live.showhorse.presenter.Presenter;
import live.showhorse.redis.Job;
import live.showhorse.redis.JobConsumer;
import live.showhorse.script.Language;
import live.showhorse.speech.Diction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderWorkerTest {
  private static final Duration LEASE = Duration.ofSeconds(1);

  @TempDir Path data;

  @Test
  void aJobThatEndedThreeWorkersIsGivenUp() {
    FakeEngine engine = FakeEngine.quick();
    try (var process = TestProcess.first(data, engine)) {
      RenderJob job = job(process);
      process.queue.submit(job, Urgency.SOON, false);
      for (int i = 1; i <= 3; i++) {
        try (JobConsumer dying = process.queue.consumer("dying-" + i)) {
          Job taken = dying.take(LEASE).orElseThrow();
          assertThat(taken.deliveries()).isEqualTo(i);
          dying.release(taken);
        }
      }
      process.workers.start();
      await().until(() -> process.queue.failure(job.key()).isPresent());
      assertThat(process.queue.failure(job.key()).orElseThrow().type())
          .isEqualTo("render-abandoned");
      assertThat(engine.begun).hasValue(0);
      assertThat(process.queue.length()).isZero();
    }
  }

  @Test
  void anEngineThatHangsIsReportedAndItsJobGoesToAnother() {
    FakeEngine hanging = FakeEngine.hanging();
    try (var healthy = TestProcess.first(data, FakeEngine.quick());
        var sick =
            TestProcess.beside(healthy, hanging, Map.of("showhorse.engine.time-limit", "100ms"))) {
      RenderJob job = job(healthy);
      sick.workers.start();
      healthy.queue.submit(job, Urgency.SOON, false);
      await().until(() -> hanging.begun.get() == 1);
      assertThat(sick.workers.stuck()).isFalse();
      healthy.workers.start();
      await()
          .atMost(RenderControl.STOP_PATIENCE.plusSeconds(10))
          .until(() -> healthy.queue.has(job.key()));
      assertThat(sick.workers.stuck()).isTrue();
      assertThat(sick.health.ready()).isFalse();
      assertThat(sick.health.detail()).contains("hangs");
      hanging.letGo();
      await().until(() -> !sick.workers.stuck());
    }
  }

  @Test
  void aWorkerWhoseEngineCannotBeOpenedLeavesTheJobsToOthers() {
    try (var broken = TestProcess.first(data, new EngineException(EngineStatus.RESOURCE, "No."));
        var healthy = TestProcess.beside(broken, FakeEngine.quick(), Map.of())) {
      RenderJob job = job(healthy);
      broken.workers.start();
      broken.queue.submit(job, Urgency.SOON, false);
      healthy.workers.start();
      await().until(() -> healthy.queue.has(job.key()));
      assertThat(broken.queue.failure(job.key())).isEmpty();
    }
  }

  private static RenderJob job(TestProcess process) {
    Presenter presenter =
        process.presenters.create(new byte[] {1}, "Ada", Language.ENGLISH, "", TestProcess.CONSENT);
    return new RenderJob(
        "the-clip",
        presenter.photo(),
        presenter.rig(),
        presenter.look(),
        "",
        Language.ENGLISH,
        "",
        Diction.PLAIN,
        new Canvas(128, 128, 25),
        1,
        1);
  }
}
