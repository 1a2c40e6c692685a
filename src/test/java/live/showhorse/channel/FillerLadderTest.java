package live.showhorse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import live.showhorse.TestConfig;
import live.showhorse.engine.Urgency;
import live.showhorse.media.EncoderProfile;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import live.showhorse.script.Language;
import live.showhorse.segment.Clip;
import live.showhorse.segment.ClipSpec;
import live.showhorse.segment.ClipSpecs;
import live.showhorse.segment.Dresser;
import live.showhorse.segment.ProductCard;
import live.showhorse.segment.Segments;
import live.showhorse.segment.TestEngine;
import live.showhorse.speech.Diction;
import live.showhorse.trace.Traces;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillerLadderTest {
  private static final Optional<Product> TEA =
      Optional.of(new Product("Tea", "9", Optional.empty()));
  private static final Instant NOW = Instant.EPOCH;

  @TempDir Path directory;
  private Redis redis;
  private final TestEngine engine = new TestEngine();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    redis = TestRedis.privateServer(directory);
  }

  @AfterEach
  void stop() {
    redis.close();
  }

  private FillerLadder ladder(
      BiFunction<ClipSpec, Urgency, CompletableFuture<Clip>> clips, String... bridges) {
    return ladder(Map.of("showhorse.channel.idle-clips", "4"), clips, bridges);
  }

  private FillerLadder ladder(
      Map<String, String> settings,
      BiFunction<ClipSpec, Urgency, CompletableFuture<Clip>> clips,
      String... bridges) {
    Map<String, String> values = new HashMap<>(settings);
    values.put("showhorse.channel.idle-units", "3");
    ChannelSpec spec =
        new ChannelSpec(
            "c",
            "c",
            "host",
            TestStudio.CANVAS,
            Language.ENGLISH,
            true,
            true,
            List.of(bridges),
            Instant.EPOCH);
    ChannelConfig config = TestConfig.of(ChannelConfig.class, values);
    Segments segments =
        new Segments(
            clips,
            new Blobs(redis).store("segments", 1 << 28, Duration.ofHours(1)),
            new Dresser(TestStudio.FONTS),
            1); // one thread: the still asks for its clip before the idle clips do
    SegmentRequests requests =
        new SegmentRequests(
            spec,
            TestStudio.PRESENTER,
            () -> Diction.PLAIN,
            EncoderProfile.best(TestStudio.CANVAS),
            new ClipSpecs(() -> "test 1"),
            segments,
            product -> new ProductCard(product.name(), product.price(), Optional.empty()),
            piece -> {},
            config.idleUnits(),
            Traces.off());
    return new FillerLadder(
        requests,
        config,
        List.of(bridges),
        new Random(1),
        new FillerLadder.Listener() {
          @Override
          public void made() {}

          @Override
          public void failed(Throwable why) {
            failures.add(why);
          }
        },
        Runnable::run);
  }

  @Test
  void theStillPlaysWhenNoIdleClipCanBeMade() throws Exception {
    var asked = new AtomicInteger();
    FillerLadder ladder =
        ladder(
            (spec, urgency) ->
                asked.getAndIncrement() == 0
                    ? engine.apply(spec, urgency)
                    : CompletableFuture.failedFuture(
                        new ProblemException(503, "no-engine", "No engine answers.")));

    ladder.prepare(Optional.empty()).get(20, TimeUnit.SECONDS);

    for (int i = 0; i < 3; i++) {
      assertThat(ladder.next(Optional.empty(), Duration.ZERO, NOW).kind())
          .isEqualTo(PlayKind.STILL);
    }
    assertThat(failures).isNotEmpty();
  }

  @Test
  void nothingIsReadyWithoutAStill() {
    FillerLadder ladder =
        ladder(
            (spec, urgency) ->
                CompletableFuture.failedFuture(
                    new ProblemException(503, "no-engine", "No engine answers.")));

    assertThatThrownBy(() -> ladder.prepare(Optional.empty()).get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("No engine answers");
  }

  @Test
  void untilTheFillerOfACardIsMadeThePlainOnePlays() throws Exception {
    FillerLadder ladder = ladder(engine);
    ladder.prepare(Optional.empty()).get(20, TimeUnit.SECONDS);

    assertThat(ladder.next(TEA, Duration.ZERO, NOW).product()).isEmpty();

    ladder.prepare(TEA).get(20, TimeUnit.SECONDS);
    assertThat(ladder.next(TEA, Duration.ZERO, NOW).product()).isEqualTo(TEA);
    assertThat(ladder.next(Optional.empty(), Duration.ZERO, NOW).product()).isEmpty();
  }

  @Test
  void noIdleClipComesBackWithinHalfAMinute() throws Exception {
    FillerLadder ladder = ladder(Map.of(), engine);
    ladder.prepare(Optional.empty()).get(20, TimeUnit.SECONDS);
    org.awaitility.Awaitility.await().until(() -> ladder.ready() == 1 + 14);
    ChannelConfig defaults = TestConfig.of(ChannelConfig.class, Map.of());
    int halfAMinute = (int) Math.ceil(30 / (defaults.idleUnits() * 0.32));

    List<String> clips = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      clips.add(ladder.next(Optional.empty(), Duration.ZERO, NOW).clipKey());
    }

    for (int i = 0; i + halfAMinute <= clips.size(); i++) {
      assertThat(clips.subList(i, i + halfAMinute)).doesNotHaveDuplicates();
    }
    assertThat(new HashSet<>(clips)).as("every clip is used").hasSize(14);
    assertThat(clips.subList(14, 28)).as("the order changes").isNotEqualTo(clips.subList(28, 42));
  }

  @Test
  void theSameIdleClipPlaysAgainOnlyWhileItIsTheOnlyOne() throws Exception {
    FillerLadder ladder = ladder(Map.of("showhorse.channel.idle-clips", "2"), engine);
    ladder.prepare(Optional.empty()).get(20, TimeUnit.SECONDS);
    org.awaitility.Awaitility.await().until(() -> ladder.ready() == 1 + 2);

    String first = ladder.next(Optional.empty(), Duration.ZERO, NOW).clipKey();
    for (int i = 0; i < 6; i++) {
      String second = ladder.next(Optional.empty(), Duration.ZERO, NOW).clipKey();
      assertThat(second).isNotEqualTo(first);
      first = second;
    }
  }

  @Test
  void aBridgeThatFoundNoRoomInTheQueueIsAskedForAgain() throws Exception {
    FillerLadder ladder = ladder(engine, "One moment");
    engine.full(true);
    ladder.prepare(Optional.empty()).get(20, TimeUnit.SECONDS);
    org.awaitility.Awaitility.await().until(() -> ladder.ready() == 1 + 4 && !failures.isEmpty());

    engine.full(false);
    ladder.prepare(Optional.empty()).get(20, TimeUnit.SECONDS);

    org.awaitility.Awaitility.await().until(() -> ladder.ready() == 1 + 4 + 1);
  }

  @Test
  void aBridgeThatNobodyCanSayIsLeftOutAndNotTriedAgain() throws Exception {
    FillerLadder ladder = ladder(engine, "an " + TestEngine.UNSPEAKABLE + " bridge", "One moment");
    for (int i = 0; i < 5; i++) {
      ladder.prepare(Optional.empty()).get(20, TimeUnit.SECONDS);
    }
    org.awaitility.Awaitility.await().until(() -> ladder.ready() == 1 + 4 + 1);

    assertThat(ladder.next(Optional.empty(), Duration.ofSeconds(7), NOW).text())
        .isEqualTo("One moment");
    assertThat(ladder.next(Optional.empty(), Duration.ofSeconds(9), NOW.plusSeconds(2)).kind())
        .isEqualTo(PlayKind.IDLE);
    assertThat(failures).hasSize(1);
  }
}
