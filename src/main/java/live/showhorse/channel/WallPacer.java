package live.showhorse.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Follows the machine's monotonic clock. Frames go out {@code lead} before their time, so a stall
 * shorter than that (a garbage collection, a busy machine) is not seen by anyone; after a longer
 * one the programme catches up by itself, without a gap in its timestamps.
 */
final class WallPacer implements Pacer {
  private static final long NANOS = 1_000_000_000L;

  private final long frameNanos;
  private final long leadNanos;
  private long origin;

  /**
   * @param speed how many times faster than the clock, from 1
   */
  WallPacer(int framesPerSecond, Duration lead, int speed) {
    if (speed < 1) {
      throw new IllegalArgumentException("showhorse.channel.clock-speed is " + speed + "; from 1");
    }
    // 25 and 50 divide a second of nanoseconds: at speed 1 no rounding ever adds up.
    this.frameNanos = NANOS / framesPerSecond / speed;
    this.leadNanos = lead.toNanos();
  }

  @Override
  public Instant start() {
    origin = System.nanoTime() + leadNanos;
    return Clock.systemUTC().instant().plusNanos(leadNanos);
  }

  @Override
  public Duration await(long frame) throws InterruptedException {
    long due = origin + frame * frameNanos;
    long wait = due - leadNanos - System.nanoTime();
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    } else if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return Duration.ofNanos(Math.max(0, System.nanoTime() - due));
  }
}
