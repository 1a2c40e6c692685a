package live.showhorse.engine;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import live.showhorse.ShowhorseConfig;
import live.showhorse.StopOrder;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.Canvas;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.presenter.Look;
import live.showhorse.presenter.MeasuredPhoto;
import live.showhorse.presenter.PhotoCheck;
import live.showhorse.presenter.PhotoIntake;
import live.showhorse.problem.ProblemException;
import org.jboss.logging.Logger;

/** The engine of this process, opened when first needed. Blocks; call from a worker thread. */
@ApplicationScoped
public class Engines implements PhotoIntake, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Engines.class);

  private static final int PHOTOS_AT_ONCE = 2;

  /** What a stop waits for one that is being opened. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final Supplier<Engine> opener;
  private final PhotoTurns turns;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Engine> opened = Optional.empty();
  private volatile boolean closed;

  @Inject
  public Engines(
      ShowhorseConfig showhorse,
      EngineConfig config,
      HappyhorseConfig models,
      LimitsConfig limits,
      PhotoTurns turns) {
    this(
        () ->
            NativeEngine.open(
                showhorse.nativeParts().directory(), config, models, limits.presentersReady()),
        turns);
  }

  /** Two photos at a time. */
  public Engines(Supplier<Engine> opener) {
    this(opener, new PhotoTurns(PHOTOS_AT_ONCE));
  }

  /**
   * @param opener makes the engine; called again when it failed
   */
  public Engines(Supplier<Engine> opener, PhotoTurns turns) {
    this.opener = opener;
    this.turns = turns;
  }

  /**
   * The engine, warm.
   *
   * @throws ProblemException 503 {@code engine-unavailable} when it cannot be opened
   */
  public Engine get() {
    lock.lock();
    try {
      if (opened.isEmpty() && !closed) {
        opened = Optional.of(open());
      }
      if (closed) {
        closeOpened();
        throw new ProblemException(503, "engine-unavailable", "The service is being stopped.");
      }
      return opened.get();
    } finally {
      lock.unlock();
    }
  }

  private Engine open() {
    long before = System.nanoTime();
    Engine engine;
    try {
      engine = opener.get();
    } catch (EngineException failure) {
      throw failure.problem();
    }
    EngineDescription description = engine.describe();
    LOG.infof(
        "engine opened name=%s version=%s threads=%d ms=%d",
        description.name(),
        description.version(),
        description.threads(),
        Duration.ofNanos(System.nanoTime() - before).toMillis());
    return engine;
  }

  @Override
  public <T> T turn(Supplier<T> work) {
    return turns.take(work);
  }

  @Override
  public MeasuredPhoto measure(byte[] photo, Look look, byte[] backdrop) {
    return MeasuredPhoto.parse(
        asked(engine -> engine.measurePhoto(photo, look, backdrop, Canvas.PORTRAIT)));
  }

  @Override
  public PhotoCheck check(byte[] photo, String rig, Look look, byte[] backdrop) {
    return PhotoCheck.parse(
        asked(engine -> engine.checkPhoto(photo, rig, look, backdrop, Canvas.PORTRAIT)));
  }

  @Override
  public byte[] drawRig(byte[] photo, String rig) {
    return asked(engine -> engine.drawRig(photo, rig));
  }

  @Override
  public byte[] preview(byte[] photo, String rig, Look look, byte[] backdrop, Canvas canvas) {
    return asked(engine -> engine.preview(photo, rig, look, backdrop, canvas));
  }

  private <T> T asked(Function<Engine, T> question) {
    try {
      return turns.take(() -> question.apply(get()));
    } catch (EngineException refusal) {
      // Malformed JSON is a bad argument to the ABI, but a bad rig to the caller
      throw refusal.status() == EngineStatus.ARGUMENT
          ? new ProblemException(422, "rig-invalid", refusal.getMessage(), refusal)
          : refusal.problem();
    }
  }

  void atStop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.ENGINE)
          ShutdownEvent event) {
    close();
  }

  /** An engine that is just being opened, which may take minutes, is closed by who opens it. */
  @Override
  @PreDestroy
  public void close() {
    closed = true;
    try {
      if (lock.tryLock(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          closeOpened();
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeOpened() {
    opened.ifPresent(Engine::close);
    opened = Optional.empty();
  }
}
