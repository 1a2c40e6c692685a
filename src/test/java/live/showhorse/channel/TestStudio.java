package live.showhorse.channel;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import live.showhorse.TestConfig;
import live.showhorse.engine.PictureReader;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.Canvas;
import live.showhorse.output.HostRule;
import live.showhorse.output.OutputConfig;
import live.showhorse.presenter.Consent;
import live.showhorse.presenter.Look;
import live.showhorse.presenter.Presenter;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Documents;
import live.showhorse.redis.Redis;
import live.showhorse.script.Language;
import live.showhorse.segment.ClipSpecs;
import live.showhorse.segment.Dresser;
import live.showhorse.segment.Fonts;
import live.showhorse.segment.Segments;
import live.showhorse.segment.TestEngine;
import live.showhorse.speech.DeliveryChange;
import live.showhorse.speech.Diction;
import live.showhorse.speech.SentenceReading;
import live.showhorse.trace.Traces;

/** Everything a channel needs, real but for the engine. */
final class TestStudio {
  /** Wide enough for the frame numbers of TestPictures. */
  private static final LimitsConfig LIMITS = TestConfig.of(LimitsConfig.class, Map.of());

  private static final Path NATIVE =
      Path.of(System.getProperty("showhorse.native.directory", "target/native"));

  static final Canvas CANVAS = new Canvas(256, 320, 25);

  static final Fonts FONTS = new Fonts(Path.of("/usr/share/fonts"));
  static final Presenter PRESENTER =
      new Presenter(
          "host",
          "Host",
          Language.ENGLISH,
          "",
          "0".repeat(64),
          "{}",
          new Consent(true, "test", Instant.EPOCH),
          Instant.EPOCH,
          Diction.PLAIN,
          Look.SUGGESTED);

  /** Throws while the render queue is full. */
  volatile Runnable room = () -> {};

  final TestEngine engine = new TestEngine();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Segments segments;
  final Studio studio;

  TestStudio(Redis redis, Function<Canvas, Pacer> pacers, Map<String, String> settings) {
    this(redis, pacers, settings, Optional.empty());
  }

  TestStudio(
      Redis redis,
      Function<Canvas, Pacer> pacers,
      Map<String, String> settings,
      Optional<Path> hls) {
    Blobs blobs = new Blobs(redis);
    segments =
        new Segments(
            engine, blobs.store("segments", 1L << 30, Duration.ofHours(1)), new Dresser(FONTS), 2);
    Map<String, String> values = new HashMap<>();
    values.put("showhorse.channel.idle-clips", "4");
    values.put("showhorse.channel.idle-units", "3");
    values.put("showhorse.channel.retry-pause", "PT0.2S");
    values.putAll(settings);
    studio =
        new Studio(
            TestConfig.of(ChannelConfig.class, values),
            new Limits(LIMITS, FONTS),
            id -> PRESENTER,
            new ClipSpecs(() -> "test 1"),
            segments,
            new ChannelStore(new Documents(redis)),
            new ProductImages(blobs, LIMITS, new PictureReader(NATIVE, 2)),
            piece -> {},
            SentenceReading::of,
            () -> room.run(),
            new Outputs(
                hls,
                TestConfig.of(OutputConfig.class, Map.of()),
                LIMITS,
                HostRule.of(OutputConfig.PrivateHosts.ALLOWED, "")),
            Traces.off(),
            meters,
            pacers);
  }

  /** A channel that Redis knows nothing of yet. */
  Channel channel(String id, Canvas canvas, List<String> bridges) {
    ChannelSpec spec =
        new ChannelSpec(
            id, id, PRESENTER.id(), canvas, Language.ENGLISH, true, true, bridges, Instant.EPOCH);
    return new Channel(new StoredChannel(spec, false, Card.NONE, List.of()), List.of(), studio);
  }

  static NewLine line(String text, Priority priority) {
    return new NewLine(
        text, Optional.empty(), priority, Optional.empty(), Optional.empty(), DeliveryChange.NONE);
  }

  static NewLine line(String text, Product product) {
    return new NewLine(
        text,
        Optional.empty(),
        Priority.QUEUE,
        Optional.of(product),
        Optional.empty(),
        DeliveryChange.NONE);
  }

  static LineState state(Channel channel, String line) {
    return channel.lines().stream()
        .filter(known -> known.id().equals(line))
        .findFirst()
        .orElseThrow()
        .state();
  }

  static void awaitState(Channel channel, String line, LineState state) {
    await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(20))
        .until(() -> state(channel, line) == state);
  }

  /** Waits until so many fillers are in memory, so that what airs is the ladder's choice. */
  void awaitFillers(Channel channel, int fillers) {
    awaitGauge("showhorse.channel.ready.fillers", channel, fillers);
  }

  /** Waits until so many segments of lines are in memory. */
  void awaitSegments(Channel channel, int segments) {
    awaitGauge("showhorse.channel.ready.segments", channel, segments);
  }

  private void awaitGauge(String name, Channel channel, int least) {
    await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(20))
        .until(() -> meters.get(name).tag("channel", channel.spec().id()).gauge().value() >= least);
  }

  static List<AsRunEntry> asRun(TestStudio studio, Channel channel) {
    return studio.studio.store().asRun(channel.spec().id(), 10_000);
  }
}
