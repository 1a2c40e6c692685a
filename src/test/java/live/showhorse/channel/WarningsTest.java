package live.showhorse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import live.showhorse.output.DestinationState;
import live.showhorse.output.DestinationStatus;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import live.showhorse.script.Language;
import live.showhorse.segment.Segments;
import live.showhorse.speech.DeliveryChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told when a channel does less than it was asked for. */
class WarningsTest {
  @TempDir Path directory;

  private Instant now = Instant.EPOCH;
  private final List<String> told = new ArrayList<>();
  private final Warnings warnings =
      new Warnings(
          "tea",
          () -> now,
          (type, data) ->
              told.add(
                  type
                      + " "
                      + data.get("code")
                      + " "
                      + data.get("about")
                      + " "
                      + data.get("state")));
  private final ChannelWatch watch =
      new ChannelWatch(warnings, Duration.ofSeconds(6), Duration.ofSeconds(5));

  @Test
  void aLineThatWaitsWhileFillerPlaysIsAWarningUntilItAirs() {
    try (Redis redis = TestRedis.privateServer(directory)) {
      var stand =
          new TestStudio(
              redis,
              canvas -> new WallPacer(canvas.framesPerSecond(), Duration.ofMillis(300), 1),
              Map.of("showhorse.channel.bridge-after", "PT0.5S"));
      var events = new CopyOnWriteArrayList<ChannelEvent>();
      Channel channel = stand.channel("tea", TestStudio.CANVAS, List.of());
      channel.events().subscribe().with(events::add);
      stand.engine.hold("slow");
      channel.onAir();
      channel.add(List.of(TestStudio.line("A slow line.", Priority.QUEUE)), false);

      await().atMost(Duration.ofSeconds(20)).until(() -> codes(channel).contains("line-waits"));
      stand.engine.release("slow");
      await().atMost(Duration.ofSeconds(20)).until(() -> codes(channel).isEmpty());
      await()
          .untilAsserted(
              () ->
                  assertThat(events)
                      .filteredOn(event -> event.type().equals("warning"))
                      .extracting(event -> event.data().get("state"))
                      .containsExactly("begun", "over"));
      channel.offAir();
      channel.shutdown().join();
    }
  }

  private static List<String> codes(Channel channel) {
    return channel.view().warnings().stream().map(Warning::code).toList();
  }

  @Test
  void aVoiceThatIsMissingIsAWarningForItsLanguageUntilALineIsMade() {
    var missing = new ProblemException(503, "voice-missing", "open_jtalk is missing.");

    watch.lineTrouble(Language.JAPANESE, missing);
    watch.lineTrouble(Language.JAPANESE, missing);
    watch.lineTrouble(Language.GERMAN, new ProblemException(422, "sentence-too-long", "Long."));
    watch.lineMade(Language.ENGLISH);
    assertThat(told).containsExactly("warning no-voice ja begun");
    assertThat(warnings.active().getFirst().detail())
        .contains("'ja' cannot be spoken")
        .contains("open_jtalk is missing");

    watch.lineMade(Language.JAPANESE);
    assertThat(told).containsExactly("warning no-voice ja begun", "warning no-voice ja over");
    assertThat(warnings.active()).isEmpty();
  }

  @Test
  void aDestinationIsLostUntilItIsLiveAgain() {
    watch.destination(status(DestinationState.CONNECTING, 0));
    watch.destination(status(DestinationState.RETRYING, 0));
    watch.destination(status(DestinationState.CONNECTING, 0));
    watch.destination(status(DestinationState.RETRYING, 0));
    watch.destination(status(DestinationState.LIVE, 0));

    assertThat(told)
        .containsExactly("warning destination-lost d1 begun", "warning destination-lost d1 over");
  }

  @Test
  void aDestinationThatSkipsFramesIsSlowUntilItHasSkippedNoneForAWhile() {
    tick(List.of(status(DestinationState.LIVE, 0)), Optional.empty());
    tick(List.of(status(DestinationState.LIVE, 24)), Optional.empty());
    assertThat(told).containsExactly("warning destination-slow d1 begun");

    now = now.plusSeconds(29);
    tick(List.of(status(DestinationState.LIVE, 24)), Optional.empty());
    assertThat(warnings.active()).hasSize(1);
    now = now.plusSeconds(2);
    tick(List.of(status(DestinationState.LIVE, 24)), Optional.empty());
    assertThat(told)
        .containsExactly("warning destination-slow d1 begun", "warning destination-slow d1 over");
  }

  @Test
  void anHlsProgrammeThatCannotBeWrittenAndRedisThatTakesNothingAreWarningsUntilTheyDo() {
    tick(List.of(), Optional.of("No space left on device"));
    watch.written(Optional.of("OOM command not allowed"));
    assertThat(warnings.active())
        .extracting(Warning::detail)
        .anyMatch(detail -> detail.contains("No space left on device"))
        .anyMatch(detail -> detail.contains("OOM command not allowed"));

    tick(List.of(), Optional.empty());
    watch.written(Optional.empty());
    assertThat(warnings.active()).isEmpty();
    assertThat(told).hasSize(4);
  }

  @Test
  void lateFramesAreOneWarningHoweverManyThereAre() {
    for (int i = 0; i < 5; i++) {
      watch.late(i + " frames late");
      now = now.plusSeconds(20);
      warnings.expire();
    }
    assertThat(told).containsExactly("warning late-frame  begun");
    now = now.plusSeconds(11);
    warnings.expire();
    assertThat(told).containsExactly("warning late-frame  begun", "warning late-frame  over");
  }

