package live.showhorse.doctor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import live.showhorse.ShowhorseConfig;
import live.showhorse.redis.Redis;
import live.showhorse.redis.RedisConfig;

/** The configured Redis, or the program of a private one. */
final class RedisCheck implements Supplier<List<Finding>> {
  private static final String PART = "redis";

  /** Streams with claiming by idle time (XAUTOCLAIM). */
  private static final String LEAST = "6.2";

  private final RedisConfig config;
  private final ShowhorseConfig showhorse;

  RedisCheck(RedisConfig config, ShowhorseConfig showhorse) {
    this.config = config;
    this.showhorse = showhorse;
  }

  @Override
  public List<Finding> get() {
    return List.of(config.url().isPresent() ? configured() : program());
  }

  private Finding configured() {
    try (var redis = new Redis(config, showhorse, new SimpleMeterRegistry())) {
      return redis.ping()
          ? Finding.ok(PART, "showhorse.redis.url", "answers")
          : Finding.problem(
              PART, "showhorse.redis.url", "does not answer", "Start it, or correct the address.");
    } catch (RuntimeException unreachable) {
      return Finding.problem(
          PART,
          "showhorse.redis.url",
          unreachable.getMessage(),
          "Start it, or correct showhorse.redis.url; without one the service starts a Redis of its own.");
    }
  }

  private Finding program() {
    Optional<String> version = Programs.version(List.of(config.program(), "--version"));
    String what = "private " + config.program();
    if (version.isEmpty()) {
      return Finding.problem(
          PART,
          what,
          "not found",
          BuildChecks.install("redis-server")
              + ", or set showhorse.redis.url to a Redis that runs.");
    }
    return Programs.atLeast(version.get(), LEAST)
        ? Finding.ok(PART, what, version.get())
        : Finding.problem(
            PART, what, version.get() + ", too old", "Use Redis " + LEAST + " or later.");
  }
}
