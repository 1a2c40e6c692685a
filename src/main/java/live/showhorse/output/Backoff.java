package live.showhorse.output;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between attempts: doubling, with jitter so that many destinations do not come back in
 * step. For one thread.
 */
final class Backoff {
  private static final int MAX_DOUBLINGS = 20;

  private final Duration first;
  private final Duration longest;
  private int failures;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /** How long to wait after one more failure: half to all of the doubled pause. */
  Duration next() {
    long doubled = first.toNanos() << Math.min(failures, MAX_DOUBLINGS);
    failures++;
    long pause = doubled > 0 ? Math.min(doubled, longest.toNanos()) : longest.toNanos();
    return Duration.ofNanos(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
  }

  void reset() {
    failures = 0;
  }
}
