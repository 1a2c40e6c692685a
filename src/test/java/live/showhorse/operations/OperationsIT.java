package live.showhorse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import live.showhorse.testing.EventLog;
import live.showhorse.testing.TraceCollector;
import live.showhorse.testing.TraceCollector.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a studio and an engine in processes of their own. */
class OperationsIT {
  private static final String CHANNEL = "tea";
  private static final Duration SOON = Duration.ofSeconds(45);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A trace of the host, which the line is part of. */
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private static final String CALLER = "b7ad6b7169203331";

  /** More than any disk has free. */
  private static final String ANY_DISK = "8000000T";

  @TempDir Path directory;

  @Test
  void healthEventsLogsAndTracesTellWhatHappens() throws Exception {
    try (var redis = new RedisProcess(Files.createDirectory(directory.resolve("redis")));
        var collector = new TraceCollector();
        var studio =
            process(redis, collector, "studio", Map.of("showhorse.health.disk-space", ANY_DISK))) {
      try (var mute =
          process(
              redis, collector, "engine", Map.of("showhorse.speech.espeak-program", "/nowhere"))) {
        mute.awaitReady();
        studio.awaitReady();
        studio.putOnAir(CHANNEL);
        aDiskThatIsNearlyFullIsTold(studio);
        try (var events = new EventLog(studio.port(), CHANNEL)) {
          String unsaid = studio.say(CHANNEL, "Nobody can say this yet.");
          events.awaitWarning("no-voice", "begun", SOON);
          await()
              .atMost(Duration.ofSeconds(30))
              .until(() -> studio.lineStates(CHANNEL).get(unsaid).equals("failed"));
          awaitStatus(mute, "/q/health/well", 503);
          mute.given()
              .get("/q/health/well")
              .then()
              .body("checks.find { it.name == 'speech' }.data.reason", containsString("/nowhere"))
              .body("checks.find { it.name == 'speech' }.data.action", containsString("doctor"));
          mute.given().get("/q/health/ready").then().statusCode(200);

          mute.stop();
          events.awaitWarning("no-engine", "begun", SOON);
          awaitStatus(studio, "/q/health/ready", 503);
          studio
              .given()
              .get("/q/health/ready")
              .then()
              .body(
                  "checks.find { it.name == 'engine' }.data.reason",
                  containsString("No engine has announced itself"))
              .body(
                  "checks.find { it.name == 'engine' }.data.action", containsString("role engine"))
              .body("checks.find { it.name == 'redis' }.status", equalTo("UP"));
          studio.given().get("/q/health/live").then().statusCode(200);

          try (var engine = process(redis, collector, "engine", Map.of())) {
            engine.awaitReady();
            events.awaitWarning("no-engine", "over", SOON);
            String line = sayTraced(studio);
            awaitAired(studio, line);
            events.awaitWarning("no-voice", "over", SOON);
            oneTraceHasTheWholePath(collector, line);
            aDestinationThatIsLostIsTold(studio, events);
            redisAwayIsToldAndNobodyIsRestarted(redis, studio, events);
            logsAreJsonWithTheIdsAsFields(studio, engine, line);
          }
        }
      }
    }
  }

  /** Parts are looked at every few seconds. */
  private static void awaitStatus(ServiceProcess process, String path, int status) {
    await()
        .alias(path)
        .atMost(Duration.ofSeconds(30))
        .until(() -> process.given().get(path).statusCode() == status);
  }

