package live.showhorse.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import live.showhorse.TestProcess;
import live.showhorse.engine.FakeEngine;
import live.showhorse.media.Canvas;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.presenter.Presenter;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.BlobStore;
import live.showhorse.redis.Blobs;
import live.showhorse.script.Language;
import live.showhorse.trace.Traces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments that are made while their clip is rendered in the same process. */
class LiveSegmentTest {
  private static final Canvas CANVAS = new Canvas(256, 320, 25);
  private static final EncoderProfile PROFILE = EncoderProfile.best(CANVAS);
  private static final Dressing LABELLED =
      new Dressing("AI-generated", Language.ENGLISH, "", Language.ENGLISH, Optional.empty());
  private static final Dressing BARE =
      new Dressing("", Language.ENGLISH, "", Language.ENGLISH, Optional.empty());

  @TempDir Path data;

  @Test
  void aSegmentMadeWhileItsClipIsRenderedIsThatOfTheStoredClipToTheByte() {
    try (var process = TestProcess.first(data, FakeEngine.quick().drawing())) {
      ClipSpec spec = spec(process);
      CompletableFuture<EncodedSegment> live =
          onlyFollowing(process).segment(spec, LABELLED, PROFILE);
      process.workers.start();
      EncodedSegment made = live.orTimeout(20, TimeUnit.SECONDS).join();
      await().until(() -> process.clips.find(spec.key()).isPresent());

      EncodedSegment later = fromFiles(process).segment(spec, LABELLED, PROFILE).join();

      assertSame(made, later);
    }
  }

  @Test
  void aSegmentIsBegunBeforeTheClipIsWhole() {
    FakeEngine engine = FakeEngine.waiting().drawing();
    try (var process = TestProcess.first(data, engine)) {
      ClipSpec spec = spec(process);
      CompletableFuture<EncodedSegment> still =
          following(process).still(spec, LABELLED, PROFILE).orTimeout(20, TimeUnit.SECONDS);
      process.workers.start();
      engine.letGo(1);

      assertThat(still.join().video()).hasSize(24);
      assertThat(process.clips.find(spec.key())).isEmpty();
      engine.letGo();
      await().until(() -> process.clips.find(spec.key()).isPresent());
    }
  }

  @Test
  void everyoneWhoAsksMeanwhileGetsTheSameSegmentAndAnotherDressingItsOwn() {
    FakeEngine engine = FakeEngine.waiting().drawing();
    try (var process = TestProcess.first(data, engine)) {
      ClipSpec spec = spec(process);
      Segments segments = following(process);
      var first = segments.segment(spec, LABELLED, PROFILE);
      process.workers.start();
      await().until(() -> engine.begun.get() == 1);
      var second = segments.segment(spec, LABELLED, PROFILE);
      var other = segments.segment(spec, BARE, PROFILE);
      engine.letGo();

      EncodedSegment made = first.orTimeout(20, TimeUnit.SECONDS).join();
      assertThat(second.join()).isSameAs(made);
      assertThat(other.orTimeout(20, TimeUnit.SECONDS).join().video().getFirst().data())
          .isNotEqualTo(made.video().getFirst().data());
      assertThat(engine.begun).hasValue(1);
    }
  }

  @Test
  void aRenderingThatFailsHalfWayLeavesNeitherClipNorSegment() {
    FakeEngine engine = FakeEngine.quick().drawing().failingAt(10);
    try (var process = TestProcess.first(data, engine)) {
      ClipSpec spec = spec(process);
      Segments segments = following(process);
      var wanted = segments.segment(spec, LABELLED, PROFILE).orTimeout(20, TimeUnit.SECONDS);
      process.workers.start();

      assertThat(wanted.handle((segment, failure) -> failure).join())
          .isInstanceOf(CompletionException.class)
          .hasRootCauseInstanceOf(ProblemException.class);
      assertThat(process.clips.find(spec.key())).isEmpty();
      assertThat(store(process).contains(segments.key(spec, LABELLED, PROFILE))).isFalse();
      assertThat(store(process).bytes()).isZero();
    }
  }

  @Test
  void aWorkerThatLeavesHalfWayCostsOnlyTime() {
    FakeEngine leaving = FakeEngine.waiting().drawing();
    try (var process = TestProcess.first(data, leaving);
        var other = TestProcess.beside(process, FakeEngine.quick().drawing(), Map.of())) {
      ClipSpec spec = spec(process);
      var wanted =
          following(process).segment(spec, LABELLED, PROFILE).orTimeout(20, TimeUnit.SECONDS);
      process.workers.start();
      leaving.letGo(5);
      await().until(() -> leaving.drawn.get() == 5);
      process.workers.close();
      other.workers.start();

      assertSame(wanted.join(), fromFiles(process).segment(spec, LABELLED, PROFILE).join());
    }
  }

  @Test
  void anEngineThatGivesAnotherSoundThanWasSaidIsNotFollowed() {
    try (var process = TestProcess.first(data, FakeEngine.quick().drawing().humming())) {
      ClipSpec spec = spec(process);
      CompletableFuture<EncodedSegment> live = following(process).segment(spec, LABELLED, PROFILE);
      process.workers.start();

      EncodedSegment made = live.orTimeout(20, TimeUnit.SECONDS).join();

      assertThat(made.pcm()[2 * 10 * CANVAS.samplesPerFrame()]).isNotZero();
      assertSame(made, fromFiles(process).segment(spec, LABELLED, PROFILE).join());
    }
  }

  private static void assertSame(EncodedSegment one, EncodedSegment other) {
    assertThat(one.pcm()).isEqualTo(other.pcm());
    assertThat(one.audio()).hasSameSizeAs(other.audio());
    for (int i = 0; i < one.audio().size(); i++) {
      assertThat(one.audio().get(i)).isEqualTo(other.audio().get(i));
    }
    assertThat(one.video()).hasSameSizeAs(other.video());
    for (int i = 0; i < one.video().size(); i++) {
      assertThat(one.video().get(i).data()).isEqualTo(other.video().get(i).data());
    }
  }

  private static Segments following(TestProcess process) {
    return new Segments(
        process.clips::clip, process.live::begun, store(process), dresser(), 2, Traces.off());
  }

  /** Asks for clips, but never gets the file of one. */
  private static Segments onlyFollowing(TestProcess process) {
    return new Segments(
        (spec, urgency) ->
            process.clips.clip(spec, urgency).thenCompose(clip -> new CompletableFuture<>()),
        process.live::begun,
        store(process),
        dresser(),
        2,
        Traces.off());
  }

  /** Another process, which sees nothing but the clips in Redis, and no segment. */
  private static Segments fromFiles(TestProcess process) {
    BlobStore empty = new Blobs(process.redis).store("none", 1 << 20, Duration.ofHours(1));
    return new Segments(process.clips::clip, empty, dresser(), 2);
  }

  private static BlobStore store(TestProcess process) {
    return new Blobs(process.redis).store("segments", 1L << 30, Duration.ofHours(1));
  }

  private static Dresser dresser() {
    return new Dresser(new Fonts(Path.of("/usr/share/fonts")));
  }

  private static ClipSpec spec(TestProcess process) {
    Presenter presenter =
        process.presenters.create(new byte[] {1}, "Ada", Language.ENGLISH, "", TestProcess.CONSENT);
    return process.specs.idle(presenter, CANVAS, 1, 4);
  }
}
