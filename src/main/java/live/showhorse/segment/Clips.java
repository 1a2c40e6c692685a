package live.showhorse.segment;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import live.showhorse.StopOrder;
import live.showhorse.engine.RenderQueue;
import live.showhorse.engine.Urgency;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Notifications;
import live.showhorse.trace.Origin;
import org.jboss.logging.Logger;

/**
 * Clips by what is in them: from Redis, or rendered once however many ask, in this process and in
 * others. Any thread.
 */
@ApplicationScoped
public class Clips implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Clips.class);
  private static final int THREADS = 2;

  /** Messages may be lost: look at least so often for what is waited for. */
  private static final Duration LOOK_PERIOD = Duration.ofSeconds(2);

  private final RenderQueue queue;
  private final MeterRegistry meters;
  private final Map<String, Wait> waits = new ConcurrentHashMap<>();
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          THREADS, Thread.ofPlatform().name("showhorse-clips-", 1).daemon().factory());
  private final Notifications.Subscription finished;

  /** One key that is waited for, by any number of futures. */
  private static final class Wait {
    final ClipSpec spec;

    /** Of the first who asks: the clip is rendered for it. */
    final Map<String, String> origin;

    volatile Urgency urgency;
    final List<CompletableFuture<Clip>> askers = new ArrayList<>();
    final AtomicBoolean lookComing = new AtomicBoolean();
    boolean submitted;

    Wait(ClipSpec spec, Map<String, String> origin, Urgency urgency) {
      this.spec = spec;
      this.origin = origin;
      this.urgency = urgency;
    }

    /** Called by one thread at a time. */
    void hurry(Urgency wanted) {
      if (wanted.compareTo(urgency) < 0) {
        urgency = wanted;
      }
    }
  }

  public Clips(RenderQueue queue, MeterRegistry meters) {
    this.queue = queue;
    this.meters = meters;
    this.finished = queue.onFinished(this::lookSoon);
    threads.scheduleWithFixedDelay(
        () -> waits.keySet().forEach(this::lookSoon),
        LOOK_PERIOD.toMillis(),
        LOOK_PERIOD.toMillis(),
        TimeUnit.MILLISECONDS);
    Gauge.builder("showhorse.clips.waiting", waits, Map::size)
        .description("Clips that are waited for: queued or being rendered")
        .register(meters);
  }

  /**
   * The clip, from Redis or as soon as an engine has rendered it. Returns at once; the future has
   * no time limit of its own. Cancelling the last future of a key cancels the rendering.
   *
   * @param urgency how soon; asking again may make it more urgent, never less
   * @return fails with the {@link ProblemException} that says why it cannot be rendered: that of
   *     the speech, of the engine, {@code render-timeout}, {@code queue-full}, {@code
   *     redis-unavailable}
   */
  public CompletableFuture<Clip> clip(ClipSpec spec, Urgency urgency) {
    var asker = new CompletableFuture<Clip>();
    String key = spec.key();
    Map<String, String> origin = Origin.written(Context.current());
    waits.compute(
        key,
        (any, running) -> {
          Wait wait = running == null ? new Wait(spec, origin, urgency) : running;
          wait.hurry(urgency);
          wait.askers.add(asker);
          return wait;
        });
    asker.whenComplete(
        (clip, failure) -> {
          if (asker.isCancelled()) {
            leave(key, asker);
          }
        });
    lookSoon(key);
    return asker;
  }

  /** {@link #clip(ClipSpec, Urgency)} for the next lines. */
  public CompletableFuture<Clip> clip(ClipSpec spec) {
    return clip(spec, Urgency.SOON);
  }

  /** A clip that is in Redis already. Blocks; call from a worker thread. */
  public Optional<Clip> find(String key) {
    return queue.clip(key).map(mp4 -> new Clip(key, mp4));
  }

  void atStop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.MAKERS)
          ShutdownEvent event) {
    close();
  }

  /** Fails everything that is waited for; jobs already queued are rendered all the same. */
  @Override
  @PreDestroy
  public void close() {
    finished.close();
    threads.shutdownNow();
    settleAll();
  }

  /** At most one look of a key is queued: a slow Redis must not pile them up. */
  private void lookSoon(String key) {
    Wait wait = waits.get(key);
    if (wait != null && wait.lookComing.compareAndSet(false, true)) {
      onThread(
          () -> {
            wait.lookComing.set(false);
            look(key, wait);
          });
    }
  }

  private void onThread(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException closed) {
      settleAll();
    }
  }

  private void settleAll() {
    var stopping = new ProblemException(503, "stopping", "The service is being stopped.");
    waits.keySet().forEach(key -> settle(key, asker -> asker.completeExceptionally(stopping)));
  }

  /** Settles the wait when the clip or a failure is there; else makes sure that a job is. */
  private void look(String key, Wait wait) {
    synchronized (wait) {
      if (waits.get(key) != wait) {
        return;
      }
      try {
        Optional<Clip> clip = find(key);
        if (clip.isPresent()) {
          Counter.builder("showhorse.clips")
              .description("Clips handed out: just rendered by an engine, or from the store")
              .baseUnit("clips")
              .tag("from", wait.submitted ? "engine" : "store")
              .register(meters)
              .increment();
          settle(key, asker -> asker.complete(clip.get()));
          return;
        }
        Optional<ProblemException> failure = wait.submitted ? queue.failure(key) : Optional.empty();
        // Somebody else cancelled it, but it is wanted here
        boolean retry = failure.filter(why -> why.type().equals(RenderQueue.CANCELLED)).isPresent();
        if (failure.isPresent() && !retry) {
          settle(key, asker -> asker.completeExceptionally(failure.get()));
          return;
        }
        queue.submit(wait.spec.job().of(wait.origin), wait.urgency, wait.submitted && !retry);
        wait.submitted = true;
      } catch (ProblemException trouble) {
        if (!wait.submitted) {
          settle(key, asker -> asker.completeExceptionally(trouble));
        }
        // Else it may be in work: look again
      } catch (RuntimeException defect) {
        LOG.errorf(defect, "clip lost clip=%s", key);
        settle(key, asker -> asker.completeExceptionally(defect));
      }
    }
  }

  private void settle(String key, Consumer<CompletableFuture<Clip>> outcome) {
    Wait wait = waits.remove(key);
    if (wait != null) {
      wait.askers.forEach(outcome);
    }
  }

  private void leave(String key, CompletableFuture<Clip> asker) {
    boolean[] last = {false};
    waits.computeIfPresent(
        key,
        (any, wait) -> {
          last[0] = wait.askers.remove(asker) && wait.askers.isEmpty();
          return last[0] ? null : wait;
        });
    if (last[0]) {
      onThread(() -> cancel(key));
    }
  }

  private void cancel(String key) {
    try {
      queue.cancel(key);
    } catch (ProblemException redisAway) {
      LOG.debugf("not cancelled clip=%s: %s", key, redisAway.getMessage());
    }
  }
}