  private static void aDiskThatIsNearlyFullIsTold(ServiceProcess studio) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                studio
                    .given()
                    .get("/v1/channels/" + CHANNEL)
                    .then()
                    .body(
                        "warnings.find { it.code == 'disk-low' }.detail",
                        containsString("less than"))
                    .body(
                        "warnings.find { it.code == 'disk-low' }.audience",
                        containsString("HLS segments"))
                    .body(
                        "warnings.find { it.code == 'disk-low' }.action",
                        containsString("Make room")));
    studio
        .given()
        .get("/q/health/well")
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'disk' }.data.action", containsString("Make room"))
        .body("checks.find { it.name == 'cache' }.status", equalTo("UP"));
  }

  private static String sayTraced(ServiceProcess studio) {
    return studio
        .given()
        .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
        .contentType("application/json")
        .body(Map.of("text", "This line is traced."))
        .post("/v1/channels/" + CHANNEL + "/lines")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void oneTraceHasTheWholePath(TraceCollector collector, String line) {
    Set<String> path =
        Set.of(
            "POST /v1/channels/{id}/lines",
            "line queued",
            "segment",
            "render clip",
            "speak",
            "animate",
            "store clip",
            "dress and encode",
            "air");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(collector.trace(TRACE)).extracting(Received::name).containsAll(path));
    List<Received> spans = collector.trace(TRACE);
    Set<String> known = spans.stream().map(Received::id).collect(Collectors.toSet());
    known.add(CALLER);
    assertThat(spans).allSatisfy(span -> assertThat(known).contains(span.parent()));
    assertThat(spans)
        .allSatisfy(span -> assertThat(span.end()).isGreaterThanOrEqualTo(span.start()));
    assertThat(named(spans, "render clip").process())
        .as("another process renders")
        .isNotEqualTo(named(spans, "air").process());
    assertThat(named(spans, "air").facts()).containsEntry("line", line);
    assertThat(named(spans, "render clip").facts()).containsKeys("clip", "worker");
    assertThat(collector.all())
        .as("filler is not traced")
        .allSatisfy(span -> assertThat(span.trace()).isNotBlank())
        .filteredOn(span -> span.parent().isEmpty())
        .extracting(Received::name)
        .containsOnly("POST /v1/channels/{id}/lines");
  }

  private static Received named(List<Received> spans, String name) {
    return spans.stream().filter(span -> span.name().equals(name)).findFirst().orElseThrow();
  }

  private static void aDestinationThatIsLostIsTold(ServiceProcess studio, EventLog events) {
    String destination =
        studio
            .given()
            .contentType("application/json")
            .body(Map.of("name", "Main", "url", "rtmp://127.0.0.1:9/app", "streamKey", "secret"))
            .post("/v1/channels/" + CHANNEL + "/destinations")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    JsonNode lost = events.awaitWarning("destination-lost", "begun", SOON);
    assertThat(lost.get("about").asText()).isEqualTo(destination);
    assertThat(lost.get("detail").asText()).contains("Main").contains("tried again");
    studio
        .given()
        .get("/v1/channels/" + CHANNEL)
        .then()
        .body("warnings.find { it.code == 'destination-lost' }.about", equalTo(destination));
    studio
        .given()
        .get("/q/health/well")
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'outputs' }.data['channel tea']", containsString("Main"));
    studio.given().get("/q/health/ready").then().statusCode(200);
    studio.given().delete("/v1/channels/" + CHANNEL + "/destinations/" + destination);
    events.awaitWarning("destination-lost", "over", SOON);
  }

  private static void redisAwayIsToldAndNobodyIsRestarted(
      RedisProcess redis, ServiceProcess studio, EventLog events) {
    redis.stop();
    JsonNode away = events.awaitWarning("redis-away", "begun", SOON);
    assertThat(away.get("detail").asText()).contains("Redis does not answer");
    assertThat(away.get("audience").asText()).contains("plays on from memory");
    assertThat(away.get("action").asText()).contains("showhorse.redis.url");
    awaitStatus(studio, "/q/health/ready", 503);
    studio
        .given()
        .get("/q/health/ready")
        .then()
        .body("checks.find { it.name == 'redis' }.data.action", containsString("showhorse.redis"));
    studio.given().get("/q/health/live").then().statusCode(200);
    redis.start();
    events.awaitWarning("redis-away", "over", SOON);
  }

  private static void logsAreJsonWithTheIdsAsFields(
      ServiceProcess studio, ServiceProcess engine, String line) throws IOException {
    JsonNode rendered = null;
    for (JsonNode event : events(engine)) {
      if (event.get("message").asText().startsWith("clip rendered")
          && line.equals(event.path("line").asText())) {
        rendered = event;
      }
    }
    assertThat(rendered).as(engine.log()).isNotNull();
    assertThat(rendered.get("channel").asText()).isEqualTo(CHANNEL);
    assertThat(rendered.get("clip").asText()).hasSize(64);
    assertThat(rendered.get("worker").asText()).isNotBlank();
    assertThat(rendered.get("ms").isNumber()).isTrue();
    assertThat(rendered.get("trace_id").asText()).isEqualTo(TRACE);
    assertThat(events(studio))
        .anySatisfy(
            event -> {
              assertThat(event.path("destination").asText()).isNotBlank();
              assertThat(event.path("state").asText()).isEqualTo("RETRYING");
              assertThat(event.path("channel").asText()).isEqualTo(CHANNEL);
            });
    assertThat(studio.log()).doesNotContain("secret");
  }

  /** Every line of a process' log; fails when one is not JSON. */
  private static List<JsonNode> events(ServiceProcess process) throws IOException {
    List<JsonNode> events = new java.util.ArrayList<>();
    for (String line : process.log().lines().toList()) {
      events.add(JSON.readTree(line));
    }
    return events;
  }

  private static void awaitAired(ServiceProcess studio, String line) {
    await()
        .alias("aired")
        .atMost(Duration.ofSeconds(60))
        .until(() -> "aired".equals(studio.lineStates(CHANNEL).get(line)));
  }

  private ServiceProcess process(
      RedisProcess redis, TraceCollector collector, String role, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("showhorse.roles", role);
    settings.put("showhorse.redis.url", redis.url());
    settings.put("showhorse.redis.timeout", "1s");
    settings.put("showhorse.health.every", "1s");
    settings.put("showhorse.log.json", "true");
    settings.put("showhorse.traces.endpoint", collector.url());
    settings.put("showhorse.channel.idle-clips", "3");
    return ServiceProcess.start(directory.resolve(role), settings);
  }
}
