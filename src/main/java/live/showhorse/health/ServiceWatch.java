package live.showhorse.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import live.showhorse.StopOrder;
import live.showhorse.channel.Channels;
import live.showhorse.channel.WarningType;
import org.jboss.logging.Logger;

/**
 * Looks at the parts of the service all the time: logs and measures their changes, and warns the
 * operators of all channels of those that they will feel.
 */
@ApplicationScoped
class ServiceWatch {
  private static final Logger LOG = Logger.getLogger(ServiceWatch.class);

  /** An engine needs some seconds to its first clip: nothing to be told. */
  private static final Duration BEGINNING = Duration.ofSeconds(30);

  private final Operators operators;
  private final HealthConfig config;
  private final Map<Part, Optional<Effect>> parts;
  private final Map<String, Boolean> works = new ConcurrentHashMap<>();
  private final long begun = System.nanoTime();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("showhorse-watch").daemon().factory());

  /**
   * What operators are told.
   *
   * @param over when it works again
   */
  record Effect(WarningType type, String over) {}

  /** Those who operate channels. */
  interface Operators {
    void warn(WarningType type, String detail, String action);

    void over(WarningType type, String detail);

    static Operators of(Channels channels) {
      return new Operators() {
        @Override
        public void warn(WarningType type, String detail, String action) {
          channels.warn(type, detail, action);
        }

        @Override
        public void over(WarningType type, String detail) {
          channels.warningOver(type, detail);
        }
      };
    }
  }

  @Inject
  ServiceWatch(
      RedisPart redis,
      EnginePart engine,
      DiskPart disk,
      CachePart cache,
      SpeechPart speech,
      Channels channels,
      HealthConfig config,
      MeterRegistry meters) {
    this(effects(redis, engine, disk, cache, speech), Operators.of(channels), config, meters);
  }

  /**
   * @param parts in the order they are looked at, with what operators are told of them
   */
  ServiceWatch(
      Map<Part, Optional<Effect>> parts,
      Operators operators,
      HealthConfig config,
      MeterRegistry meters) {
    this.parts = parts;
    this.operators = operators;
    this.config = config;
    for (Part part : parts.keySet()) {
      Gauge.builder("showhorse.part.up", () -> works.getOrDefault(part.name(), false) ? 1 : 0)
          .description("1 while a part of the service works, else 0")
          .tag("part", part.name())
          .register(meters);
    }
  }

  private static Map<Part, Optional<Effect>> effects(
      Part redis, Part engine, Part disk, Part cache, Part speech) {
    Map<Part, Optional<Effect>> effects = new LinkedHashMap<>();
    // Before Redis, whose trouble ends the look and may be that of its disk
    effects.put(
        disk, Optional.of(new Effect(WarningType.DISK_LOW, "There is room on the disk again.")));
    effects.put(redis, Optional.of(new Effect(WarningType.REDIS_AWAY, "Redis answers again.")));
    effects.put(
        engine, Optional.of(new Effect(WarningType.NO_ENGINE, "Clips are rendered again.")));
    effects.put(
        cache,
        Optional.of(new Effect(WarningType.CACHE_SMALL, "The cache is large enough again.")));
    // Channels tell it of the languages that they need
    effects.put(speech, Optional.empty());
    return effects;
  }

  void start(@Observes StartupEvent event) {
    thread.scheduleWithFixedDelay(this::look, 0, config.every().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** First of all: that parts end now is no news. */
  void stop(@Observes @Priority(StopOrder.NOTICE) ShutdownEvent event) {
    thread.shutdownNow();
  }

  /** Looks at every part once. Blocks; called by one thread. */
  void look() {
    for (Map.Entry<Part, Optional<Effect>> entry : parts.entrySet()) {
      Part part = entry.getKey();
      try {
        Part.Condition now = part.look();
        if (!thread.isShutdown()) {
          seen(part, now, entry.getValue());
        }
        if (!now.works() && part instanceof RedisPart) {
          // Nobody can tell how the engines are
          return;
        }
      } catch (RuntimeException defect) {
        LOG.errorf(defect, "look failed part=%s", part.name());
      }
    }
  }

  private void seen(Part part, Part.Condition now, Optional<Effect> effect) {
    boolean beginning =
        part instanceof EnginePart
            && !works.containsKey(part.name())
            && System.nanoTime() - begun < BEGINNING.toNanos();
    if (!now.works() && beginning) {
      return;
    }
    Boolean before = works.put(part.name(), now.works());
    if (before != null && before == now.works()) {
      return;
    }
    if (now.works()) {
      LOG.infof("part works part=%s because=%s", part.name(), now.reason());
      effect.ifPresent(known -> operators.over(known.type(), known.over()));
    } else {
      LOG.warnf("part fails part=%s because=%s action=%s", part.name(), now.reason(), now.action());
      effect.ifPresent(known -> operators.warn(known.type(), now.reason(), now.action()));
    }
  }
}