  @Test
  void aLineThatWaitsIsNoNewsWhereAllLinesAreSlowUnlessItWaitsForSomethingElse() {
    warnings.begin(WarningType.LINES_BEHIND, "", "Lines are not made in time.");
    watch.playing(PlayKind.IDLE, Optional.of(line("")), now);
    watch.playing(PlayKind.IDLE, Optional.of(line("")), now.plusSeconds(10));
    assertThat(told).containsExactly("warning lines-behind  begun");

    watch.playing(PlayKind.IDLE, Optional.of(line("open_jtalk is missing.")), now.plusSeconds(20));
    assertThat(told).contains("warning line-waits  begun");
    assertThat(warnings.active().getLast().detail()).contains("open_jtalk is missing.");
  }

  private static Line line(String detail) {
    return new Line(
        "l1",
        "Hello.",
        Language.ENGLISH,
        Priority.QUEUE,
        Optional.empty(),
        Optional.empty(),
        false,
        LineState.RENDERING,
        detail,
        Instant.EPOCH,
        Optional.empty(),
        DeliveryChange.NONE,
        Optional.empty());
  }

  @Test
  void whatADestinationMissedWhileItWasAwayIsNoNewsWhenItIsBack() {
    tick(List.of(status(DestinationState.LIVE, 0)), Optional.empty());
    tick(List.of(status(DestinationState.RETRYING, 24)), Optional.empty());
    tick(List.of(status(DestinationState.LIVE, 72)), Optional.empty());
    assertThat(told).isEmpty();
  }

  @Test
  void aDestinationThatIsNotTriedAgainIsAWarningOfItsOwnUntilItIsRemoved() {
    watch.destination(status(DestinationState.RETRYING, 0));
    watch.destination(status(DestinationState.FAILED, 0));
    assertThat(warnings.active()).extracting(Warning::code).containsExactly("destination-given-up");
    assertThat(warnings.active().getFirst().action()).contains("add it again");

    watch.destinationRemoved("d1");
    assertThat(told)
        .containsExactly(
            "warning destination-lost d1 begun",
            "warning destination-lost d1 over",
            "warning destination-given-up d1 begun",
            "warning destination-given-up d1 over");
  }

  @Test
  void aDestinationWhoseQueueStaysHalfFullIsBehindUntilItHasCaughtUp() {
    waiting(3_000, 3_000, 0, 3_000, 3_000);
    assertThat(told).as("full for a moment only").isEmpty();
    waiting(3_000);
    assertThat(told).containsExactly("warning destination-behind d1 begun");
    assertThat(warnings.active().getFirst().detail())
        .contains("3.0 s of programme")
        .contains("Main");

    waiting(2_000, 2_600, 600);
    assertThat(told).as("better, then worse again").hasSize(1);
    waiting(500);
    assertThat(told)
        .containsExactly(
            "warning destination-behind d1 begun", "warning destination-behind d1 over");
  }

  private void waiting(int... millis) {
    for (int wait : millis) {
      tick(List.of(status(DestinationState.LIVE, 0, Duration.ofMillis(wait))), Optional.empty());
    }
  }

  @Test
  void aFullQueueOfTheEnginesIsOneWarningWhetherLinesOrFillerAreRefused() {
    var full = new ProblemException(503, "queue-full", "There are 2000 jobs in the queue.");

    watch.lineTrouble(Language.GERMAN, full);
    watch.fillerFailed(full);
    assertThat(told).containsExactly("warning render-queue-full  begun");
    assertThat(warnings.active().getFirst().detail()).contains("2000 jobs");

    now = now.plusSeconds(31);
    warnings.expire();
    assertThat(told)
        .containsExactly("warning render-queue-full  begun", "warning render-queue-full  over");
  }

  @Test
  void offAirNothingOfTheProgrammeIsWrongAnyMore() {
    watch.late("1 frames late");
    watch.fillerFailed(new ProblemException(422, "speech", "Nobody can say this."));
    watch.destination(status(DestinationState.FAILED, 0));
    tick(List.of(), Optional.of("No space left on device"));
    watch.written(Optional.of("OOM command not allowed"));
    assertThat(warnings.active()).hasSize(5);

    watch.offAir();
    assertThat(warnings.active()).extracting(Warning::code).containsExactly("state-behind");
  }

  @Test
  void aWarningSaysWhatViewersHaveAndWhatToDoInItsEventToo() {
    List<Map<String, Object>> events = new ArrayList<>();
    var others = new Warnings("tea", () -> now, (type, data) -> events.add(data));
    others.begin(WarningType.DISK_LOW, "", "100 MiB are free.", "Make room in /data.");

    assertThat(events)
        .singleElement()
        .satisfies(
            data ->
                assertThat(data)
                    .containsEntry("code", "disk-low")
                    .containsEntry("detail", "100 MiB are free.")
                    .containsEntry("audience", WarningType.DISK_LOW.audience())
                    .containsEntry("action", "Make room in /data.")
                    .containsEntry("since", now));
  }

  private void tick(List<DestinationStatus> destinations, Optional<String> hlsTrouble) {
    watch.tick(destinations, hlsTrouble, Pace.Now.IDLE, new Segments.Backlog(0, 0));
  }

  private static DestinationStatus status(DestinationState state, long dropped) {
    return status(state, dropped, Duration.ZERO);
  }

  private static DestinationStatus status(DestinationState state, long dropped, Duration behind) {
    return new DestinationStatus(
        "d1", "Main", "rtmp://a/b", state, "refused", Instant.EPOCH, 100, dropped, 1, behind);
  }
}
