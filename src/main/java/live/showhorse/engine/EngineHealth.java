package live.showhorse.engine;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import live.showhorse.Role;
import live.showhorse.ShowhorseConfig;
import live.showhorse.StopOrder;
import live.showhorse.media.Canvas;
import live.showhorse.media.ClipReader;
import live.showhorse.presenter.Presenter;
import live.showhorse.presenter.Presenters;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import org.jboss.logging.Logger;

/**
 * Whether clips can be rendered. A process with an engine is ready when that engine has rendered a
 * real clip, and again after it failed several times in a row; a studio without one, when some
 * engine has announced itself.
 */
@ApplicationScoped
public class EngineHealth implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EngineHealth.class);
  private static final String DEMO_PHOTO = "/demo/presenter.png";
  private static final Canvas PROBE = new Canvas(360, 640, 25);
  private static final int PROBE_UNITS = 1;
  private static final Duration PERIOD = EngineDirectory.ALIVE.dividedBy(3);

  private final ShowhorseConfig showhorse;
  private final Engines engines;
  private final RenderWorkers workers;
  private final EngineDirectory directory;
  private final Presenters presenters;
  private final ClipRenderer renderer;
  private final String process = UUID.randomUUID().toString();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("showhorse-engine-health").daemon().factory());
  private volatile boolean rendered;
  private volatile String detail = "The engine has not rendered a clip yet.";

  public EngineHealth(
      ShowhorseConfig showhorse,
      Engines engines,
      RenderWorkers workers,
      EngineDirectory directory,
      Presenters presenters,
      ClipRenderer renderer) {
    this.showhorse = showhorse;
    this.engines = engines;
    this.workers = workers;
    this.directory = directory;
    this.presenters = presenters;
    this.renderer = renderer;
  }

  void onStart(@Observes StartupEvent event) {
    start();
  }

  void atStop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.WORKERS)
          ShutdownEvent event) {
    close();
  }

  /** Begins to open the engine and to render its first clip, on a thread of its own. */
  public void start() {
    if (showhorse.roles().contains(Role.ENGINE)) {
      thread.scheduleWithFixedDelay(this::beat, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Whether clips can be rendered now. May ask Redis; call from a worker thread. */
  public boolean ready() {
    if (!showhorse.roles().contains(Role.ENGINE)) {
      return anyAlive();
    }
    return rendered && !hangs() && !workers.trust().lost();
  }

  /** Whether only a new process can render again. */
  public boolean hangs() {
    return workers.stuck();
  }

  /** Why it is not ready, or which engine is. May ask Redis; call from a worker thread. */
  public String detail() {
    if (!showhorse.roles().contains(Role.ENGINE)) {
      try {
        return directory.anyAlive()
            ? "An engine has announced itself."
            : "No engine has announced itself for " + EngineDirectory.ALIVE.toSeconds() + " s.";
      } catch (ProblemException redisAway) {
        return "Redis does not answer, so it is not known whether an engine is there.";
      }
    }
    return hangs()
        ? "The engine hangs in a clip and does not stop when told to."
        : workers.trust().reason().orElse(detail);
  }

  @Override
  @PreDestroy
  public void close() {
    if (thread.isShutdown()) {
      return;
    }
    thread.shutdownNow();
    if (rendered) {
      try {
        directory.leave(process);
      } catch (ProblemException redisAway) {
        LOG.debugf("not told that the engine leaves: %s", redisAway.getMessage());
      }
    }
  }

  private boolean anyAlive() {
    try {
      return directory.anyAlive();
    } catch (ProblemException redisAway) {
      return false;
    }
  }

  /** Renders the first clip, again until it succeeds, then keeps saying so. */
  private void beat() {
    try {
      if (!rendered || workers.trust().lost()) {
        probe();
        rendered = true;
        workers.trust().earned();
      }
      if (!hangs()) {
        directory.announce(process);
      }
    } catch (ProblemException | EngineException trouble) {
      report(trouble.getMessage());
    } catch (RuntimeException defect) {
      LOG.error("engine probe failed", defect);
      report(defect.toString());
    }
  }

  private void report(String reason) {
    if (!rendered && !reason.equals(detail)) {
      LOG.errorf("engine not ready because=%s", reason);
      detail = reason;
    }
  }

  private void probe() {
    long before = System.nanoTime();
    Engine engine = engines.get();
    var request = probeRequest(engine);
    byte[] mp4 = renderer.render(engine, request, rendering -> {});
    try (var reader = new ClipReader(mp4)) {
      if (reader.frames() != request.frames()) {
        throw new IllegalStateException(
            "the first clip has " + reader.frames() + " frames, not " + request.frames());
      }
    }
    detail = engine.describe().id() + " renders.";
    LOG.infof(
        "engine ready id=%s first_clip_ms=%d",
        engine.describe().id(), Duration.ofNanos(System.nanoTime() - before).toMillis());
  }

  private ClipRequest probeRequest(Engine engine) {
    Optional<byte[]> demo = demoPhoto();
    String rig;
    byte[] photo;
    if (demo.isPresent()) {
      photo = demo.get();
      rig = engine.findRig(photo);
    } else {
      Presenter any =
          presenters.list().stream()
              .findFirst()
              .orElseThrow(
                  () ->
                      new ProblemException(
                          503,
                          "no-photo",
                          "There is no photo to render a first clip of; create a presenter."));
      photo = presenters.photo(any.photo());
      rig = any.rig();
    }
    return new ClipRequest(
        "probe",
        () -> photo,
        rig,
        PROBE,
        1,
        PROBE_UNITS,
        Optional.empty(),
        Language.ENGLISH,
        "",
        "");
  }

  private static Optional<byte[]> demoPhoto() {
    try (InputStream in = EngineHealth.class.getResourceAsStream(DEMO_PHOTO)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException damaged) {
      throw new UncheckedIOException("cannot read " + DEMO_PHOTO + " from the class path", damaged);
    }
  }
}
