package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static live.showhorse.api.ProblemsTest.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.showhorse.engine.RenderJob;
import live.showhorse.engine.RenderQueue;
import live.showhorse.engine.Urgency;
import live.showhorse.media.Canvas;
import live.showhorse.presenter.Look;
import live.showhorse.script.Language;
import live.showhorse.speech.Diction;
import live.showhorse.testing.EventLog;
import live.showhorse.testing.RawHttp;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.Test;

/** What is full says so, and when to come again where room comes by itself. */
@QuarkusTest
@TestProfile(LimitsTest.Small.class)
@QuarkusTestResource(value = TemporaryData.class, restrictToAnnotatedClass = true)
class LimitsTest {
  public static class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.ofEntries(
          // Nobody renders what is asked for
          Map.entry("showhorse.roles", "studio"),
          Map.entry("showhorse.limits.channels", "1"),
          Map.entry("showhorse.limits.presenters", "1"),
          Map.entry("showhorse.limits.waiting-lines", "2"),
          Map.entry("showhorse.limits.destinations", "1"),
          Map.entry("showhorse.limits.event-streams", "1"),
          Map.entry("showhorse.limits.render-queue", "2"),
          Map.entry("showhorse.limits.uploads", "2"),
          Map.entry("showhorse.limits.body-time", "5s"),
          Map.entry("showhorse.limits.connections", "" + CONNECTIONS),
          Map.entry("showhorse.output.private-hosts", "refused"));
    }
  }

  private static final int CONNECTIONS = 200;
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject RenderQueue queue;

  /** The one that there may be. */
  private static String channel() {
    List<String> made = given().get("/v1/channels").jsonPath().getList("id");
    return "/v1/channels/"
        + (made.isEmpty()
            ? json("/v1/channels", channel(TestPresenter.make()))
                .statusCode(201)
                .extract()
                .path("id")
            : made.getFirst());
  }

  @Test
  void aFullRenderQueueRefusesLinesOfAChannelOnAirUntilThereIsRoom() {
    String at = channel();
    String lines = at + "/lines";
    given().post(at + "/on-air").then().statusCode(200);
    List.of("one", "two").forEach(key -> queue.submit(job(key), Urgency.LATER, false));

    for (ValidatableResponse refused :
        List.of(
            json(lines, Map.of("text", "One.")),
            given()
                .multiPart("recording", "r.wav", new byte[] {1})
                .multiPart("text", "One.")
                .post(lines)
                .then())) {
      full(refused, 429, "queue-full", lines, "10", "2 clips", "render-queue");
    }
    full(
        json(at + "/script", Map.of("lines", List.of(Map.of("text", "One.")))),
        429,
        "queue-full",
        at + "/script",
        "10",
        "2 clips",
        "render-queue");
    assertThat(queue.length()).isEqualTo(2);

    queue.cancel("one");
    String line = json(lines, Map.of("text", "One.")).statusCode(201).extract().path("id");
    given().delete(lines + "/" + line).then().statusCode(200);
    given().post(at + "/off-air").then().statusCode(200);
    queue.cancel("two");
  }

  @Test
  void moreUploadsThanThereMayBeAreToldToComeAgainAndOnesThatDoNotEndLoseTheirPlace()
      throws Exception {
    try (Socket one = beganUpload();
        Socket other = beganUpload()) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  full(
                      upload(),
                      429,
                      "too-many-uploads",
                      "/v1/channels",
                      "5",
                      "2 large bodies",
                      "uploads"));
      given().get("/v1/channels").then().statusCode(200);

      for (Socket slow : List.of(one, other)) {
        slow.setSoTimeout((int) SOON.toMillis());
        String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
            .startsWith("HTTP/1.1 408 ")
            .contains(
                "application/problem+json",
                "urn:showhorse:problem:body-too-slow",
                "after 5 s",
                "(showhorse.limits.body-time)");
      }
      // What is not JSON is read and refused
      upload().statusCode(400);
    }
  }

  /** A body that has begun and does not end. */
  private static Socket beganUpload() throws IOException {
    var socket = new Socket("127.0.0.1", RestAssured.port);
    socket
        .getOutputStream()
        .write(
            "POST /v1/channels HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** A whole one, over what counts as large. */
  private static ValidatableResponse upload() {
    return json("/v1/channels", " ".repeat(70_000) + "{");
  }

  @Test
  void moreConnectionsThanThereMayBeAreToldToComeAgainViewersFirstAndHealthIsStillTold()
      throws Exception {
    List<Socket> open = new ArrayList<>();
    try {
      awaitTooMany("/hls/none/index.m3u8", "180 connections", open);
      assertThat(get("/v1/channels").status()).isEqualTo(200);
      awaitTooMany("/v1/channels", "200 connections", open);
      assertThat(get("/q/health/live").status()).isEqualTo(200);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
    await().atMost(SOON).until(() -> get("/v1/channels").status() == 200);
  }

  /** Opens connections until more are told to come again; the service accepts a moment later. */
  private static void awaitTooMany(String path, String limit, List<Socket> open)
      throws IOException {
    RawHttp.Answer answer = get(path);
    while (answer.status() != 429 && open.size() < CONNECTIONS + 50) {
      open.add(new Socket("127.0.0.1", RestAssured.port));
      answer = get(path);
    }
    assertThat(answer.status()).as(answer.body()).isEqualTo(429);
    assertThat(answer.headers()).containsEntry("retry-after", "30");
    assertThat(answer.body())
        .contains(
            "urn:showhorse:problem:too-many-connections", limit, "showhorse.limits.connections");
  }

  private static RawHttp.Answer get(String path) {
    return RawHttp.send(
        RestAssured.port, new RawHttp.Request("GET", path, Map.of(), new byte[0], false));
  }

  @Test
  void whatIsFullSaysSo() throws Exception {
    String at = channel();
    String presenter = given().get("/v1/presenters").jsonPath().getString("[0].id");

    problem(json("/v1/channels", channel(presenter)), 422, "too-many-channels", "/v1/channels")
        .body("detail", containsString("There are 1 channels"))
        .body("detail", containsString("(showhorse.limits.channels)"));
    problem(
        TestPresenter.form(given()).post("/v1/presenters").then(),
        422,
        "too-many-presenters",
        "/v1/presenters");

    String lines = at + "/lines";
    json(lines, Map.of("text", "One.")).statusCode(201);
    json(lines, Map.of("text", "Two.")).statusCode(201);
    problem(json(lines, Map.of("text", "Three.")), 429, "rundown-full", lines)
        .header("Retry-After", "30")
        .body("detail", containsString("at most 2 (showhorse.limits.waiting-lines)"));

    String destinations = at + "/destinations";
    problem(
            json(destinations, destination("rtmp://169.254.169.254/app")),
            422,
            "destination-private",
            destinations)
        .body("detail", containsString("showhorse.output.private-hosts"));
    json(destinations, destination("rtmp://one.invalid/app")).statusCode(201);
    problem(
        json(destinations, destination("rtmp://two.invalid/app")),
        422,
        "too-many-destinations",
        destinations);

    String events = at + "/events";
    String id = at.substring(at.lastIndexOf('/') + 1);
    try (var open = new EventLog(RestAssured.port, id)) {
      await().atMost(Duration.ofSeconds(20)).until(() -> open.latest("snapshot").isPresent());
      problem(given().get(events).then(), 429, "too-many-event-streams", events)
          .header("Retry-After", equalTo("30"));
    }
    await()
        .atMost(Duration.ofSeconds(40))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              try (var again = new EventLog(RestAssured.port, id)) {
                await()
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> again.latest("snapshot").isPresent());
              }
            });
    assertThat(given().get(lines).jsonPath().getList("findAll { it.state == 'queued' }"))
        .hasSize(2);
  }

  /** A refusal with when to come again, the limit and how it is called. */
  private static void full(
      ValidatableResponse response,
      int status,
      String slug,
      String instance,
      String retryAfter,
      String limit,
      String property) {
    problem(response, status, slug, instance)
        .header("Retry-After", retryAfter)
        .body("detail", containsString(limit))
        .body("detail", containsString("(showhorse.limits." + property + ")"));
  }

  private static RenderJob job(String key) {
    return new RenderJob(
        key,
        "0".repeat(64),
        "{}",
        Look.SUGGESTED,
        "",
        Language.ENGLISH,
        "",
        Diction.PLAIN,
        Canvas.PORTRAIT,
        1,
        1);
  }

  private static ValidatableResponse json(String path, Object body) {
    return given().contentType("application/json").body(body).post(path).then();
  }

  private static Map<String, Object> channel(String presenter) {
    return Map.of("name", "A", "presenter", presenter, "bridges", List.of());
  }

  private static Map<String, Object> destination(String url) {
    return Map.of("url", url, "streamKey", "k");
  }
}
