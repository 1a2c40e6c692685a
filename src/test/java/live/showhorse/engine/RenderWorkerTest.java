package live.showhorse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
          dying.handOn(taken);
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
  void aClipThatOneEngineFailsAtIsRenderedByAnother() {
    FakeEngine failing = FakeEngine.quick().failingAt(3);
    try (var sick = TestProcess.first(data, failing);
        var healthy = TestProcess.beside(sick, FakeEngine.quick(), Map.of())) {
      RenderJob job = job(healthy);
      sick.queue.submit(job, Urgency.SOON, false);
      sick.workers.start();
      await().until(() -> retries(sick, "engine-failed") == 1);
      healthy.workers.start();
      await().until(() -> healthy.queue.has(job.key()));
      assertThat(healthy.queue.failure(job.key())).isEmpty();
      assertThat(failing.begun).hasValue(1);
    }
  }

  @Test
  void aClipThatOneEngineIsTooSlowForIsRenderedByAnother() {
    FakeEngine slow = FakeEngine.waiting();
    try (var loaded =
            TestProcess.first(data, slow, Map.of("showhorse.engine.time-limit", "300ms"));
        var healthy = TestProcess.beside(loaded, FakeEngine.quick(), Map.of())) {
      RenderJob job = job(healthy);
      loaded.queue.submit(job, Urgency.SOON, false);
      loaded.workers.start();
      await().until(() -> retries(loaded, "render-timeout") == 1);
      healthy.workers.start();
      await().until(() -> healthy.queue.has(job.key()));
      assertThat(slow.begun).hasValue(1);
      assertThat(slow.closed).hasValue(1);
    }
  }

  @Test
  void aClipThatTwoTriesFailAtIsGivenUpWithTheReason() {
    FakeEngine failing = FakeEngine.quick().failingAt(3);
    try (var only = TestProcess.first(data, failing)) {
      RenderJob job = job(only);
      only.queue.submit(job, Urgency.SOON, false);
      only.workers.start();
      await().until(() -> only.queue.failure(job.key()).isPresent());
      assertThat(only.queue.failure(job.key()).orElseThrow())
          .hasMessage("It broke. It was tried 2 times.");
      assertThat(failing.begun).hasValue(2);
      assertThat(only.queue.length()).isZero();
    }
  }

  @Test
  void anEngineThatFailsInARowTakesNoJobsUntilItRendersAgain() {
    FakeEngine failing = FakeEngine.quick().failingAt(3);
    try (var sick = TestProcess.first(data, failing);
        var healthy = TestProcess.beside(sick, FakeEngine.quick(), Map.of())) {
      List<RenderJob> jobs =
          IntStream.range(0, 6).mapToObj(number -> job(healthy, "clip-" + number)).toList();
      jobs.forEach(job -> sick.queue.submit(job, Urgency.SOON, false));
      sick.workers.start();
      await().until(() -> sick.health.detail().contains("failed 3 times in a row"));
      assertThat(sick.health.ready()).isFalse();

      healthy.workers.start();
      await().until(() -> jobs.stream().allMatch(job -> healthy.queue.has(job.key())));
      assertThat(retries(sick, "engine-failed")).isEqualTo(3);

      failing.failingAt(-1);
      sick.health.start();
      await().until(sick.health::ready);
      RenderJob next = job(healthy, "one-more");
      healthy.workers.close();
      sick.queue.submit(next, Urgency.SOON, false);
      await().until(() -> sick.queue.has(next.key()));
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

  private static double retries(TestProcess process, String type) {
    return process.meters.counter("showhorse.render.retries", "type", type).count();
  }

  private static RenderJob job(TestProcess process) {
    return job(process, "the-clip");
  }

  private static RenderJob job(TestProcess process, String key) {
    Presenter presenter =
        process.presenters.create(new byte[] {1}, "Ada", Language.ENGLISH, "", TestProcess.CONSENT);
    return new RenderJob(
        key,
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
