package live.showhorse.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import live.showhorse.TestProcess;
import live.showhorse.engine.FakeEngine;
import live.showhorse.engine.Urgency;
import live.showhorse.media.Canvas;
import live.showhorse.media.ClipReader;
import live.showhorse.presenter.Look;
import live.showhorse.presenter.Presenter;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.TestRedis;
import live.showhorse.script.Language;
import live.showhorse.speech.Delivery;
import live.showhorse.speech.Diction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipsTest {
  private static final Canvas SMALL = new Canvas(128, 128, 25);

  @TempDir Path data;

  @Test
  void aClipIsRenderedOnceHoweverManyAskInTwoProcesses() {
    FakeEngine engine = FakeEngine.waiting();
    try (var one = TestProcess.first(data, engine);
        var two = TestProcess.beside(one, engine, Map.of())) {
      one.workers.start();
      two.workers.start();
      ClipSpec spec = idle(one, 1);
      List<CompletableFuture<Clip>> asked =
          IntStream.range(0, 20).mapToObj(i -> (i % 2 == 0 ? one : two).clips.clip(spec)).toList();
      await().until(() -> engine.begun.get() == 1);
      engine.letGo();
      for (CompletableFuture<Clip> future : asked) {
        assertThat(join(future).key()).isEqualTo(spec.key());
      }
      assertThat(engine.begun).hasValue(1);
      assertThat(engine.closed).hasValue(1);
      assertThat(join(two.clips.clip(spec)).mp4()).isEqualTo(join(asked.getFirst()).mp4());
      assertThat(engine.begun).hasValue(1);
      await().until(() -> one.queue.length() == 0);
    }
  }

  @Test
  void aClipIsKeptOverARestart() {
    byte[] mp4;
    String key;
    try (var process = TestProcess.first(data, FakeEngine.quick())) {
      process.workers.start();
      Clip clip = join(process.clips.clip(idle(process, 1)));
      mp4 = clip.mp4();
      key = clip.key();
      try (var reader = new ClipReader(mp4)) {
        assertThat(reader.frames()).isEqualTo(SMALL.framesPerUnit());
      }
    }
    try (var process = TestProcess.first(data, FakeEngine.waiting())) {
      assertThat(process.clips.find(key))
          .hasValueSatisfying(c -> assertThat(c.mp4()).isEqualTo(mp4));
    }
  }

  @Test
  void theJobOfAWorkerThatDiedIsRenderedByAnother() {
    try (var studio = TestProcess.first(data, FakeEngine.quick())) {
      FakeEngine dying = FakeEngine.hanging();
      ClipSpec spec = idle(studio, 1);
      CompletableFuture<Clip> wanted;
      // A process that loses its Redis in the middle of a clip is as good as dead
      var dead = TestProcess.beside(studio, dying, Map.of());
      dead.workers.start();
      wanted = studio.clips.clip(spec);
      await().until(() -> dying.begun.get() == 1);
      dead.redis.close();
      studio.workers.start();
      assertThat(join(wanted).key()).isEqualTo(spec.key());
      dying.letGo();
      dead.workers.close();
    }
  }

  @Test
  void aWorkerThatLeavesGivesItsJobBack() {
    FakeEngine slow = FakeEngine.waiting();
    try (var studio = TestProcess.first(data, FakeEngine.quick());
        var leaving = TestProcess.beside(studio, slow, Map.of("showhorse.engine.lease", "60s"))) {
      leaving.workers.start();
      CompletableFuture<Clip> wanted = studio.clips.clip(idle(studio, 1));
      await().until(() -> slow.begun.get() == 1);
      leaving.workers.close();
      studio.workers.start();
      assertThat(join(wanted).mp4()).isNotEmpty();
      assertThat(slow.closed).hasValue(1);
    }
  }

  @Test
  void aClipThatTakesTooLongIsTriedOnceMoreAndGivenUp() {
    FakeEngine slow = FakeEngine.waiting();
    try (var process =
        TestProcess.first(data, slow, Map.of("showhorse.engine.time-limit", "500ms"))) {
      process.workers.start();
      assertProblem(process.clips.clip(idle(process, 1)), 504, "render-timeout");
      assertThat(slow.closed).hasValue(2);
      assertThat(
              process.meters.counter("showhorse.render.failures", "type", "render-timeout").count())
          .isEqualTo(1);
    }
  }

  @Test
  void aFailureReachesEveryWaiterAndTheNextRequestTriesAgain() {
    FakeEngine engine = FakeEngine.quick();
    try (var one = TestProcess.first(data, engine);
        var two = TestProcess.beside(one, engine, Map.of())) {
      ClipSpec orphan =
          new ClipSpec(
              "portrait test",
              "no-such-photo",
              "{}",
              Look.SUGGESTED,
              "",
              Language.ENGLISH,
              "",
              Diction.PLAIN,
              SMALL,
              1,
              1);
      CompletableFuture<Clip> first = one.clips.clip(orphan);
      CompletableFuture<Clip> second = two.clips.clip(orphan);
      await().until(() -> one.queue.length() == 1);
      one.workers.start();
      assertProblem(first, 404, "not-found");
      assertProblem(second, 404, "not-found");
      int before = engine.begun.get();
      assertProblem(two.clips.clip(orphan), 404, "not-found");
      assertThat(engine.begun.get()).isGreaterThan(before);
    }
  }

  @Test
  void textThatCannotBeSpokenIsAProblemOfTheCaller() {
    try (var process = TestProcess.first(data, FakeEngine.quick())) {
      process.workers.start();
      ClipSpec spec =
          process.specs.of(presenter(process), SMALL, "?!", Language.ENGLISH, Delivery.PLAIN);
      assertProblem(process.clips.clip(spec), 422, "unspeakable-text");
    }
  }

  @Test
  void aClipNobodyWaitsForIsCancelledButNotWhileAnotherProcessWantsIt() {
    FakeEngine engine = FakeEngine.waiting();
    try (var one = TestProcess.first(data, engine);
        var two = TestProcess.beside(one, engine, Map.of())) {
      one.workers.start();
      ClipSpec unwanted = idle(one, 1);
      CompletableFuture<Clip> first = one.clips.clip(unwanted);
      CompletableFuture<Clip> second = one.clips.clip(unwanted);
      await().until(() -> engine.begun.get() == 1);
      first.cancel(false);
      assertThat(second).isNotDone();
      assertThat(engine.closed).hasValue(0);
      second.cancel(false);
      await().until(() -> engine.closed.get() == 1 && one.queue.length() == 0);
      assertThat(one.clips.find(unwanted.key())).isEmpty();

      ClipSpec shared = idle(one, 2);
      CompletableFuture<Clip> here = one.clips.clip(shared);
      CompletableFuture<Clip> there = two.clips.clip(shared);
      await().until(() -> engine.begun.get() == 2);
      here.cancel(false);
      await().until(() -> engine.closed.get() == 2);
      engine.letGo();
      assertThat(join(there).key()).isEqualTo(shared.key());
    }
  }

  @Test
  void aLostMessageDoesNotHangTheWaiter() {
    try (var process = TestProcess.first(data, FakeEngine.quick())) {
      ClipSpec spec = idle(process, 1);
      CompletableFuture<Clip> wanted = process.clips.clip(spec);
      await().until(() -> process.queue.length() == 1);
      // All subscribers are cut off and the job is lost, as when Redis was flushed
      TestRedis.loseEverything(process.redis);
      presenter(process);
      process.workers.start();
      assertThat(join(wanted).key()).isEqualTo(spec.key());
    }
  }

  @Test
  void anUrgentClipIsRenderedBeforeThoseThatCanWait() {
    FakeEngine engine = FakeEngine.quick();
    try (var process = TestProcess.first(data, engine)) {
      List<CompletableFuture<Clip>> all = new ArrayList<>();
      for (Urgency urgency : List.of(Urgency.LATER, Urgency.SOON, Urgency.NOW)) {
        all.add(process.clips.clip(idle(process, urgency.ordinal()), urgency));
        await().until(() -> process.queue.length() == all.size());
      }
      process.workers.start();
      all.forEach(ClipsTest::join);
      assertThat(engine.seeds).containsExactly(0L, 1L, 2L);
    }
  }

  @Test
  void theQueueIsBounded() {
    try (var process =
        TestProcess.first(data, FakeEngine.quick(), Map.of("showhorse.limits.render-queue", "2"))) {
      process.clips.clip(idle(process, 1));
      process.clips.clip(idle(process, 2));
      await().until(() -> process.queue.length() == 2);
      assertProblem(process.clips.clip(idle(process, 3)), 429, "queue-full");
    }
  }

  @Test
  void stoppingFailsWhatIsWaitedFor() {
    CompletableFuture<Clip> wanted;
    try (var process = TestProcess.first(data, FakeEngine.quick())) {
      wanted = process.clips.clip(idle(process, 1));
      await().until(() -> process.queue.length() == 1);
      process.clips.close();
      assertProblem(wanted, 503, "stopping");
      assertProblem(process.clips.clip(idle(process, 2)), 503, "stopping");
    }
  }

  private static ClipSpec idle(TestProcess process, long seed) {
    return process.specs.idle(presenter(process), SMALL, seed, 1);
  }

  private static Presenter presenter(TestProcess process) {
    return process.presenters.list().stream()
        .findFirst()
        .orElseGet(
            () ->
                process.presenters.create(
                    new byte[] {1}, "Ada", Language.ENGLISH, "", TestProcess.CONSENT));
  }

  private static Clip join(CompletableFuture<Clip> future) {
    return future.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private static void assertProblem(CompletableFuture<Clip> future, int status, String type) {
    assertThatThrownBy(() -> join(future))
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(type);
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem.getMessage()).isNotBlank();
            });
  }
}
