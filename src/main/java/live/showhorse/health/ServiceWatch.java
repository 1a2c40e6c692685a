package live.showhorse.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import live.showhorse.channel.Channels;
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

  private final Channels channels;
  private final HealthConfig config;
  private final Map<Part, Effect> parts = new LinkedHashMap<>();
  private final Map<String, Boolean> works = new ConcurrentHashMap<>();
  private final long begun = System.nanoTime();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("showhorse-watch").daemon().factory());

  /**
   * What operators are told.
   *
   * @param code of the warning
   * @param meaning for their programmes
   * @param over when it works again
   */
  private record Effect(String code, String meaning, String over) {}

  ServiceWatch(
      RedisPart redis,
      EnginePart engine,
      DiskPart disk,
      Channels channels,
      HealthConfig config,
      MeterRegistry meters) {
    this.channels = channels;
    this.config = config;
    // Before Redis, whose trouble ends the look and may be that of its disk
    parts.put(
        disk,
        new Effect(
            "disk-low",
            "When it is full, the HLS programme has gaps, a Redis there takes no changes and nothing"
                + " can be uploaded; destinations do not need it.",
            "There is room on the disk again."));
    parts.put(
        redis,
        new Effect(
            "redis-away",
            "Programmes go on from memory; new lines and other changes are refused until it is back.",
            "Redis answers again."));
    parts.put(
        engine,
        new Effect(
            "no-engine",
            "What is rendered already airs, filler plays instead of new lines.",
            "Clips are rendered again."));
    for (Part part : parts.keySet()) {
      Gauge.builder("showhorse.part.up", () -> works.getOrDefault(part.name(), false) ? 1 : 0)
          .description("1 while a part of the service works, else 0")
          .tag("part", part.name())
          .register(meters);
    }
  }

  void start(@Observes StartupEvent event) {
    thread.scheduleWithFixedDelay(this::look, 0, config.every().toMillis(), TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    thread.shutdownNow();
  }

  private void look() {
    for (Map.Entry<Part, Effect> entry : parts.entrySet()) {
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

  private void seen(Part part, Part.Condition now, Effect effect) {
    boolean beginning =
        !works.containsKey(part.name()) && System.nanoTime() - begun < BEGINNING.toNanos();
    if (!now.works() && beginning) {
      return;
    }
    Boolean before = works.put(part.name(), now.works());
    if (before != null && before == now.works()) {
      return;
    }
    if (now.works()) {
      LOG.infof("part works part=%s because=%s", part.name(), now.reason());
      channels.warningOver(effect.code(), effect.over());
    } else {
      LOG.warnf("part fails part=%s because=%s action=%s", part.name(), now.reason(), now.action());
      channels.warn(
          effect.code(), String.join(" ", List.of(now.reason(), effect.meaning(), now.action())));
    }
  }
}
