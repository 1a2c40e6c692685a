package live.showhorse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that answers, but late. */
class SlowRedisIT {
  private static final String CHANNEL = "tea";

  @TempDir Path directory;

  @Test
  void aSlowRedisCostsNoFrameTakesLinesAndNothingPilesUp() throws Exception {
    try (var redis = new RedisProcess(Files.createDirectory(directory.resolve("redis")));
        var proxy = new SlowProxy(redis.port());
        var service =
            ServiceProcess.start(
                directory.resolve("data"),
                Map.of(
                    "showhorse.redis.url",
                    "redis://127.0.0.1:" + proxy.port(),
                    "showhorse.channel.idle-clips",
                    "3"))) {
      service.awaitReady();
      service.putOnAir(CHANNEL);
      service.awaitAired(CHANNEL, service.say(CHANNEL, "Before."));
      int connections = proxy.connections();

      proxy.delay(Duration.ofMillis(300), Duration.ofMillis(800));
      String slow = service.say(CHANNEL, "Redis is slow now.");
      service.given().get("/v1/presenters").then().statusCode(200);
      service.awaitAired(CHANNEL, slow);
      service.programmeGoesOn();
      double threads = service.sum("jvm_threads_live_threads");

      Duration overTheTimeout = Duration.ofSeconds(3);
      proxy.delay(overTheTimeout, overTheTimeout);
      for (int call = 0; call < 3; call++) {
        service
            .given()
            .get("/v1/presenters")
            .then()
            .statusCode(503)
            .contentType("application/problem+json")
            .header("Retry-After", "5")
            .body("type", endsWith("redis-unavailable"));
      }
      service.programmeGoesOn();
      service.given().get("/q/health/live").then().statusCode(200);
      assertThat(service.sum("jvm_threads_live_threads")).isLessThan(threads + 10);
      assertThat(proxy.connections()).isLessThanOrEqualTo(connections);

      proxy.hurry();
      service.awaitReady();
      service.awaitAired(CHANNEL, service.say(CHANNEL, "After."));
      assertThat(service.log()).doesNotContain("late frames");
    }
  }
}
