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
import java.util.function.Function;
import java.util.function.Supplier;
import live.showhorse.ShowhorseConfig;
import live.showhorse.StopOrder;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.Canvas;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.presenter.Look;
import live.showhorse.presenter.PhotoCheck;
import live.showhorse.presenter.PhotoIntake;
import live.showhorse.problem.ProblemException;
import org.jboss.logging.Logger;

/** The engine of this process, opened when first needed. Blocks; call from a worker thread. */
@ApplicationScoped
public class Engines implements PhotoIntake, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Engines.class);

  private final Supplier<Engine> opener;
  private Optional<Engine> opened = Optional.empty();
  private boolean closed;

  @Inject
  public Engines(
      ShowhorseConfig showhorse,
      EngineConfig config,
      HappyhorseConfig models,
      LimitsConfig limits) {
    this(
        () ->
            NativeEngine.open(
                showhorse.nativeParts().directory(), config, models, limits.presentersReady()));
  }

  /**
   * @param opener makes the engine; called again when it failed
   */
  public Engines(Supplier<Engine> opener) {
    this.opener = opener;
  }

  /**
   * The engine, warm.
   *
   * @throws ProblemException 503 {@code engine-unavailable} when it cannot be opened
   */
  public synchronized Engine get() {
    if (closed) {
      throw new ProblemException(503, "engine-unavailable", "The service is being stopped.");
    }
    if (opened.isEmpty()) {
      long before = System.nanoTime();
      try {
        opened = Optional.of(opener.get());
      } catch (EngineException failure) {
        throw failure.problem();
      }
      EngineDescription description = opened.get().describe();
      LOG.infof(
          "engine opened name=%s version=%s threads=%d ms=%d",
          description.name(),
          description.version(),
          description.threads(),
          Duration.ofNanos(System.nanoTime() - before).toMillis());
    }
    return opened.get();
  }

  @Override
  public String findRig(byte[] photo) {
    return asked(engine -> engine.findRig(photo));
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
      return question.apply(get());
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

  @Override
  @PreDestroy
  public synchronized void close() {
    closed = true;
    opened.ifPresent(Engine::close);
    opened = Optional.empty();
  }
}
