package live.showhorse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.001S", "PT0.1S", "PT1S"})
  void noPauseIsShorterThanTheFloorWhateverIsConfigured(Duration first) {
    var backoff = new Backoff(first, Duration.ZERO);

    for (int failure = 0; failure < 200; failure++) {
      assertThat(backoff.next()).isGreaterThanOrEqualTo(Backoff.FLOOR);
    }
  }

  @Test
  void pausesDoubleToTheLongestAndStayThere() {
    var backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    for (int failure = 0; failure < 100; failure++) {
      long whole = Math.min(30, 1L << Math.min(failure, 5));
      assertThat(backoff.next())
          .isBetween(Duration.ofSeconds(whole).dividedBy(2), Duration.ofSeconds(whole));
    }
  }

  @Test
  void veryLongPausesDoNotOverflow() {
    var backoff = new Backoff(Duration.ofDays(100), Duration.ofDays(200));

    for (int failure = 0; failure < 100; failure++) {
      assertThat(backoff.next()).isBetween(Duration.ofDays(50), Duration.ofDays(200));
    }
  }

  @Test
  void manyThatFailTogetherDoNotComeBackTogether() {
    Set<Duration> pauses = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      pauses.add(new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(8)).next());
    }

    assertThat(pauses).hasSizeGreaterThan(40);
  }
}
