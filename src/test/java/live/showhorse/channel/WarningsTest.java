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
  private final ChannelWatch watch = new ChannelWatch(warnings, Duration.ofSeconds(6));

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
      channel.shutdown();
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
    watch.tick(List.of(status(DestinationState.LIVE, 0)), Optional.empty());
    watch.tick(List.of(status(DestinationState.LIVE, 24)), Optional.empty());
    assertThat(told).containsExactly("warning destination-slow d1 begun");

    now = now.plusSeconds(29);
    watch.tick(List.of(status(DestinationState.LIVE, 24)), Optional.empty());
    assertThat(warnings.active()).hasSize(1);
    now = now.plusSeconds(2);
    watch.tick(List.of(status(DestinationState.LIVE, 24)), Optional.empty());
    assertThat(told)
        .containsExactly("warning destination-slow d1 begun", "warning destination-slow d1 over");
  }

  @Test
  void anHlsProgrammeThatCannotBeWrittenAndRedisThatTakesNothingAreWarningsUntilTheyDo() {
    watch.tick(List.of(), Optional.of("No space left on device"));
    watch.written(Optional.of("OOM command not allowed"));
    assertThat(warnings.active())
        .extracting(Warning::detail)
        .anyMatch(detail -> detail.contains("No space left on device"))
        .anyMatch(detail -> detail.contains("OOM command not allowed"));

    watch.tick(List.of(), Optional.empty());
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

  private static DestinationStatus status(DestinationState state, long dropped) {
    return new DestinationStatus(
        "d1", "Main", "rtmp://a/b", state, "refused", Instant.EPOCH, 100, dropped, 1);
  }
}
