package live.showhorse.engine;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;

/**
 * Lets only so many threads decode photos at a time. {@link Engines} takes a turn for whatever it
 * is asked about a photo; a caller that holds the files of photos in memory takes one around all of
 * it, within which those of the engine are the same turn. Blocks whoever has to wait.
 */
@ApplicationScoped
public class PhotoTurns {
  /** Longer than a few photos take, shorter than clients wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration LATER = Duration.ofSeconds(5);

  private final int most;
  private final Semaphore turns;
  private final Semaphore places;
  private final ThreadLocal<Boolean> having = ThreadLocal.withInitial(() -> false);

  @Inject
  public PhotoTurns(LimitsConfig limits) {
    this(limits.photosAtOnce());
  }

  /**
   * @param most turns at a time; twice as many may wait
   */
  public PhotoTurns(int most) {
    this.most = most;
    this.turns = new Semaphore(most, true);
    this.places = new Semaphore(3 * most);
  }

  /**
   * @throws ProblemException 429 {@code photos-busy} when too many wait already
   */
  public <T> T take(Supplier<T> work) {
    if (having.get()) {
      return work.get();
    }
    if (!places.tryAcquire()) {
      throw busy();
    }
    try {
      if (!turns.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw busy();
      }
      having.set(true);
      try {
        return work.get();
      } finally {
        having.remove();
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
