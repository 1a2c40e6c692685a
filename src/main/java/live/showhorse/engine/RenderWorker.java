package live.showhorse.engine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Job;
import live.showhorse.redis.JobConsumer;
import live.showhorse.retry.Backoff;
import live.showhorse.trace.Origin;
import live.showhorse.trace.Traces;
import org.jboss.logging.Logger;

/**
 * Takes render jobs one after another on the thread that runs it, until stopped. What it was doing
 * when it is stopped, another worker does again.
 */
public final class RenderWorker implements Runnable {
  private static final Logger LOG = Logger.getLogger(RenderWorker.class);
  private static final Duration TAKE_PATIENCE = Duration.ofSeconds(1);

  /** After an error of Redis or of opening the engine. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private static final Duration PAUSE_AT_MOST = Duration.ofSeconds(8);

  /** A job that ended so many workers is at fault itself. */
  private static final int MOST_DELIVERIES = 3;

  /**
   * A clip that one engine failed at, or was too slow for, is given up when the next one is too.
   */
  private static final int MOST_TRIES = 2;

  private static final int SERVER_FAULT = 500;

  private final String name;
  private final RenderQueue queue;
  private final ClipRenderer renderer;
  private final Engines engines;
  private final EngineConfig config;
  private final ScheduledExecutorService timer;
  private final Traces traces;
  private final MeterRegistry meters;
  private final EngineTrust trust;
  private final Backoff backoff = new Backoff(PAUSE, PAUSE_AT_MOST);
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Optional<RenderControl> current = Optional.empty();

  /**
   * @param name unique among all workers of all processes
   * @param timer renews leases; shared by workers
   * @param trust in the engine of this process; shared by its workers
   */
  RenderWorker(
      String name,
      RenderQueue queue,
      ClipRenderer renderer,
      Engines engines,
      EngineConfig config,
      ScheduledExecutorService timer,
      Traces traces,
      MeterRegistry meters,
      EngineTrust trust) {
    this.name = name;
    this.queue = queue;
    this.renderer = renderer;
    this.engines = engines;
    this.config = config;
    this.timer = timer;
    this.traces = traces;
    this.meters = meters;
    this.trust = trust;
  }

  @Override
  public void run() {
    boolean troubled = false;
    while (!stopping()) {
      try {
        // A worker whose engine cannot be opened, or has just failed, leaves the jobs to others
        engines.get();
        if (trust.lost()) {
          pause(PAUSE);
        } else {
          takeJobs();
          backoff.reset();
        }
        troubled = false;
      } catch (ProblemException trouble) {
        if (!troubled && !stopping()) {
          LOG.errorf("worker waits worker=%s because=%s", name, trouble.getMessage());
        }
        troubled = true;
        pause(backoff.next());
      } catch (RuntimeException defect) {
        // The only worker of a process must not end for it
        LOG.errorf(defect, "worker failed worker=%s", name);
        pause(backoff.next());
      }
    }
  }

  /** Ends {@link #run} soon, giving up the current clip. Any thread. */
  void stop() {
    stopping.countDown();
    current.ifPresent(control -> control.stop(RenderControl.Stop.LEAVING));
  }

  /** Whether the engine hangs in a clip and does not even stop when told to. */
  boolean stuck() {
    return current.map(RenderControl::stuck).orElse(false);
  }

  private void takeJobs() {
    try (JobConsumer consumer = queue.consumer(name)) {
      while (!stopping() && !trust.lost()) {
        consumer.take(TAKE_PATIENCE).ifPresent(job -> work(consumer, job));
      }
    }
  }

  private void work(JobConsumer consumer, Job job) {
    if (queue.has(job.key())) {
      consumer.done(job);
      return;
    }
    RenderJob asked;
    try {
      asked = RenderJob.fromJson(job.payload());
    } catch (IllegalArgumentException foreign) {
      handOnOrFail(
          consumer,
          job,
          new ProblemException(500, "render-failed", "The job is of another version.", foreign));
      return;
    }
    try (Scope origin = Origin.read(asked.origin()).makeCurrent()) {
      work(consumer, job, asked);
    }
  }

  private void work(JobConsumer consumer, Job job, RenderJob asked) {
    if (job.deliveries() > MOST_DELIVERIES) {
      fail(
          consumer,
          job,
          new ProblemException(
              500,
              "render-abandoned",
              "The clip was given up: "
                  + MOST_DELIVERIES
                  + " engines in turn died or hung while they rendered it."));
      return;
    }
    var control = new RenderControl(consumer, job, config.timeLimit());
    long period = config.lease().toMillis() / 5;
    ScheduledFuture<?> ticking =
        timer.scheduleWithFixedDelay(control::tick, period, period, TimeUnit.MILLISECONDS);
    current = Optional.of(control);
    if (stopping()) {
      control.stop(RenderControl.Stop.LEAVING);
    }
    try {
      render(consumer, job, asked, control);
    } finally {
      control.over();
      ticking.cancel(false);
      current = Optional.empty();
    }
  }

