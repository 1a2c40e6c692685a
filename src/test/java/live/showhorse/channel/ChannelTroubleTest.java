package live.showhorse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import live.showhorse.segment.TestEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels whose lines or fillers are late or cannot be made. */
class ChannelTroubleTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** A minute of programme in two seconds. */
  private static final int CLOCK_SPEED = 30;

  @TempDir static Path directory;
  private static Redis redis;

  private final List<ChannelEvent> events = new CopyOnWriteArrayList<>();
  private TestStudio stand;
  private Channel channel;

  @BeforeAll
  static void startRedis() {
    redis = TestRedis.privateServer(directory);
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  private void channel(String id, int clockSpeed, List<String> bridges) {
    stand =
        new TestStudio(
            redis,
            canvas -> new WallPacer(canvas.framesPerSecond(), Duration.ofMillis(300), clockSpeed),
            Map.of());
    channel = stand.channel(id, TestStudio.CANVAS, bridges);
    channel.events().subscribe().with(events::add);
  }

  @AfterEach
  void shutDown() {
    channel.shutdown().join();
  }

  @Test
  void fillerThatStandsInForALineForTooLongIsToldAndMeasuredUntilLinesAreInTime() {
    channel("behind", CLOCK_SPEED, List.of());
    stand.engine.hold("slow");
    channel.onAir();
    channel.add(List.of(TestStudio.line("A slow line.", Priority.QUEUE)), false);

    await().atMost(SOON).until(() -> codes().contains("lines-behind"));
    assertThat(measured("lines-behind")).isEqualTo(1);
    assertThat(stand.meters.get("showhorse.channel.standin").counter().count()).isGreaterThan(20);
    stand.engine.release("slow");
    await().atMost(SOON).until(() -> codes().isEmpty());
    assertThat(told("lines-behind")).containsExactly("begun", "over");
    assertThat(measured("lines-behind")).isZero();
  }

  @Test
  void fillerThatNobodyCanSayIsToldWithItsReason() {
    channel("bridge", 1, List.of("An " + TestEngine.UNSPEAKABLE + " moment"));
    channel.onAir();

    await().atMost(SOON).until(() -> codes().contains("filler-failed"));
    assertThat(channel.view().warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.detail()).contains("words nobody can say");
              assertThat(warning.audience()).isEqualTo("Other filler.");
            });
    assertThat(measured("filler-failed")).isEqualTo(1);
  }

  @Test
  void fillerThatFailsBecauseTheProgrammeIsOverIsNotTold() {
    channel("over", 1, List.of("An awkward moment", "An odd moment"));
    stand.engine.hold("awkward");
    stand.engine.hold("odd");
    stand.engine.hold("late");
    channel.onAir();
    Line line =
        channel.add(List.of(TestStudio.line("A late line.", Priority.QUEUE)), false).getFirst();
    await().atMost(SOON).until(() -> channel.view().state() == ChannelState.ON_AIR);
    TestStudio.awaitState(channel, line.id(), LineState.RENDERING);
    channel.offAir();

    stand.engine.fail("awkward", new ProblemException(503, "stopping", "The service stops."));
    stand.engine.fail("odd", ProblemException.unprocessable("speech", "Nobody says that."));
    stand.engine.fail("late", ProblemException.unprocessable("speech", "Too late."));
    channel.save();
    assertThat(codes()).isEmpty();
    assertThat(told("filler-failed")).isEmpty();
    assertThat(TestStudio.state(channel, line.id()))
        .as("made again for the next programme")
        .isEqualTo(LineState.QUEUED);
  }

  @Test
  void everyLineIsCountedByWhatBecameOfIt() {
    channel("lines", 1, List.of());
    channel.onAir();
    Line bad =
        channel
            .add(
                List.of(TestStudio.line("An " + TestEngine.UNSPEAKABLE + " line.", Priority.QUEUE)),
                false)
            .getFirst();
    TestStudio.awaitState(channel, bad.id(), LineState.FAILED);
    Line removed =
        channel.add(List.of(TestStudio.line("A line.", Priority.QUEUE)), false).getFirst();
    channel.remove(removed.id());

    assertThat(finished("failed")).isEqualTo(1);
    assertThat(finished("removed")).isEqualTo(1);
    assertThat(finished("expired")).isZero();
  }

  private double finished(String outcome) {
    return stand.meters.get("showhorse.channel.lines").tag("outcome", outcome).counter().count();
  }

  private double measured(String code) {
    return stand.meters.get("showhorse.channel.warnings").tag("code", code).gauge().value();
  }

  private List<String> codes() {
    return channel.view().warnings().stream().map(Warning::code).toList();
  }

  private List<Object> told(String code) {
    return events.stream()
        .filter(event -> event.type().equals("warning"))
        .filter(event -> code.equals(event.data().get("code")))
        .map(event -> event.data().get("state"))
        .toList();
  }
}
