package live.showhorse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import live.showhorse.TestConfig;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;

class PhotoTurnsTest {
  @Test
  void someAreMeasuredSomeWaitAndTheRestComeAgain() {
    var turns =
        new PhotoTurns(
            TestConfig.of(LimitsConfig.class, Map.of("showhorse.limits.photos-at-once", "1")));
    var release = new CountDownLatch(1);
    var begun = new AtomicInteger();
    List<CompletableFuture<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      var call = new CompletableFuture<Integer>();
      calls.add(call);
      Thread.ofVirtual()
          .start(
              () -> {
                call.complete(
                    turns.take(
                        () -> {
                          int now = begun.incrementAndGet();
                          waitFor(release);
                          return now;
                        }));
              });
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> turns.take(() -> 0))
                    .isInstanceOfSatisfying(
                        ProblemException.class,
                        busy -> {
                          assertThat(busy.status()).isEqualTo(429);
                          assertThat(busy.retryAfter()).contains(Duration.ofSeconds(5));
                        }));
    assertThat(begun).hasValue(1);

    release.countDown();

    assertThat(calls.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(turns.take(() -> 7)).isEqualTo(7);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
