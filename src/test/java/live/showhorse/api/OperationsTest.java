package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What operators and client generators need. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class OperationsTest {
  /** The REST surface of docs, word for word. */
  private static final Map<String, Set<String>> SURFACE =
      Map.ofEntries(
          Map.entry("/v1/presenters", Set.of("get", "post")),
          Map.entry("/v1/presenters/{id}", Set.of("get", "delete")),
          Map.entry("/v1/presenters/{id}/photo", Set.of("get")),
          Map.entry("/v1/presenters/{id}/rig", Set.of("get", "put")),
          Map.entry("/v1/channels", Set.of("get", "post")),
          Map.entry("/v1/channels/{id}", Set.of("get", "delete")),
          Map.entry("/v1/channels/{id}/on-air", Set.of("post")),
          Map.entry("/v1/channels/{id}/off-air", Set.of("post")),
          Map.entry("/v1/channels/{id}/lines", Set.of("get", "post")),
          Map.entry("/v1/channels/{id}/lines/{line}", Set.of("delete")),
          Map.entry("/v1/channels/{id}/script", Set.of("post")),
          Map.entry("/v1/channels/{id}/product", Set.of("put", "delete")),
          Map.entry("/v1/channels/{id}/destinations", Set.of("get", "post")),
          Map.entry("/v1/channels/{id}/destinations/{destination}", Set.of("delete")),
          Map.entry("/v1/channels/{id}/events", Set.of("get")),
          Map.entry("/v1/channels/{id}/as-run", Set.of("get")),
          Map.entry("/v1/clips/{key}", Set.of("get")),
          Map.entry("/hls/{channel}/{file}", Set.of("get")));

  @Test
  void theOpenApiDocumentListsEveryRouteWithASummaryAndProblems() {
    Map<String, Map<String, Map<String, Object>>> paths =
        given().accept("application/json").get("/q/openapi").then().extract().path("paths");

    SURFACE.forEach(
        (path, methods) -> {
          assertThat(paths).containsKey(path);
          for (String method : methods) {
            assertThat(paths.get(path)).as(path).containsKey(method);
            Map<String, Object> operation = paths.get(path).get(method);
            assertThat(operation.get("summary")).as(method + " " + path).isNotNull();
            assertThat(operation.get("responses").toString())
                .as(method + " " + path)
                .contains("application/problem+json");
          }
        });
  }

  @Test
  void theScriptCallIsDescribedInItsForms() {
    Map<String, Object> content =
        given()
            .accept("application/json")
            .get("/q/openapi")
            .then()
            .extract()
            .path("paths.'/v1/channels/{id}/script'.post.requestBody.content");

    assertThat(content)
        .containsOnlyKeys(
            "application/json",
            "text/plain",
            "text/csv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "multipart/form-data");
  }

  @Test
  void theStreamKeyIsInNoAnswer() {
    Map<String, Object> shown =
        given()
            .accept("application/json")
            .get("/q/openapi")
            .then()
            .extract()
            .path("components.schemas.Destination.properties");

    assertThat(shown).doesNotContainKey("streamKey");
  }

  @Test
  void theServiceIsLiveAndRedisIsANamedCheck() {
    given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    given()
        .get("/q/health")
        .then()
        .body("checks.find { it.name == 'redis' }.status", equalTo("UP"))
        .body("checks.find { it.name == 'redis' }.data.reason", notNullValue());
  }

  @Test
  void metricsAreThereForPrometheus() {
    given().get("/v1/channels");
    given().get("/q/metrics").then().statusCode(200).body(containsString("http_server_requests"));
  }

  @Test
  void thePageAndThePlayerItNeedsAreServedByTheService() {
    given().get("/").then().statusCode(200).contentType(containsString("text/html"));
    given()
        .get("/webjars/hls.js/1.4.12/dist/hls.min.js")
        .then()
        .statusCode(200)
        .contentType(containsString("javascript"));
  }
}
