package live.showhorse.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;

/** Lets only so many calls decode pictures at a time. Blocks whoever has to wait for its turn. */
@ApplicationScoped
class PhotoTurns {
  /** Longer than a few photos take, shorter than clients wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration LATER = Duration.ofSeconds(5);

  private final int most;
  private final Semaphore turns;
  private final Semaphore places;

  PhotoTurns(LimitsConfig limits) {
    this.most = limits.photosAtOnce();
    this.turns = new Semaphore(most, true);
    this.places = new Semaphore(3 * most);
  }

  /**
   * @throws ProblemException 429 {@code photos-busy} when too many wait already
   */
  <T> T take(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw busy();
    }
    try {
      if (!turns.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw busy();
      }
      try {
        return work.get();
      } finally {
        turns.release();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      places.release();
    }
  }

  private ProblemException busy() {
    return ProblemException.busy(
        "photos-busy",
        "%d photos are being measured and %d wait, which is all there may be (showhorse.limits.photos-at-once). Try again in a moment."
            .formatted(most, 2 * most),
        LATER);
  }
}
