package live.showhorse.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import live.showhorse.Role;
import live.showhorse.ShowhorseConfig;
import live.showhorse.StopOrder;
import live.showhorse.trace.Traces;
import org.jboss.logging.Logger;

/** The render workers of a process that has the role engine: threads of their own. */
@ApplicationScoped
public class RenderWorkers implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RenderWorkers.class);
  private static final int MOST_WORKERS = 16;

  /** A worker looks up from waiting for jobs every second; a cancelled engine stops in a frame. */
  private static final Duration STOP_PATIENCE = Duration.ofMillis(1_500);

  /** For one that is interrupted, since it waits for a Redis that is away. */
  private static final Duration INTERRUPT_PATIENCE = Duration.ofMillis(500);

  private final ShowhorseConfig showhorse;
  private final RenderQueue queue;
  private final ClipRenderer renderer;
  private final Engines engines;
  private final EngineConfig config;
  private final Traces traces;
  private final MeterRegistry meters;
  private final EngineTrust trust = new EngineTrust();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("showhorse-render-lease").daemon().factory());
  private final List<RenderWorker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  public RenderWorkers(
      ShowhorseConfig showhorse,
      RenderQueue queue,
      ClipRenderer renderer,
      Engines engines,
      EngineConfig config,
      Traces traces,
      MeterRegistry meters) {
    this.showhorse = showhorse;
    this.queue = queue;
    this.renderer = renderer;
    this.engines = engines;
    this.config = config;
    this.traces = traces;
    this.meters = meters;
  }

  void onStart(@Observes StartupEvent event) {
    if (showhorse.roles().contains(Role.ENGINE)) {
      start();
    }
  }

  void giveUp(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.RENDERING_ENDS)
          ShutdownEvent event) {
    giveUp();
  }

  void atStop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.WORKERS)
          ShutdownEvent event) {
    close();
  }

  /** Starts the workers; they open the engine themselves. */
  public synchronized void start() {
    if (config.workers() < 1 || config.workers() > MOST_WORKERS) {
      throw new IllegalStateException(
          "showhorse.engine.workers is " + config.workers() + "; it must be 1.." + MOST_WORKERS);
    }
    String process =
        ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
    for (int i = 1; i <= config.workers(); i++) {
      var worker =
          new RenderWorker(
              process + "-" + i, queue, renderer, engines, config, timer, traces, meters, trust);
      workers.add(worker);
      threads.add(Thread.ofPlatform().name("showhorse-render-" + i).start(worker));
    }
    LOG.infof("render workers started count=%d process=%s", config.workers(), process);
  }

  /** Whether the engine deserves jobs; without it, the workers take none. */
  EngineTrust trust() {
    return trust;
  }

  /** Whether an engine hangs; only a new process helps then. */
  public synchronized boolean stuck() {
    return workers.stream().anyMatch(RenderWorker::stuck);
  }

  private synchronized void giveUp() {
    workers.forEach(RenderWorker::stop);
  }

  /** Gives current clips up and waits a little for the workers to leave. */
  @Override
  @PreDestroy
  public synchronized void close() {
    giveUp();
    if (!ended(STOP_PATIENCE)) {
      threads.forEach(Thread::interrupt);
      if (!ended(INTERRUPT_PATIENCE)) {
        LOG.warnf(
            "render workers do not stop workers=%s",
            threads.stream().filter(Thread::isAlive).map(Thread::getName).toList());
      }
    }
    workers.clear();
    threads.clear();
    timer.shutdownNow();
  }

  private boolean ended(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      for (Thread thread : threads) {
        if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
