package live.showhorse.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import live.showhorse.media.Canvas;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import live.showhorse.speech.DeliveryChange;
import live.showhorse.testing.TestSegments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host and the playout thread change at the same time. */
class ProgrammeTest {
  private static final Optional<Product> TEA = product("Tea");
  private static final Optional<Product> CUP = product("Cup");

  private static final EncodedSegment SEGMENT =
      TestSegments.segment(EncoderProfile.best(new Canvas(128, 128, 25)), 3, 0, 1);

  @TempDir Path directory;
  private final Rundown rundown = new Rundown((item, forgotten) -> {}, 10);
  private Redis redis;
  private Desk desk;
  private Programme programme;

  private static Optional<Product> product(String name) {
    return Optional.of(new Product(name, "9", Optional.empty()));
  }

  @BeforeEach
  void start() {
    redis = TestRedis.privateServer(directory);
    var stand =
        new TestStudio(redis, canvas -> new WallPacer(25, Duration.ofMillis(300), 1), Map.of());
    var spec =
        new ChannelSpec(
            "c",
            "c",
            "host",
            TestStudio.CANVAS,
            TestStudio.PRESENTER.language(),
            true,
            true,
            List.of(),
            Instant.EPOCH);
    desk = new Desk("c");
    var fanout = new Fanout("c");
    var watch =
        new ChannelWatch(
            new Warnings("c", InstantSource.system(), (type, data) -> {}),
            Duration.ofSeconds(6),
            Duration.ofSeconds(5));
    programme =
        new Programme(
            spec,
            stand.studio,
            desk,
            rundown,
            Card.NONE,
            fanout,
            new Destinations(
                stand.studio.outputs(),
                fanout,
                List.of(),
                status -> {},
                1,
                new DestinationMeters(stand.meters, "c")),
            new Quiet(),
            watch);
  }

  @AfterEach
  void stop() {
    programme.close();
    desk.close();
    redis.close();
  }

  private static final class Quiet implements Programme.Reports {
    @Override
    public void event(String type, Map<String, Object> data) {}

    @Override
    public void stateChanged() {}

    @Override
    public void aired(AsRunEntry entry) {}
  }

  private static Prepared line(Optional<Product> product) {
    return line("line", product);
  }

  private static Prepared line(String id, Optional<Product> product) {
    return new Prepared(PlayKind.LINE, id, 0, "A line.", product, "s", "c", SEGMENT);
  }

  @Test
  void aProductJustSetIsNotLostWhenALineBeginsToAir() throws Exception {
    var airing = new AtomicBoolean(true);
    List<Prepared> lines =
        IntStream.range(0, 50).mapToObj(i -> line(product("Line " + i))).toList();
    int lost = 0;
    Thread playout =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 0; airing.get(); i++) {
                    programme.playing(lines.get(i % lines.size()), i, Instant.EPOCH);
                  }
                });
    try {
      // Enough for the two to meet many times, where they can
      for (int i = 0; i < 20_000_000; i++) {
        Optional<Product> set = i % 2 == 0 ? TEA : CUP;
        programme.product(set);
        Thread.onSpinWait();
        if (programme.card().channel() != set) {
          lost++;
        }
      }
    } finally {
      airing.set(false);
      playout.join();
    }
    assertThat(lost).isZero();
  }

  @Test
  void aLineDressedWithTheProductBeforeDoesNotBringItBack() {
    programme.product(TEA);
    rundown.add(queued("old"), List.of("A line."), Map.of());
    programme.product(CUP);

    programme.playing(line("old", TEA), 0, Instant.EPOCH);

    assertThat(programme.card().shown()).isEqualTo(CUP);
    assertThat(programme.card().channel()).isEqualTo(CUP);
  }

  private static Line queued(String id) {
    return new Line(
        id,
        "A line.",
        TestStudio.PRESENTER.language(),
        Priority.QUEUE,
        Optional.empty(),
        Optional.empty(),
        false,
        LineState.QUEUED,
        "",
        Instant.EPOCH,
        Optional.empty(),
        DeliveryChange.NONE,
        Optional.empty());
  }

  @Test
  void whatOtherThreadsReadIsPublishedToThem() {
    Set<String> ofThePlayoutThread = Set.of("lateFrames", "lastLateWarning");

    assertThat(Arrays.stream(Programme.class.getDeclaredFields()))
        .filteredOn(field -> !Modifier.isStatic(field.getModifiers()))
        .filteredOn(field -> !ofThePlayoutThread.contains(field.getName()))
        .allMatch(
            field ->
                Modifier.isFinal(field.getModifiers())
                    || Modifier.isVolatile(field.getModifiers()));
  }
}
