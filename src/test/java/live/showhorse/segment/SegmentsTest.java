package live.showhorse.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import live.showhorse.media.Canvas;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.presenter.Look;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.BlobStore;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import live.showhorse.script.Language;
import live.showhorse.speech.Diction;
import live.showhorse.testing.Decoded;
import live.showhorse.testing.Ffprobe;
import live.showhorse.testing.TestSegments;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsTest {
  private static final Canvas CANVAS = new Canvas(256, 320, 25);
  private static final EncoderProfile PROFILE = EncoderProfile.best(CANVAS);
  private static final Dressing BARE =
      new Dressing("", Language.ENGLISH, "", Language.ENGLISH, Optional.empty());
  private static final Dressing LABELLED =
      new Dressing("AI-generated", Language.ENGLISH, "Hello", Language.ENGLISH, Optional.empty());

  @TempDir static Path directory;
  private static Redis redis;

  @BeforeAll
  static void startRedis() {
    redis = TestRedis.privateServer(directory);
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  private final TestEngine engine = new TestEngine();

  private static BlobStore store(String name) {
    return new Blobs(redis).store(name, 1L << 30, Duration.ofHours(1));
  }

  private Segments segments(String store) {
    return new Segments(
        engine, store(store), new Dresser(new Fonts(Path.of("/usr/share/fonts"))), 2);
  }

  private static ClipSpec spec(String text) {
    return new ClipSpec(
        "test 1",
        "0",
        "{}",
        Look.SUGGESTED,
        text,
        Language.ENGLISH,
        "",
        Diction.PLAIN,
        CANVAS,
        1,
        0);
  }

  @Test
  void whatIsBeingMadeIsCountedUntilItIsThere() {
    Segments segments = segments("counted");
    engine.hold("held");
    var made = segments.segment(spec("A held line"), BARE, PROFILE);

    Awaitility.await()
        .untilAsserted(() -> assertThat(segments.backlog()).isEqualTo(new Segments.Backlog(1, 0)));
    engine.release("held");
    made.join();
    Awaitility.await()
        .untilAsserted(() -> assertThat(segments.backlog()).isEqualTo(new Segments.Backlog(0, 0)));
  }

  @Test
  void aSegmentIsMadeOnceHoweverManyAskAndTheNextProcessFindsItInRedis() throws Exception {
    var asked = new AtomicInteger();
    Segments first =
        new Segments(
            (spec, urgency) -> {
              asked.incrementAndGet();
              return engine.apply(spec, urgency);
            },
            store("once"),
            new Dresser(new Fonts(Path.of("/usr/share/fonts"))),
            2);
    List<CompletableFuture<EncodedSegment>> futures = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      futures.add(first.segment(spec("once"), LABELLED, PROFILE));
    }
    EncodedSegment made = futures.getFirst().get(20, TimeUnit.SECONDS);
    for (var future : futures) {
      assertThat(future.get(1, TimeUnit.SECONDS)).isSameAs(made);
    }
    assertThat(asked).hasValue(1);
    Awaitility.await()
        .until(() -> store("once").contains(first.key(spec("once"), LABELLED, PROFILE)));

    engine.hold("once");
    EncodedSegment found =
        segments("once").segment(spec("once"), LABELLED, PROFILE).get(20, TimeUnit.SECONDS);

    assertThat(found.video()).hasSameSizeAs(made.video());
    assertThat(found.video().getFirst().data()).isEqualTo(made.video().getFirst().data());
    assertThat(found.audio().getLast()).isEqualTo(made.audio().getLast());
    engine.release("once");
  }

  @Test
  void theStoredFileDeclaresThatItIsMadeByAiEvenWithoutTheLabel() throws Exception {
    Segments segments = segments("declared");
    segments.segment(spec("declared"), BARE, PROFILE).get(20, TimeUnit.SECONDS);
    String key = segments.key(spec("declared"), BARE, PROFILE);
    Awaitility.await().until(() -> store("declared").contains(key));

    Path file = directory.resolve("segment.mp4");
    Files.write(file, store("declared").get(key).orElseThrow());

    assertThat(Ffprobe.describe(file).at("/format/tags/comment").asText())
        .startsWith("AI-generated");
  }

  @Test
  void theDressingIsDrawnOnEveryFrameAndTheRestIsUntouched() throws Exception {
    Segments segments = segments("drawn");
    var card =
        new Dressing(
            "",
            Language.ENGLISH,
            "",
            Language.ENGLISH,
            Optional.of(new ProductCard("Tea", "9", Optional.empty())));

    Decoded bare = decoded(segments.segment(spec("drawn"), BARE, PROFILE).get());
    Decoded dressed = decoded(segments.segment(spec("drawn"), card, PROFILE).get());

    assertThat(dressed.numbers()).isEqualTo(bare.numbers());
    for (int i = 0; i < bare.frames().size(); i++) {
      // How bright the picture is follows from the clip's key, and how much the card changes it
      assertThat(Math.abs(dressed.frames().get(i).luma() - bare.frames().get(i).luma()))
          .isGreaterThan(0.3);
    }
  }

  @Test
  void anotherDressingOrProfileIsAnotherSegment() {
    Segments segments = segments("keys");
    String key = segments.key(spec("a"), LABELLED, PROFILE);

    assertThat(key).matches("[0-9a-f]{64}").isEqualTo(segments.key(spec("a"), LABELLED, PROFILE));
    assertThat(
            List.of(
                segments.key(spec("b"), LABELLED, PROFILE),
                segments.key(spec("a"), BARE, PROFILE),
                segments.stillKey(spec("a"), LABELLED, PROFILE),
                segments.key(
                    spec("a"), LABELLED, new EncoderProfile(PROFILE.codec(), CANVAS, 300_000))))
        .doesNotContain(key)
        .doesNotHaveDuplicates();
  }

  @Test
  void theStillIsOneSilentGopOfTheFirstFrame() throws Exception {
    EncodedSegment still = segments("still").still(spec("still"), LABELLED, PROFILE).get();

    Decoded decoded = decoded(still);

    assertThat(decoded.numbers()).hasSize(24).containsOnly(0);
    for (float sample : decoded.pcm()) {
      assertThat(sample).isZero();
    }
  }

  @Test
  void aClipThatCannotBeRenderedFailsEveryoneWhoAskedAndMayBeAskedForAgain() {
    Segments segments = segments("failed");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  segments
                      .segment(spec("an " + TestEngine.UNSPEAKABLE + " text"), BARE, PROFILE)
                      .get())
          .hasCauseInstanceOf(ProblemException.class)
          .hasMessageContaining("nobody can say");
    }
  }

  private static Decoded decoded(EncodedSegment segment) throws Exception {
    Path file = Files.createTempFile(directory, "segment", ".mp4");
    Files.write(file, TestSegments.join(List.of(segment)));
    return Decoded.of(file);
  }
}
