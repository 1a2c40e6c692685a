package live.showhorse.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  private Retry retry(Runnable work) {
    return new Retry(
        (attempt, pause) -> {
          waiting.add(attempt);
          pauses.add(pause);
        },
        new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(8)),
        work);
  }

  private void time() {
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  @Test
  void attemptsThatFailAtOnceManyTimesOverDoNotMultiply() {
    var again = new AtomicReference<Retry>();
    int[] attempts = {0};
    again.set(
        retry(
            () -> {
              attempts[0]++;
              for (int filler = 0; filler < 30; filler++) {
                again.get().failed();
              }
            }));
    again.get().failed();

    for (int round = 1; round <= 20; round++) {
      time();
      assertThat(waiting).hasSize(1);
      assertThat(attempts[0]).isEqualTo(round);
    }
  }

  @Test
  void pausesGrowToTheLongestAndAreShortAgainWhenItWorked() {
    Retry retry = retry(() -> {});
    for (int i = 0; i < 12; i++) {
      retry.failed();
      time();
    }
    assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));

    retry.worked();
    retry.failed();

    assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void nothingIsDoneAfterTheEnd() {
    List<String> done = new ArrayList<>();
    Retry retry = retry(() -> done.add("attempt"));
    retry.failed();
    retry.cancel();
    time();
    assertThat(done).isEmpty();

    retry.failed();
    time();
    assertThat(done).containsExactly("attempt");
  }

  @Test
  void anAttemptThatWasCancelledDoesNotCountForOneThatComesLater() {
    List<String> done = new ArrayList<>();
    Retry retry = retry(() -> done.add("attempt"));
    retry.failed();
    retry.cancel();
    retry.failed();
    time();

    assertThat(done).containsExactly("attempt");
  }
}
