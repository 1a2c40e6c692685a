package live.showhorse.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import live.showhorse.Role;
import live.showhorse.ShowhorseConfig;
import live.showhorse.health.Part.Condition;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.BlobUse;
import live.showhorse.redis.Blobs;

/**
 * The clips and segments in Redis. That a full store drops what was used longest ago is how it
 * works; that it drops what was used just now makes the same lines again and again.
 */
@ApplicationScoped
class CachePart implements Part {
  private static final double FULL = 0.9;

  /** What is told is over only when it is so much better. */
  private static final double CLEARLY = 1.25;

  private static final double MILLIS = 1_000.0;
  private static final long MIB = 1L << 20;

  private final List<Store> stores;
  private final Duration span;
  private final boolean here;

  /** One store, and how it was when it was looked at last. */
  private static final class Store {
    final String name;
    final String property;
    final long budget;
    final Supplier<BlobUse> use;
    volatile BlobUse last = BlobUse.NOTHING;
    volatile boolean small;

    Store(String name, String property, long budget, Supplier<BlobUse> use, MeterRegistry meters) {
      this.name = name;
      this.property = property;
      this.budget = budget;
      this.use = use;
      Gauge.builder("showhorse.store.used", () -> last.bytes())
          .description("Clips or segments in Redis")
          .baseUnit("bytes")
          .tag("store", name)
          .register(meters);
      Gauge.builder("showhorse.store.oldest", () -> last.oldest().toMillis() / MILLIS)
          .description("Time since the use of what a full store drops next")
          .baseUnit("seconds")
          .tag("store", name)
          .register(meters);
    }

    void look(Duration span) {
      last = use.get();
      double enough = span.toMillis() * (small ? CLEARLY : 1);
      small = last.bytes() > FULL * budget && last.oldest().toMillis() < enough;
    }

    String reason() {
      return "The cache of %s holds %d MiB, all that it may, and drops what was used %d minutes ago (%s)."
          .formatted(name, last.bytes() / MIB, last.oldest().toMinutes(), property);
    }
  }

  @Inject
  CachePart(
      Blobs blobs,
      LimitsConfig limits,
      HealthConfig config,
      ShowhorseConfig showhorse,
      MeterRegistry meters) {
    this.span = config.cacheSpan();
    this.here = showhorse.roles().contains(Role.STUDIO);
    this.stores =
        List.of(
            new Store(
                "clips",
                "showhorse.limits.clips",
                limits.clips().asLongValue(),
                () -> blobs.use("clips"),
                meters),
            new Store(
                "segments",
                "showhorse.limits.segments",
                limits.segments().asLongValue(),
                () -> blobs.use("segments"),
                meters));
  }

  @Override
  public String name() {
    return "cache";
  }

  @Override
  public Condition look() {
    if (!here) {
      return Condition.up("Studios elsewhere look at it.", Map.of());
    }
    List<String> reasons = new ArrayList<>();
    try {
      for (Store store : stores) {
        store.look(span);
        if (store.small) {
          reasons.add(store.reason());
        }
      }
    } catch (ProblemException redisAway) {
      return Condition.up("Nobody can tell while Redis does not answer.", Map.of());
    }
    return reasons.isEmpty()
        ? Condition.up("Clips and segments are kept for long enough.", Map.of())
        : Condition.down(
            String.join(" ", reasons), "Raise the budget, and Redis' memory with it.", Map.of());
  }
}
