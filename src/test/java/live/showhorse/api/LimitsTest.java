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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.showhorse.testing.EventLog;
import org.junit.jupiter.api.Test;

/** What is full says so, and when to come again where room comes by itself. */
@QuarkusTest
@TestProfile(LimitsTest.Small.class)
@QuarkusTestResource(value = TemporaryData.class, restrictToAnnotatedClass = true)
class LimitsTest {
  public static class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "showhorse.limits.channels", "1",
          "showhorse.limits.presenters", "1",
          "showhorse.limits.waiting-lines", "2",
          "showhorse.limits.destinations", "1",
          "showhorse.limits.event-streams", "1",
          "showhorse.output.private-hosts", "refused");
    }
  }

  @Test
  void whatIsFullSaysSo() throws Exception {
    String presenter = TestPresenter.make();
    String at =
        "/v1/channels/"
            + json("/v1/channels", channel(presenter)).statusCode(201).extract().path("id");

    problem(json("/v1/channels", channel(presenter)), 422, "too-many-channels", "/v1/channels")
        .body("detail", containsString("There are 1 channels"));
    problem(
        given()
            .multiPart("photo", "photo.png", TestPresenter.photo())
            .multiPart("name", "Mei")
            .multiPart("language", "en")
            .multiPart("consent", "true")
            .post("/v1/presenters")
            .then(),
        422,
        "too-many-presenters",
        "/v1/presenters");

    String lines = at + "/lines";
    json(lines, Map.of("text", "One.")).statusCode(201);
    json(lines, Map.of("text", "Two.")).statusCode(201);
    problem(json(lines, Map.of("text", "Three.")), 429, "rundown-full", lines)
        .header("Retry-After", "30")
        .body("detail", containsString("at most 2"));

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
    assertThat(given().get(lines).jsonPath().getList("$")).hasSize(2);
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
