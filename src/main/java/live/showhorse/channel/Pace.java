package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How fast the segments of lines are made against the time they take to be said, over the last
 * minute in which there was something to make. Thread-safe; returns at once.
 */
final class Pace {
  static final Duration WINDOW = Duration.ofSeconds(60);

  private static final double MILLIS = 1_000.0;

  private final InstantSource clock;
  private final Deque<Spell> busy = new ArrayDeque<>();
  private final Deque<Made> made = new ArrayDeque<>();
  private int running;
  private Instant busySince = Instant.MIN;

  private record Spell(Instant from, Instant to) {}

  private record Made(Instant at, double seconds) {}

  /**
   * @param busy how much of the last minute something was being made
   * @param made seconds of programme that became ready in it
   */
  record Now(Duration busy, double made) {
    static final Now IDLE = new Now(Duration.ZERO, 0);

    /** Seconds made in a second of making; not a number when nothing was being made. */
    double speed() {
      return busy.isZero() ? Double.NaN : made / (busy.toMillis() / MILLIS);
    }
  }

  Pace(InstantSource clock) {
    this.clock = clock;
  }

  /** A segment is asked for; {@link #done} follows for each. */
  synchronized void begins() {
    if (running++ == 0) {
      busySince = clock.instant();
    }
  }

  /**
   * @param seconds that became ready; 0 when it failed
   */
  synchronized void done(double seconds) {
    Instant now = clock.instant();
    if (--running == 0) {
      busy.add(new Spell(busySince, now));
    }
    if (seconds > 0) {
      made.add(new Made(now, seconds));
    }
    forget(now);
  }

  synchronized Now now() {
    Instant now = clock.instant();
    forget(now);
    Instant begin = now.minus(WINDOW);
    Duration sum = running > 0 ? overlap(new Spell(busySince, now), begin) : Duration.ZERO;
    for (Spell spell : busy) {
      sum = sum.plus(overlap(spell, begin));
    }
    return new Now(sum, made.stream().mapToDouble(Made::seconds).sum());
  }

  private static Duration overlap(Spell spell, Instant begin) {
    return Duration.between(spell.from().isBefore(begin) ? begin : spell.from(), spell.to());
  }

  private void forget(Instant now) {
    Instant begin = now.minus(WINDOW);
    while (!busy.isEmpty() && !busy.peek().to().isAfter(begin)) {
      busy.remove();
    }
    while (!made.isEmpty() && !made.peek().at().isAfter(begin)) {
      made.remove();
    }
  }
}
