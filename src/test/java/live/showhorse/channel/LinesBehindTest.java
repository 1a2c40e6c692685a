package live.showhorse.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.showhorse.segment.Segments;
import org.junit.jupiter.api.Test;

/** When an operator is told that lines are made too slowly, and when that is over. */
class LinesBehindTest {
  private static final Segments.Backlog ENGINES = new Segments.Backlog(5, 0);
  private static final Segments.Backlog ENCODER = new Segments.Backlog(0, 5);

  private Instant now = Instant.EPOCH;
  private final List<String> told = new ArrayList<>();
  private final Warnings warnings =
      new Warnings(
          "tea", () -> now, (type, data) -> told.add(data.get("code") + " " + data.get("state")));
  private final LinesBehind behind = new LinesBehind(warnings);
  private final Pace pace = new Pace(() -> now);

  @Test
  void linesMadeSlowerThanRealTimeForAWhileAreTold() {
    onAirForAMinute();
    behind.tick(made(29, 10), ENGINES);
    assertThat(told).as("not for long yet").isEmpty();
    behind.tick(made(40, 41), ENGINES);
    assertThat(told).as("fast enough").isEmpty();

    behind.tick(made(30, 18), ENGINES);
    Warning warning = warnings.active().getFirst();
    assertThat(warning.detail())
        .contains("18.0 s of them in the 30 s")
        .contains("5 wait for an engine");
    assertThat(warning.action()).contains("Add engines");
  }

  @Test
  void theProcessIsToldToHaveTooFewCoresWhenItsOwnEncoderIsTheSlowPart() {
    onAirForAMinute();
    behind.tick(made(30, 18), ENCODER);
    assertThat(warnings.active().getFirst().action()).contains("more cores");
  }

  @Test
  void itIsOverOnlyWhenLinesAreMadeClearlyFasterOrNoneAreMade() {
    onAirForAMinute();
    behind.tick(made(30, 18), ENGINES);
    behind.tick(made(30, 31), ENGINES);
    behind.tick(made(30, 29), ENGINES);
    assertThat(told).as("about as fast as real time").containsExactly("lines-behind begun");
    behind.tick(made(30, 34), ENGINES);
    assertThat(told).containsExactly("lines-behind begun", "lines-behind over");

    behind.tick(made(30, 18), ENGINES);
    behind.tick(made(14, 5), ENGINES);
    assertThat(warnings.active()).isEmpty();
  }

  @Test
  void fillerBetweenLinesIsToldOnceItIsAThirdOfAMinuteAndDoesNotFlap() {
    for (int round = 0; round < 20; round++) {
      behind.playing(false, now);
      now = now.plusSeconds(4);
      behind.tick(Pace.Now.IDLE, ENGINES);
      behind.playing(true, now);
      now = now.plusSeconds(3);
      behind.tick(Pace.Now.IDLE, ENGINES);
      assertThat(told).hasSize(round < 7 ? 0 : 1);
    }
    for (int round = 0; round < 20; round++) {
      behind.playing(false, now);
      behind.tick(Pace.Now.IDLE, ENGINES);
      now = now.plusSeconds(4);
    }
    assertThat(told).containsExactly("lines-behind begun", "lines-behind over");
  }

  @Test
  void whereNothingCanBeMadeTheReasonIsToldInstead() {
    onAirForAMinute();
    warnings.begin(WarningType.NO_ENGINE, "", "No engine has announced itself.");
    behind.tick(made(60, 0), ENGINES);
    assertThat(told).containsExactly("no-engine begun");
  }

  @Test
  void thePaceIsWhatWasMadeInTheTimeInWhichAnythingWasBeingMade() {
    assertThat(pace.now().speed()).isNaN();
    pace.begins();
    now = now.plusSeconds(4);
    pace.begins();
    now = now.plusSeconds(4);
    pace.done(3);
    pace.done(1);
    now = now.plusSeconds(30);
    assertThat(pace.now()).isEqualTo(new Pace.Now(Duration.ofSeconds(8), 4));
    assertThat(pace.now().speed()).isEqualTo(0.5);

    now = now.plusSeconds(26);
    assertThat(pace.now().busy()).as("the rest is longer ago").isEqualTo(Duration.ofSeconds(4));
    pace.begins();
    now = now.plusSeconds(70);
    assertThat(pace.now()).as("still being made").isEqualTo(new Pace.Now(Pace.WINDOW, 0));
    pace.done(0);
    assertThat(pace.now().speed()).isZero();
  }

  @Test
  void whileTheProgrammeIsYoungOnlyWhatViewersSeeIsTold() {
    behind.playing(false, now);
    behind.playing(false, now.plusSeconds(59));
    behind.tick(made(40, 5), ENGINES);
    assertThat(told).isEmpty();
    behind.offAir();

    behind.playing(true, now.plusSeconds(100));
    behind.playing(false, now.plusSeconds(120));
    behind.tick(made(40, 5), ENGINES);
    assertThat(told).containsExactly("lines-behind begun");
  }

  private void onAirForAMinute() {
    behind.playing(false, now);
    now = now.plusSeconds(60);
    behind.playing(false, now);
  }

  private static Pace.Now made(int busy, double seconds) {
    return new Pace.Now(Duration.ofSeconds(busy), seconds);
  }
}
