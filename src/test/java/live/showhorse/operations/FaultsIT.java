package live.showhorse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running programme survives. */
class FaultsIT {
  private static final String CHANNEL = "tea";

  @TempDir Path directory;

  @Test
  void aServiceKilledOnAirGoesOnByItselfAndSaysNothingTwice() {
    var settings = Map.of("showhorse.engine.lease", "3s");
    Path data = directory.resolve("data");
    List<String> lines = new ArrayList<>();
    List<Map<String, Object>> before;
    try (var service = ServiceProcess.start(data, settings)) {
      service.awaitReady();
      service.putOnAir(CHANNEL);
      IntStream.range(0, 5)
          .forEach(
              number -> lines.add(service.say(CHANNEL, "This is the line number " + number + ".")));
      await()
          .alias("some aired")
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  service.lineStates(CHANNEL).values().stream().filter("aired"::equals).count()
                      >= 2);
      before = aired(service);
      service.kill();
    }
    try (var again = ServiceProcess.start(data, settings)) {
      Instant ready = again.awaitReady();
      await()
          .alias("on air by itself")
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> !since(again).isEmpty());
      assertThat(Duration.between(ready, Instant.parse(since(again))))
          .isLessThan(Duration.ofSeconds(5));
      await()
          .alias("the rest aired")
          .atMost(Duration.ofSeconds(60))
          .until(() -> again.lineStates(CHANNEL).values().stream().allMatch("aired"::equals));

      assertThat(again.lineStates(CHANNEL).keySet()).containsExactlyElementsOf(lines);
      var said = new HashSet<Object>();
      var complete =
          aired(again).stream()
              .filter(entry -> Boolean.FALSE.equals(entry.get("truncated")))
              .toList();
      assertThat(complete).allMatch(entry -> said.add(entry.get("line")));
      assertThat(complete)
          .extracting(entry -> entry.get("line"))
          .containsAll(before.stream().map(entry -> entry.get("line")).toList());
    }
  }

  @Test
  void aRedisThatIsSlowStopsHangsOrRestartsCostsNoFrameAndTheApiRecovers() throws Exception {
    try (var redis = new RedisProcess(Files.createDirectory(directory.resolve("redis")));
        var proxy = new SlowProxy(redis.port());
        var service =
            ServiceProcess.start(
                directory.resolve("data"),
                Map.of("showhorse.redis.url", "redis://127.0.0.1:" + proxy.port()))) {
      service.awaitReady();
      service.putOnAir(CHANNEL);
      String first = service.say(CHANNEL, "Before.");
      service.awaitAired(CHANNEL, first);

      aSlowRedisIsWaitedForAndNothingPilesUp(proxy, service);

      redis.stop();
      service.programmeGoesOn();
      service
          .given()
          .contentType("application/json")
          .body(Map.of("id", "other", "name", "other", "presenter", "none"))
          .post("/v1/channels")
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .body("type", endsWith("redis-unavailable"));
      service.given().get("/q/health/ready").then().statusCode(503);
      service.given().get("/q/health/live").then().statusCode(200);
      service.programmeGoesOn();
      redis.start();
      service.awaitReady();
      service.awaitAired(CHANNEL, service.say(CHANNEL, "After the stop."));

      redis.freeze();
      service.programmeGoesOn();
      service.given().get("/v1/presenters").then().statusCode(503);
      redis.thaw();
      service.awaitReady();
      service.awaitAired(CHANNEL, service.say(CHANNEL, "After the freeze."));

      assertThat(service.log()).doesNotContain("late frames");
    }
  }

  private static void aSlowRedisIsWaitedForAndNothingPilesUp(
      SlowProxy proxy, ServiceProcess service) {
    int connections = proxy.connections();
    proxy.delay(Duration.ofMillis(300), Duration.ofMillis(800));
    String slow = service.say(CHANNEL, "Redis is slow now.");
    service.given().get("/v1/presenters").then().statusCode(200);
    service.awaitAired(CHANNEL, slow);
    double threads = service.sum("jvm_threads_live_threads");

    Duration overTheTimeout = Duration.ofSeconds(3);
    proxy.delay(overTheTimeout, overTheTimeout);
    for (int call = 0; call < 2; call++) {
      service
          .given()
          .get("/v1/presenters")
          .then()
          .statusCode(503)
          .header("Retry-After", "5")
          .body("type", endsWith("redis-unavailable"));
    }
    service.programmeGoesOn();
    assertThat(service.sum("jvm_threads_live_threads")).isLessThan(threads + 10);
    assertThat(proxy.connections()).isLessThanOrEqualTo(connections);

    proxy.hurry();
    service.awaitReady();
    service.awaitAired(CHANNEL, service.say(CHANNEL, "After the slowness."));
  }

  @Test
  void aFullRedisTakesNoLinesAndTheProgrammeGoesOn() throws Exception {
    try (var redis = new RedisProcess(Files.createDirectory(directory.resolve("redis")));
        var service =
            ServiceProcess.start(
                directory.resolve("data"), Map.of("showhorse.redis.url", redis.url()))) {
      service.awaitReady();
      service.putOnAir(CHANNEL);
      redis.configure("maxmemory", "1mb");

      TestPresenter.form(service.given())
          .post("/v1/presenters")
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .body("detail", containsString("memory"));
      service.programmeGoesOn();

      redis.configure("maxmemory", "0");
      service.awaitAired(CHANNEL, service.say(CHANNEL, "There is room again."));
      assertThat(service.log()).doesNotContain("late frames");
    }
  }

  @Test
  void aShutdownOnAirIsCleanWithinTenSeconds() {
    try (var service = ServiceProcess.start(directory.resolve("data"), Map.of())) {
      service.awaitReady();
      service.putOnAir(CHANNEL, "720x1280@25");
      service.say(CHANNEL, "A sentence that is being rendered while the service is told to stop.");

      assertThat(service.stop()).isLessThan(Duration.ofSeconds(10));

      assertThat(service.exitCode()).isEqualTo(143);
      assertThat(service.log()).contains("redis stopped").doesNotContain("ERROR");
    }
  }

  private static List<Map<String, Object>> aired(ServiceProcess service) {
    return service
        .given()
        .get("/v1/channels/" + CHANNEL + "/as-run")
        .jsonPath()
        .<Map<String, Object>>getList("$")
        .stream()
        .filter(entry -> "line".equals(entry.get("kind")))
        .toList();
  }

  private static String since(ServiceProcess service) {
    String since =
        service.given().get("/v1/channels/" + CHANNEL).jsonPath().getString("onAirSince");
    return since == null ? "" : since;
  }
}
