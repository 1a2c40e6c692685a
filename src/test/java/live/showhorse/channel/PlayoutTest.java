package live.showhorse.channel;

import static live.showhorse.channel.TestStudio.CANVAS;
import static live.showhorse.channel.TestStudio.awaitState;
import static live.showhorse.channel.TestStudio.line;
import static live.showhorse.channel.TestStudio.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import live.showhorse.segment.TestEngine;
import live.showhorse.speech.DeliveryChange;
import live.showhorse.testing.Decoded;
import live.showhorse.testing.TestSegments;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel on a simulated clock, with real segments and a real Redis. */
class PlayoutTest {
  private static final String LONG =
      "This line is long enough to be eight seconds of speech, or so it is hoped here by us";
  private static final String SHORT = "A short one";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

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

  /** What happens at which frame of a programme. */
  private static final class Plan implements SimulatedPacer.Script {
    private final Map<Long, Runnable> at = new HashMap<>();

    Plan at(long frame, Runnable action) {
      at.put(frame, action);
      return this;
    }

    @Override
    public void before(long frame) {
      Runnable action = at.get(frame);
      if (action != null) {
        action.run();
      }
    }
  }

  /** One simulated programme, from on air to its end. */
  private final class Simulation {
    final Plan plan = new Plan();
    final SimulatedPacer pacer;
    final TestStudio stand;
    final Channel channel;
    final RecordingSink sink = new RecordingSink();

    Simulation(String id, long frames, Map<String, String> settings, String... bridges) {
      pacer = new SimulatedPacer(frames, plan);
      stand = new TestStudio(redis, canvas -> pacer, settings);
      channel = stand.channel(id, CANVAS, List.of(bridges));
      channel.fanout().add(sink);
    }

    List<AsRunEntry> run() throws InterruptedException {
      channel.onAir();
      pacer.awaitEnd(PATIENCE);
      channel.shutdown().join();
      sink.assertUnbroken();
      return TestStudio.asRun(stand, channel);
    }

    Line add(String text, Priority priority) {
      return channel.add(List.of(line(text, priority)), false).getFirst();
    }

    /** Adds a line and lets the programme go on only when it is ready. */
    Line addReady(String text, Priority priority) {
      Line added = add(text, priority);
      awaitState(channel, added.id(), LineState.READY);
      return added;
    }

    Decoded decoded() throws Exception {
      Path file = directory.resolve(channel.spec().id() + ".mp4");
      Files.write(
          file,
          TestSegments.join(
              stand
                  .segments
                  .still(
                      stand.studio.clipSpecs().idle(TestStudio.PRESENTER, CANVAS, 1, 3),
                      new live.showhorse.segment.Dressing(
                          "",
                          live.showhorse.script.Language.ENGLISH,
                          "",
                          live.showhorse.script.Language.ENGLISH,
                          Optional.empty()),
                      live.showhorse.media.EncoderProfile.best(CANVAS))
                  .get(),
              sink.video,
              sink.audio));
      return Decoded.of(file);
    }
  }

  @Test
  void nowCutsInAtTheNextGopWithoutAClickAndTheCutSentenceIsRepeated() throws Exception {
    var simulation = new Simulation("now", 904, Map.of());
    var cut = new AtomicReference<Line>();
    var first = new AtomicReference<Line>();
    simulation.plan.at(0, () -> first.set(simulation.addReady(LONG, Priority.QUEUE)));
    // The first idle ends at frame 24; six frames past a GOP of the line the order comes.
    simulation.plan.at(24 + 30, () -> cut.set(simulation.addReady(SHORT, Priority.NOW)));

    List<AsRunEntry> asRun = simulation.run();

    List<AsRunEntry> lines = asRun.stream().filter(e -> e.kind() == PlayKind.LINE).toList();
    assertThat(lines)
        .extracting(AsRunEntry::line)
        .containsExactly(first.get().id(), cut.get().id(), first.get().id());
    assertThat(lines.get(0).frame()).isEqualTo(24);
    assertThat(lines.get(0).frames()).isEqualTo(48);
    assertThat(lines).extracting(AsRunEntry::truncated).containsExactly(true, false, false);
    assertThat(lines.get(1).frame()).isEqualTo(24 + 48);
    assertThat(lines.get(1).at()).isEqualTo(SimulatedPacer.START.plusMillis((24 + 48) * 40));
    assertThat(state(simulation.channel, first.get().id())).isEqualTo(LineState.AIRED);

    Decoded decoded = simulation.decoded();
    assertThat(decoded.complaints()).isEmpty();
    assertThat(decoded.frames()).hasSize(904);
    assertThat(decoded.pcm().length).isEqualTo(2 * 904 * 1_920);
    int at = 2 * (24 + 48) * 1_920;
    float[] pcm = decoded.pcm();
    double usual = steepest(pcm, at - 2 * 40_000, at - 2 * 4_000);
    assertThat(loudest(pcm, at - 2 * 12_000, at - 2 * 2_000))
        .as("speech before the cut")
        .isGreaterThan(0.1);
    assertThat(steepest(pcm, at - 2 * 2_500, at + 2 * 2_000))
        .as("steepest step at the cut")
        .isLessThan(usual);
    assertThat(loudest(pcm, at, at + 2 * 1_024)).as("after the cut").isLessThan(0.01);
  }

