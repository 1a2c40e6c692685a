package live.showhorse.retry;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between attempts: doubling, with jitter so that many do not come back in step, and never
 * shorter than {@link #FLOOR}, so that what fails at once is not tried in a circle. Thread-safe.
 */
public final class Backoff {
  /** No pause is shorter, whatever is configured. */
  public static final Duration FLOOR = Duration.ofMillis(100);

  private static final int MAX_DOUBLINGS = 20;

  private final Duration first;
  private final Duration longest;
  private int failures;

  /**
   * @param first the pause after the first failure, before jitter
   * @param longest the pause after many; not less than the first
   */
  public Backoff(Duration first, Duration longest) {
    this.first = longer(first, FLOOR);
    this.longest = longer(longest, this.first);
  }

  /** How long to wait after one more failure: half to all of the doubled pause. */
  public synchronized Duration next() {
    long doubled = first.toNanos() << Math.min(failures, MAX_DOUBLINGS);
    failures++;
    long pause =
        doubled >= first.toNanos() ? Math.min(doubled, longest.toNanos()) : longest.toNanos();
    long jittered = pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    return longer(Duration.ofNanos(jittered), FLOOR);
  }

  /** It worked: the next failure is a first one again. */
  public synchronized void reset() {
    failures = 0;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
