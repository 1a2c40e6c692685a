package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Hours pass as fast as frames can be copied; the programme ends after a number of frames. */
final class SimulatedPacer implements Pacer {
  static final Instant START = Instant.parse("2026-01-01T20:00:00Z");

  private final long frames;
  private final Script script;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CountDownLatch over = new CountDownLatch(1);

  /** What happens at which frame. Runs on the playout thread, before the frame goes out. */
  interface Script {
    void before(long frame) throws InterruptedException;
  }

  SimulatedPacer(long frames, Script script) {
    this.frames = frames;
    this.script = script;
  }

  @Override
  public Instant start() {
    return START;
  }

  @Override
  public Duration await(long frame) throws InterruptedException {
    if (frame >= frames) {
      over.countDown();
      throw new InterruptedException();
    }
    try {
      script.before(frame);
    } catch (RuntimeException | AssertionError e) {
      failure.set(e);
      over.countDown();
      throw new InterruptedException();
    }
    return Duration.ZERO;
  }

  void awaitEnd(Duration limit) throws InterruptedException {
    if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the simulated programme did not end within " + limit);
    }
    if (failure.get() != null) {
      throw new AssertionError("the script of the programme failed", failure.get());
    }
  }
}