  @Test
  void nowWaitsUntilItsSegmentIsReadyAndThePresentGoesOn() throws Exception {
    var simulation = new Simulation("patient", 700, Map.of());
    simulation.stand.engine.hold("urgent");
    var urgent = new AtomicReference<Line>();
    simulation.plan.at(0, () -> simulation.addReady(LONG, Priority.QUEUE));
    simulation.plan.at(
        30,
        () -> {
          urgent.set(simulation.add("an urgent word", Priority.NOW));
          awaitState(simulation.channel, urgent.get().id(), LineState.RENDERING);
        });
    simulation.plan.at(
        400,
        () -> {
          assertThat(state(simulation.channel, urgent.get().id())).isEqualTo(LineState.RENDERING);
          simulation.stand.engine.release("urgent");
          awaitState(simulation.channel, urgent.get().id(), LineState.READY);
        });

    List<AsRunEntry> asRun = simulation.run();

    List<AsRunEntry> lines = asRun.stream().filter(e -> e.kind() == PlayKind.LINE).toList();
    assertThat(lines.get(0).truncated()).isFalse();
    assertThat(lines.get(1).line()).isEqualTo(urgent.get().id());
    assertThat(lines.get(1).frame()).isBetween(400L, 400L + 48);
  }

  @Test
  void nextGoesBeforeTheQueueAndALineIsNotInterleaved() throws Exception {
    var simulation = new Simulation("next", 1_200, Map.of());
    var ids = new ArrayList<String>();
    simulation.plan.at(
        0,
        () -> {
          ids.add(simulation.addReady(LONG + ". " + LONG + "! " + LONG + "?", Priority.QUEUE).id());
          ids.add(simulation.addReady("The second line", Priority.QUEUE).id());
          simulation.stand.awaitSegments(simulation.channel, 4);
        });
    simulation.plan.at(40, () -> ids.add(simulation.addReady("Before that", Priority.NEXT).id()));

    List<AsRunEntry> asRun = simulation.run();

    List<String> order =
        asRun.stream()
            .filter(e -> e.kind() == PlayKind.LINE)
            .map(e -> e.line() + e.sentence())
            .toList();
    assertThat(order)
        .containsExactly(
            ids.get(0) + "0",
            ids.get(0) + "1",
            ids.get(0) + "2",
            ids.get(2) + "0",
            ids.get(1) + "0");
  }

  @Test
  void aLineThatCannotBeRenderedFailsWithTheReasonAndTheNextOneAirs() throws Exception {
    var simulation = new Simulation("failed", 500, Map.of());
    var lines = new ArrayList<Line>();
    simulation.plan.at(
        0,
        () -> {
          lines.add(simulation.add("an " + TestEngine.UNSPEAKABLE + " line", Priority.QUEUE));
          lines.add(simulation.addReady(SHORT, Priority.QUEUE));
          awaitState(simulation.channel, lines.get(0).id(), LineState.FAILED);
        });

    List<AsRunEntry> asRun = simulation.run();

    assertThat(asRun)
        .extracting(AsRunEntry::line)
        .contains(lines.get(1).id())
        .doesNotContain(lines.get(0).id());
    assertThat(simulation.channel.lines().getFirst().detail()).contains("nobody can say");
  }

  @Test
  void aLineThatMissesItsDeadlineExpiresAndIsSkipped() throws Exception {
    var simulation = new Simulation("deadline", 500, Map.of());
    simulation.stand.engine.hold("late");
    var ids = new ArrayList<String>();
    simulation.plan.at(
        10,
        () -> {
          var late =
              new NewLine(
                  "a late line",
                  Optional.empty(),
                  Priority.QUEUE,
                  Optional.empty(),
                  Optional.of(SimulatedPacer.START.plusSeconds(4)),
                  DeliveryChange.NONE);
          ids.add(simulation.channel.add(List.of(late), false).getFirst().id());
          ids.add(simulation.addReady(SHORT, Priority.QUEUE).id());
        });
    simulation.plan.at(95, () -> awaitState(simulation.channel, ids.get(0), LineState.RENDERING));
    simulation.plan.at(
        99, () -> assertThat(state(simulation.channel, ids.get(0))).isEqualTo(LineState.RENDERING));

    List<AsRunEntry> asRun = simulation.run();

    assertThat(state(simulation.channel, ids.get(0))).isEqualTo(LineState.EXPIRED);
    AsRunEntry next =
        asRun.stream().filter(e -> e.kind() == PlayKind.LINE).findFirst().orElseThrow();
    assertThat(next.line()).isEqualTo(ids.get(1));
    assertThat(next.frame()).isBetween(100L, 150L);
    simulation.stand.engine.release("late");
  }

