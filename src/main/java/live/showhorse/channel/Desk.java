package live.showhorse.channel;

import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.showhorse.problem.ProblemException;
import live.showhorse.trace.Origin;
import org.jboss.logging.Logger;

/**
 * The one thread that does everything of a channel that may block: Redis, requests for segments,
 * events. The playout thread only leaves notes here.
 */
final class Desk implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Desk.class);

  /** Longer than the time-out of a Redis command, and than a programme needs to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String channel;
  private final Context origin;
  private final ScheduledThreadPoolExecutor thread;
  private volatile boolean ending;

  Desk(String channel) {
    this.channel = channel;
    this.origin = Origin.channel(channel);
    thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("channel-" + channel).daemon().factory());
    thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Leaves a note; a note that fails is a defect and is logged. */
  void note(Runnable work) {
    later(work, Duration.ZERO);
  }

  void later(Runnable work, Duration delay) {
    if (ending) {
      return;
    }
    try {
      thread.schedule(guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debugf("note after the end channel=%s", channel);
    }
  }

  private Runnable guarded(Runnable work) {
    return origin.wrap(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.errorf(e, "note failed channel=%s", channel);
          }
        });
  }

  /** Again and again until the end, with a pause between. */
  void every(Duration pause, Runnable work) {
    thread.scheduleWithFixedDelay(
        guarded(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Has work done and waits for it. */
  <T> T ask(Callable<T> work) {
    try {
      return thread.submit(origin.wrap(work)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("work for channel " + channel + " failed", e.getCause());
    } catch (CancellationException e) {
      throw new ProblemException(503, "stopping", "The service is stopping.", e);
    } catch (TimeoutException | RejectedExecutionException e) {
      throw new ProblemException(
          503, "channel-busy", "Channel '" + channel + "' did not answer in time. Try again.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(503, "stopping", "The service is stopping.", e);
    }
  }

  /**
   * Has the last work done, in place of everything that waits; returns at once. Notes that are left
   * from now on are dropped.
   *
   * @return done when the work is; fails as the work does
   */
  CompletableFuture<Void> last(Callable<Void> work) {
    var done = new CompletableFuture<Void>();
    ending = true;
    for (Runnable waiting : List.copyOf(thread.getQueue())) {
      // Else whoever asked would wait for an answer
      if (waiting instanceof Future<?> asked) {
        asked.cancel(false);
      }
    }
    thread.purge();
    try {
      thread.execute(
          () -> {
            try {
              done.complete(origin.wrap(work).call());
            } catch (Exception e) {
              done.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException closed) {
      done.complete(null);
    }
    return done;
  }

  @Override
  public void close() {
    ending = true;
    thread.shutdown();
  }
}
