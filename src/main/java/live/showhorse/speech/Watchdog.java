package live.showhorse.speech;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kills processes that do not answer in time. The thread that talks to such a process then sees its
 * pipes end, so no read blocks for ever, also on a stopped process. Thread-safe; one thread of its
 * own.
 */
final class Watchdog implements AutoCloseable {
  private final Duration limit;
  private final ScheduledExecutorService timer;
  private final Set<Process> watched = ConcurrentHashMap.newKeySet();

  /**
   * @param name of the program it watches, for the name of its thread
   */
  Watchdog(String name, Duration limit) {
    this.limit = limit;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("speech-watchdog-" + name).factory());
  }

  /** Something that talks to a process. */
  @FunctionalInterface
  interface Exchange<T> {
    T run() throws IOException;
  }

  /** Runs the exchange on the calling thread; kills the process when it takes too long. */
  <T> T watch(Process process, Exchange<T> exchange) throws IOException {
    var passed = new AtomicBoolean();
    Future<?> kill =
        timer.schedule(
            () -> {
              passed.set(true);
              process.destroyForcibly();
            },
            limit.toNanos(),
            TimeUnit.NANOSECONDS);
    watched.add(process);
    try {
      return exchange.run();
    } catch (IOException failure) {
      throw passed.get()
          ? new IOException("no answer within " + limit.toMillis() + " ms", failure)
          : failure;
    } finally {
      watched.remove(process);
      kill.cancel(false);
    }
  }

  /** Also kills what is being watched: nothing would end it any more if it hung. */
  @Override
  public void close() {
    timer.shutdownNow();
    watched.forEach(Process::destroyForcibly);
  }
}
