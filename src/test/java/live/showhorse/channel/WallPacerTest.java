package live.showhorse.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WallPacerTest {
  private static final Duration LEAD = Duration.ofMillis(800);

  /** The machine may be busy with something else. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Test
  void framesGoOutAtTheirRateAheadByTheLead() throws InterruptedException {
    var pacer = new WallPacer(25, LEAD, 1);
    Instant before = Instant.now();

    Instant start = pacer.start();
    for (int frame = 0; frame <= 25; frame++) {
      assertThat(pacer.await(frame)).isZero();
    }

    assertThat(start).isBetween(before.plus(LEAD), Instant.now().plus(LEAD));
    assertThat(Duration.between(before, Instant.now())).isBetween(Duration.ofMillis(999), PATIENCE);
  }

  @Test
  void aStallLongerThanTheLeadIsReportedAndCaughtUpAfterwards() throws InterruptedException {
    var pacer = new WallPacer(25, LEAD, 1);
    pacer.start();
    pacer.await(0);

    Thread.sleep(1_200);

    assertThat(pacer.await(1)).isBetween(Duration.ofMillis(350), PATIENCE);
    assertThat(pacer.await(75)).isZero();
  }

  @Test
  void anInterruptEndsTheWait() {
    var pacer = new WallPacer(25, LEAD, 1);
    pacer.start();

    Thread.currentThread().interrupt();

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> pacer.await(1_000))
        .isInstanceOf(InterruptedException.class);
  }
}
