package live.showhorse.channel;

import static live.showhorse.channel.TestStudio.CANVAS;
import static live.showhorse.channel.TestStudio.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import live.showhorse.output.DestinationState;
import live.showhorse.output.DestinationStatus;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Documents;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels on the real clock, with a real Redis: what a host does, and what survives. */
class ChannelsTest {
  private static final String LONG =
      "This is the first of three parts that take a while. This is the second part of them."
          + " And this is the last.";

  @TempDir Path directory;
  private Redis redis;
  private TestStudio stand;
  private Channels channels;

  @BeforeEach
  void start() {
    redis = TestRedis.privateServer(directory);
    startService();
  }

  @AfterEach
  void stop() {
    channels.stop(new ShutdownEvent());
    redis.close();
  }

  private void startService() {
    stand =
        new TestStudio(
            redis,
            canvas -> new WallPacer(canvas.framesPerSecond(), Duration.ofMillis(300), 1),
            Map.of(),
            Optional.of(directory.resolve("hls")));
    channels = new Channels(stand.studio, true);
    channels.start(new StartupEvent());
  }

  private void restart() {
    channels.stop(new ShutdownEvent());
    startService();
  }

  private String channel(String id) {
    return channels
        .create(
            new NewChannel(
                Optional.of(id),
                "Shop",
                "host",
                Optional.of(CANVAS),
                Optional.empty(),
                true,
                true,
                List.of()))
        .spec()
        .id();
  }