  @Test
  void fillerIsIdleInChangingOrderAndABridgeWhenALineIsAwaitedTooLong() throws Exception {
    var simulation =
        new Simulation(
            "ladder",
            1_000,
            Map.of(
                "showhorse.channel.bridge-after",
                "PT4S",
                "showhorse.channel.bridge-every",
                "PT10S"),
            "One moment please");
    simulation.stand.engine.hold("slow");
    var slow = new AtomicReference<Line>();
    simulation.plan.at(
        0,
        () -> {
          slow.set(simulation.add("a slow line", Priority.QUEUE));
          simulation.stand.awaitFillers(simulation.channel, 1 + 4 + 1);
        });
    simulation.plan.at(
        600,
        () -> {
          simulation.stand.engine.release("slow");
          awaitState(simulation.channel, slow.get().id(), LineState.READY);
        });

    List<AsRunEntry> asRun = simulation.run();

    assertThat(asRun).extracting(AsRunEntry::kind).contains(PlayKind.IDLE, PlayKind.BRIDGE);
    List<AsRunEntry> bridges = asRun.stream().filter(e -> e.kind() == PlayKind.BRIDGE).toList();
    assertThat(bridges).hasSizeBetween(2, 3);
    assertThat(bridges.getFirst().frame()).isBetween(124L, 148L);
    assertThat(bridges.get(1).frame() - bridges.get(0).frame()).isBetween(250L, 290L);
    List<AsRunEntry> idle = asRun.stream().filter(e -> e.kind() == PlayKind.IDLE).toList();
    assertThat(idle.stream().map(AsRunEntry::clip).distinct()).hasSize(4);
    for (int i = 1; i < idle.size(); i++) {
      assertThat(idle.get(i).clip()).as("idle %d", i).isNotEqualTo(idle.get(i - 1).clip());
    }
  }

  @Test
  void theCardOfALineStaysInTheFillerUntilItIsCleared() throws Exception {
    var simulation = new Simulation("card", 960, Map.of());
    simulation.plan.at(0, () -> simulation.stand.awaitFillers(simulation.channel, 5));
    simulation.plan.at(
        48,
        () -> {
          Line line =
              simulation
                  .channel
                  .add(
                      List.of(line(SHORT, new Product("Steel bottle", "$24.99", Optional.empty()))),
                      false)
                  .getFirst();
          awaitState(simulation.channel, line.id(), LineState.READY);
        });
    simulation.plan.at(80, () -> simulation.stand.awaitFillers(simulation.channel, 10));
    simulation.plan.at(480, () -> simulation.channel.product(Optional.empty()));

    List<AsRunEntry> asRun = simulation.run();

    AsRunEntry line =
        asRun.stream().filter(e -> e.kind() == PlayKind.LINE).findFirst().orElseThrow();
    Decoded decoded = simulation.decoded();
    Map<String, Double> plain = idleLuma(decoded, asRun, 0, line.frame());
    Map<String, Double> carded = idleLuma(decoded, asRun, line.frame(), 480);
    Map<String, Double> cleared = idleLuma(decoded, asRun, 560, 960);
    assertThat(carded.keySet()).containsAnyElementsOf(plain.keySet());
    assertThat(cleared.keySet()).containsAll(plain.keySet());
    plain.forEach(
        (clip, luma) -> {
          // The card is white on a darker picture.
          carded.computeIfPresent(
              clip,
              (same, brighter) -> {
                assertThat(brighter).isGreaterThan(luma + 0.4);
                return brighter;
              });
          assertThat(cleared.get(clip)).isCloseTo(luma, within(0.2));
        });
  }

  /** The mean brightness of each idle clip that aired from one frame to another. */
  private static Map<String, Double> idleLuma(
      Decoded decoded, List<AsRunEntry> asRun, long from, long to) {
    return asRun.stream()
        .filter(entry -> entry.kind() == PlayKind.IDLE)
        .filter(entry -> entry.frame() >= from && entry.frame() + entry.frames() <= to)
        .collect(
            Collectors.groupingBy(
                AsRunEntry::clip,
                Collectors.averagingDouble(
                    entry ->
                        decoded
                            .frames()
                            .subList((int) entry.frame(), (int) entry.frame() + entry.frames())
                            .stream()
                            .mapToDouble(Decoded.Frame::luma)
                            .average()
                            .orElseThrow())));
  }

  private static double loudest(float[] pcm, int from, int to) {
    double loudest = 0;
    for (int i = from; i < to; i++) {
      loudest = Math.max(loudest, Math.abs(pcm[i]));
    }
    return loudest;
  }

  /** The largest difference of neighbouring samples of one side. */
  private static double steepest(float[] pcm, int from, int to) {
    double steepest = 0;
    for (int i = from; i + 2 < to; i++) {
      steepest = Math.max(steepest, Math.abs(pcm[i + 2] - pcm[i]));
    }
    return steepest;
  }
}
