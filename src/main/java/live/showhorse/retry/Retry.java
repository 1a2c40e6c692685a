package live.showhorse.retry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Work that is done again after a pause when something failed: one attempt waits at a time, however
 * many ask for it, since attempts that fail and each ask for another would multiply. Thread-safe;
 * returns at once.
 */
public final class Retry {
  private final BiConsumer<Runnable, Duration> later;
  private final Backoff backoff;
  private final Runnable work;
  private Optional<Object> waiting = Optional.empty();

  /**
   * @param later does work after a pause, on the thread that the work belongs to
   * @param work the attempt; asks again when it fails
   */
  public Retry(BiConsumer<Runnable, Duration> later, Backoff backoff, Runnable work) {
    this.later = later;
    this.backoff = backoff;
    this.work = work;
  }

  /** Something failed: the work is done again after a pause, unless that is coming already. */
  public synchronized void failed() {
    if (waiting.isEmpty()) {
      Object mine = new Object();
      waiting = Optional.of(mine);
      later.accept(() -> attempt(mine), backoff.next());
    }
  }

  /** It worked: the next failure is a first one again. What waits still comes. */
  public void worked() {
    backoff.reset();
  }

  /** It is not wanted any more: what waits does nothing. */
  public synchronized void cancel() {
    waiting = Optional.empty();
    backoff.reset();
  }

  private void attempt(Object mine) {
    synchronized (this) {
      if (waiting.filter(current -> current == mine).isEmpty()) {
        return;
      }
      waiting = Optional.empty();
    }
    work.run();
  }
}
