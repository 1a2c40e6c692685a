package live.showhorse.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WallPacerTest {
  private static final Duration LEAD = Duration.ofMillis(300);

  @Test
  void framesGoOutAtTheirRateAheadByTheLead() throws InterruptedException {
    var pacer = new WallPacer(25, LEAD, 1);
    Instant before = Instant.now();

    Instant start = pacer.start();
    for (int frame = 0; frame <= 25; frame++) {
      assertThat(pacer.await(frame)).isZero();
    }

    assertThat(start).isBetween(before.plus(LEAD), Instant.now().plus(LEAD));
    assertThat(Duration.between(before, Instant.now()))
        .isBetween(Duration.ofMillis(999), Duration.ofMillis(1_290));
  }

  @Test
  void aStallLongerThanTheLeadIsReportedAndCaughtUpAfterwards() throws InterruptedException {
    var pacer = new WallPacer(25, LEAD, 1);
    pacer.start();
    pacer.await(0);

    Thread.sleep(600);

    assertThat(pacer.await(1)).isBetween(Duration.ofMillis(200), Duration.ofMillis(900));
    assertThat(pacer.await(50)).isZero();
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
