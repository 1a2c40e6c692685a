package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.showhorse.testing.EventLog;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.Test;

/** What an operator sees of a channel that cannot do what it should, over the API. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class TroubleTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void aChannelWhosePresenterIsGoneIsNotOnAirAndSaysWhyUntilItIsTakenOff() {
    String presenter = TestPresenter.make();
    make("orphan", presenter, List.of());
    given().delete("/v1/presenters/" + presenter).then().statusCode(204);
    try (var events = listen("orphan")) {
      given().post("/v1/channels/orphan/on-air").then().statusCode(200);

      JsonNode warning = events.awaitWarning("not-on-air", "begun", SOON);
      assertThat(warning.get("detail").asText()).contains("presenter").contains(presenter);
      assertThat(warning.get("audience").asText()).isEqualTo("No programme.");
      assertThat(warning.get("action").asText()).contains("presenter is gone");
      given()
          .get("/v1/channels/orphan")
          .then()
          .body("state", equalTo("starting"))
          .body("warnings[0].code", equalTo("not-on-air"))
          .body("warnings[0].since", equalTo(warning.get("since").asText()));
      given()
          .get("/q/metrics")
          .then()
          .body(
              containsString(
                  "showhorse_channel_warnings{channel=\"orphan\",code=\"not-on-air\"} 1.0"));

      given().post("/v1/channels/orphan/off-air").then().statusCode(200);
      events.awaitWarning("not-on-air", "over", SOON);
    } finally {
      given().delete("/v1/channels/orphan");
    }
  }

  @Test
  void aBridgeThatIsTooLongToSayIsToldWhileTheProgrammeGoesOn() {
    String presenter = TestPresenter.make();
    make("long", presenter, List.of("one moment please and ".repeat(9).strip()));
    try (var events = listen("long")) {
      given().post("/v1/channels/long/on-air").then().statusCode(200);

      JsonNode warning = events.awaitWarning("filler-failed", "begun", SOON);
      assertThat(warning.get("detail").asText()).contains("8 s");
      assertThat(warning.get("audience").asText()).isEqualTo("Other filler.");
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> given().get("/v1/channels/long").then().body("state", equalTo("on-air")));
    } finally {
      given().post("/v1/channels/long/off-air");
      given().delete("/v1/channels/long");
    }
  }

  private static void make(String id, String presenter, List<String> bridges) {
    given()
        .contentType("application/json")
        .body(Map.of("id", id, "name", id, "presenter", presenter, "bridges", bridges))
        .post("/v1/channels")
        .then()
        .statusCode(201);
  }

  /** From here on no event is missed. */
  private static EventLog listen(String channel) {
    var events = new EventLog(RestAssured.port, channel);
    await().atMost(SOON).until(() -> events.latest("snapshot").isPresent());
    return events;
  }
}