  private void awaitOnAir(String id) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> channels.get(id).state() == ChannelState.ON_AIR);
  }

  private void awaitLine(String channel, String line, LineState state) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                channels.lines(channel).stream()
                    .anyMatch(l -> l.id().equals(line) && l.state() == state));
  }

  @Test
  void aFullRenderQueueDelaysTheLinesOfAChannelOnAirAndRefusesMore() {
    String id = channel("shop");
    ProblemException full = ProblemException.busy("queue-full", "Full.", Duration.ofSeconds(10));
    stand.engine.full(true);
    stand.room =
        () -> {
          throw full;
        };
    Line early = channels.addLine(id, NewLine.of("Written before the show."));
    channels.onAir(id);
    awaitOnAir(id);

    awaitLine(id, early.id(), LineState.RENDERING);
    assertThat(channels.lines(id).getFirst().detail()).isEqualTo("The queue is full.");
    assertThatThrownBy(() -> channels.addLine(id, NewLine.of("One too many."))).isSameAs(full);
    assertThatThrownBy(() -> channels.checkRoom(id)).isSameAs(full);
    assertThat(channels.lines(id)).extracting(Line::id).containsExactly(early.id());

    stand.engine.full(false);
    stand.room = () -> {};
    Line late = channels.addLine(id, NewLine.of("There is room again."));
    awaitLine(id, early.id(), LineState.AIRED);
    awaitLine(id, late.id(), LineState.AIRED);
  }

  @Test
  void whatWasOnAirGoesOnAirAgainWithItsRundownAndTheSentenceThatWasCutOff() {
    String id = channel("shop");
    channels.setProduct(id, new Product("Tea", "¥9", Optional.empty()));
    channels.addDestination(id, new NewDestination("Spare", "rtmp://127.0.0.1:9/live", "secret"));
    channels.onAir(id);
    awaitOnAir(id);
    Line airing = channels.addLine(id, NewLine.of(LONG));
    Line later = channels.addLine(id, NewLine.of("This one comes later."));
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () ->
                channels.asRun(id, 100).stream()
                    .anyMatch(entry -> entry.line().equals(airing.id()) && entry.sentence() == 0));

    restart();
    awaitOnAir(id);

    assertThat(channels.get(id).product()).map(Product::name).contains("Tea");
    assertThat(channels.destinations(id))
        .extracting(DestinationStatus::name)
        .containsExactly("Spare");
    awaitLine(id, airing.id(), LineState.AIRED);
    awaitLine(id, later.id(), LineState.AIRED);
    List<Integer> complete =
        channels.asRun(id, 1_000).stream()
            .filter(entry -> entry.line().equals(airing.id()) && !entry.truncated())
            .map(AsRunEntry::sentence)
            .toList();
    assertThat(complete).containsExactly(0, 1, 2);
  }

  @Test
  void aChannelThatWasOffAirStaysOffAir() {
    String id = channel("quiet");
    Line line = channels.addLine(id, NewLine.of("Later."));

    restart();

    assertThat(channels.get(id).state()).isEqualTo(ChannelState.OFF_AIR);
    assertThat(channels.lines(id)).containsExactly(line);
  }

  @Test
  void theProgrammeRunsInRealTimeAndItsEventsTellWhatHappens() {
    String id = channel("events");
    var events = new CopyOnWriteArrayList<ChannelEvent>();
    channels.events(id).subscribe().with(events::add);
    channels.onAir(id);
    awaitOnAir(id);
    Line line = channels.addLine(id, NewLine.of("Hello there."));
    awaitLine(id, line.id(), LineState.AIRED);
    var since = channels.get(id).onAirSince().orElseThrow();

    // After a stall of the machine it catches up
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              long frames = channels.get(id).frames();
              double seconds = Duration.between(since, Instant.now()).toMillis() / 1_000.0;
              assertThat(frames / 25.0).isBetween(seconds - 0.5, seconds + 0.6);
            });
    channels.offAir(id);
    assertThat(channels.get(id).state()).isEqualTo(ChannelState.OFF_AIR);
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(
                        events.stream()
                            .filter(event -> event.type().equals("channel"))
                            .map(event -> event.data().get("state")))
                    .containsExactly(
                        ChannelState.STARTING, ChannelState.ON_AIR, ChannelState.OFF_AIR));
    assertThat(
            events.stream()
                .filter(event -> event.type().equals("line"))
                .map(event -> ((Line) event.data().get("line")).state()))
        .containsSubsequence(
            LineState.QUEUED,
            LineState.RENDERING,
            LineState.READY,
            LineState.AIRING,
            LineState.AIRED);
  }

  @Test
  void aLoopingScriptComesAgainAndARemovedLineDoesNot() {
    String id = channel("loop");
    channels.onAir(id);
    awaitOnAir(id);
    List<Line> script =
        channels.addScript(id, List.of(NewLine.of("One."), NewLine.of("Two.")), true);

    awaitLine(id, script.get(1).id(), LineState.AIRED);

    List<Line> again =
        channels.lines(id).stream().filter(line -> !line.state().finished()).toList();
    assertThat(again).isNotEmpty().allMatch(Line::loop);
    Line waiting = again.getLast();
    channels.removeLine(id, waiting.id());
    assertThat(channels.lines(id))
        .filteredOn(line -> line.id().equals(waiting.id()))
        .allMatch(line -> line.state() == LineState.REMOVED);
    assertThatThrownBy(() -> channels.removeLine(id, waiting.id()))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(409));
  }

  @Test
  void everythingAHostSendsIsBounded() {
    String id = channel("bounds");

    refused(422, () -> channels.addLine(id, NewLine.of(" ")));
    refused(422, () -> channels.addLine(id, NewLine.of("x".repeat(2_001))));
    refused(422, () -> channels.setProduct(id, new Product("n".repeat(81), "1", Optional.empty())));
    refused(422, () -> channels.setProduct(id, new Product("n", "1".repeat(25), Optional.empty())));
    refused(
        422,
        () ->
            channels.setProduct(
                id, new Product("n", "1", Optional.of("http://example.com/a.png"))));
    refused(422, () -> channel("No spaces"));
    refused(409, () -> channel("bounds"));
    refused(404, () -> channels.get("nowhere"));
    channels.addScript(id, java.util.Collections.nCopies(1_000, NewLine.of("Again.")), false);
    refused(429, () -> channels.addLine(id, NewLine.of("One too many.")));
    for (int i = 0; i < 8; i++) {
      channels.addDestination(id, new NewDestination("d" + i, "rtmp://127.0.0.1/live", "k" + i));
    }
    refused(
        422,
        () -> channels.addDestination(id, new NewDestination("d", "rtmp://127.0.0.1/live", "k")));
    for (int i = 1; i < 100; i++) {
      channel("c" + i);
    }
    refused(422, () -> channel("c100"));
  }

  @Test
  void aStreamKeyIsNeverSeenAgain() {
    String id = channel("keys");
    var events = new CopyOnWriteArrayList<ChannelEvent>();
    channels.events(id).subscribe().with(events::add);
    channels.addDestination(
        id, new NewDestination("Platform", "rtmp://127.0.0.1:9/live", "top-secret"));
    channels.onAir(id);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> channels.destinations(id).getFirst().state() == DestinationState.RETRYING);

    assertThat(channels.get(id).toString() + events + channels.destinations(id))
        .contains("Platform")
        .doesNotContain("top-secret");
    assertThat(channels.removeDestination(id, channels.destinations(id).getFirst().id())).isTrue();
    assertThat(channels.destinations(id)).isEmpty();
  }

  @Test
  void aDeletedChannelLeavesNothingInRedis() {
    String id = channel("gone");
    channels.onAir(id);
    awaitOnAir(id);
    channels.addLine(id, NewLine.of("Hello."));

    Path playlist = directory.resolve("hls").resolve(id).resolve("index.m3u8");
    await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(playlist));

    assertThat(channels.delete(id)).isTrue();

    assertThat(playlist.getParent()).doesNotExist();
    assertThat(channels.delete(id)).isFalse();
    var documents = new Documents(redis);
    assertThat(documents.keys("channels:")).isEmpty();
    assertThat(documents.keys("channel-lines:")).isEmpty();
    assertThat(documents.tail("as-run:gone", 10)).isEmpty();
  }

  @Test
  void theProgrammeGoesOnWithoutRedis() {
    String id = channel("alone");
    channels.onAir(id);
    awaitOnAir(id);

    redis.close();
    long before = channels.get(id).frames();

    await().atMost(Duration.ofSeconds(20)).until(() -> channels.get(id).frames() > before + 150);
    assertThatThrownBy(() -> channels.addLine(id, NewLine.of("Nobody keeps me.")))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(503));
    assertThat(channels.get(id).waiting()).isZero();
  }

  private static void refused(
      int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.status()).isEqualTo(status));
  }
}