  private void render(JobConsumer consumer, Job job, RenderJob asked, RenderControl control) {
    try {
      traces.job(
          "render clip",
          Map.of("clip", job.key(), "worker", name),
          () -> {
            var rendered = renderer.render(asked, control::started);
            return traces.step(
                "store clip",
                Map.of("bytes", Integer.toString(rendered.mp4().length)),
                () -> {
                  queue.store(job.key(), rendered.mp4());
                  consumer.done(job);
                  succeeded(job, rendered, control.elapsed());
                  return rendered;
                });
          });
    } catch (EngineException failure) {
      if (failure.status() == EngineStatus.CANCELLED && control.stopped().isPresent()) {
        stopped(consumer, job, control.stopped().get());
      } else {
        engineFailed(consumer, job, failure.problem());
      }
    } catch (ProblemException problem) {
      if (problem.type().equals("redis-unavailable")) {
        throw problem;
      }
      handOnOrFail(consumer, job, problem);
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "clip failed clip=%s worker=%s", job.key(), name);
      engineFailed(
          consumer,
          job,
          new ProblemException(500, "render-failed", "Rendering the clip failed: " + defect));
    }
  }

  private void engineFailed(JobConsumer consumer, Job job, ProblemException problem) {
    if (problem.status() >= SERVER_FAULT) {
      trust.failed(problem.getMessage());
    }
    handOnOrFail(consumer, job, problem);
  }

  /** What the job itself is to blame for is told at once; at the rest another engine may try. */
  private void handOnOrFail(JobConsumer consumer, Job job, ProblemException problem) {
    if (problem.status() < SERVER_FAULT) {
      fail(consumer, job, problem);
      return;
    }
    if (job.deliveries() >= MOST_TRIES) {
      fail(
          consumer,
          job,
          new ProblemException(
              problem.status(),
              problem.type(),
              problem.getMessage() + " It was tried " + job.deliveries() + " times.",
              problem));
      return;
    }
    Counter.builder("showhorse.render.retries")
        .description("Clips handed on to another engine after one failed, by type of problem")
        .tag("type", problem.type())
        .register(meters)
        .increment();
    LOG.warnf(
        "clip handed on clip=%s worker=%s type=%s because=%s",
        job.key(), name, problem.type(), problem.getMessage());
    consumer.handOn(job);
  }

  private void stopped(JobConsumer consumer, Job job, RenderControl.Stop reason) {
    LOG.infof("clip stopped clip=%s worker=%s because=%s", job.key(), name, reason);
    switch (reason) {
      case LEAVING -> consumer.release(job);
      case UNWANTED -> consumer.failed(job, RenderQueue.toJson(RenderQueue.cancelled()));
      case TOO_SLOW ->
          engineFailed(
              consumer,
              job,
              new ProblemException(
                  504,
                  "render-timeout",
                  "The clip was not ready within " + config.timeLimit().toMillis() + " ms."));
      case LOST -> {}
    }
  }

  private void succeeded(Job job, ClipRenderer.Rendered rendered, Duration took) {
    trust.earned();
    double realTime = rendered.seconds() / (took.toNanos() / 1e9);
    Timer.builder("showhorse.render")
        .description("Time from taking a job to its clip being stored: speech, rendering, encoding")
        .register(meters)
        .record(took);
    DistributionSummary.builder("showhorse.render.speed")
        .description("Seconds of clip made in a second; 1 is real time")
        .register(meters)
        .record(realTime);
    LOG.infof(
        "clip rendered clip=%s worker=%s seconds=%.2f ms=%d times_real_time=%.1f bytes=%d",
        job.key(), name, rendered.seconds(), took.toMillis(), realTime, rendered.mp4().length);
  }

  private void fail(JobConsumer consumer, Job job, ProblemException problem) {
    Counter.builder("showhorse.render.failures")
        .description("Clips that could not be rendered, by type of problem")
        .tag("type", problem.type())
        .register(meters)
        .increment();
    LOG.warnf(
        "clip refused clip=%s worker=%s type=%s because=%s",
        job.key(), name, problem.type(), problem.getMessage());
    consumer.failed(job, RenderQueue.toJson(problem));
  }

  private boolean stopping() {
    return stopping.getCount() == 0;
  }

  /** Until the next attempt, or until it is stopped. */
  private void pause(Duration time) {
    try {
      stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      stopping.countDown();
      Thread.currentThread().interrupt();
    }
  }
}
