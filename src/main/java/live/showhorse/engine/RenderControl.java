package live.showhorse.engine;

import java.time.Duration;
import java.util.Optional;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Job;
import live.showhorse.redis.JobConsumer;
import org.jboss.logging.Logger;

/**
 * Watches over one job: renews its lease while it is rendered, and stops the rendering when it
 * takes too long, when nobody wants it any more or when another worker has it. {@link #tick} comes
 * from a timer thread, the rest from the worker's.
 */
final class RenderControl {
  private static final Logger LOG = Logger.getLogger(RenderControl.class);

  /** A cancelled engine stops within a frame; after this long it never will. */
  static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

  /** Why a rendering was stopped. */
  enum Stop {
    TOO_SLOW,
    UNWANTED,
    LOST,
    LEAVING
  }

  private final JobConsumer consumer;
  private final Job job;
  private final long startedAt = System.nanoTime();
  private final Duration limit;
  private Optional<ClipRendering> rendering = Optional.empty();
  private Optional<Stop> stop = Optional.empty();
  private boolean over;

  RenderControl(JobConsumer consumer, Job job, Duration limit) {
    this.consumer = consumer;
    this.job = job;
    this.limit = limit;
  }

  /** The rendering has begun; it is cancelled at once when it should have been already. */
  synchronized void started(ClipRendering begun) {
    rendering = Optional.of(begun);
    if (stop.isPresent()) {
      begun.cancel();
    }
  }

  /** The job is over: nothing is renewed or cancelled any more. */
  synchronized void over() {
    over = true;
    rendering = Optional.empty();
  }

  /** Stops the rendering, for the first reason given. */
  synchronized void stop(Stop reason) {
    if (over || stop.isPresent()) {
      return;
    }
    stop = Optional.of(reason);
    rendering.ifPresent(ClipRendering::cancel);
  }

  synchronized Optional<Stop> stopped() {
    return stop;
  }

  /** Whether the engine goes on long after its time was over. */
  synchronized boolean stuck() {
    return !over && elapsed().compareTo(limit.plus(STOP_PATIENCE)) > 0;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** Called several times in a lease. */
  void tick() {
    synchronized (this) {
      if (over) {
        return;
      }
    }
    if (elapsed().compareTo(limit) > 0) {
      stop(Stop.TOO_SLOW);
    }
    if (stuck()) {
      // The lease runs out, and another worker tries
      return;
    }
    try {
      switch (consumer.renew(job)) {
        case LOST -> stop(Stop.LOST);
        case CANCELLED -> stop(Stop.UNWANTED);
        case HELD -> {}
      }
    } catch (ProblemException redisAway) {
      LOG.debugf("lease not renewed clip=%s: %s", job.key(), redisAway.getMessage());
    }
  }
}
