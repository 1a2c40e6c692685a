package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import live.showhorse.testing.RawHttp;
import org.junit.jupiter.api.Test;

/** Every call says in the OpenAPI document what it may be refused with, and keeps to it. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class OpenApiTest {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  /**
   * One call of the document.
   *
   * @param responses by status
   */
  private record Call(
      String method,
      String path,
      boolean query,
      Optional<String> body,
      Map<String, Object> responses) {
    static Call of(String method, String path, Map<String, Object> operation) {
      var json = JsonPath.from(Json.encode(operation));
      List<String> places = json.getList("parameters.in");
      Map<String, Object> types = json.getMap("requestBody.content");
      return new Call(
          method,
          path,
          places != null && places.contains("query"),
          Optional.ofNullable(types).map(any -> any.keySet().iterator().next()),
          json.getMap("responses"));
    }

    boolean api() {
      return path.startsWith("/v1/");
    }

    int send(String id, Map<String, String> headers, String body) {
      return RawHttp.send(
              RestAssured.port,
              new RawHttp.Request(
                  method.toUpperCase(Locale.ROOT),
                  path.replaceAll("\\{[^}]+}", id),
                  headers,
                  body.getBytes(StandardCharsets.US_ASCII),
                  false))
          .status();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static List<Call> calls() {
    Map<String, Map<String, Map<String, Object>>> paths =
        given().accept("application/json").get("/q/openapi").then().extract().path("paths");
    List<Call> calls = new ArrayList<>();
    paths.forEach(
        (path, item) -> {
          if (path.startsWith("/v1/") || path.startsWith("/hls/")) {
            METHODS.stream()
                .filter(item::containsKey)
                .forEach(method -> calls.add(Call.of(method, path, item.get(method))));
          }
        });
    assertThat(calls).hasSizeGreaterThan(25);
    return calls;
  }

  @Test
  void everyCallListsWhatItMayBeRefusedWith() {
    for (Call call : calls()) {
      List<String> listed = new ArrayList<>(List.of("429", "default"));
      if (call.api()) {
        listed.addAll(List.of("401", "403", "503"));
      }
      if (call.path().contains("{")) {
        listed.add("404");
      }
      if (call.query()) {
        listed.addAll(List.of("400", "422"));
      }
      if (call.body().isPresent()) {
        listed.addAll(List.of("400", "408", "413", "422"));
      }
      assertThat(call.responses().keySet()).as(call.toString()).containsAll(listed);
      assertThat(call.responses().keySet())
          .as("%s has what it answers when all is well", call)
          .anyMatch(code -> code.startsWith("2"));
    }
  }

  @Test
  void everyRefusalIsAProblemDocumentAndThoseThatPassSayWhenToComeAgain() {
    for (Call call : calls()) {
      call.responses()
          .forEach(
              (code, response) -> {
                if (code.startsWith("2")) {
                  return;
                }
                String shown = response.toString();
                assertThat(shown)
                    .as("%s %s", call, code)
                    .contains("application/problem+json")
                    .contains("#/components/schemas/Problem");
                assertThat(shown.contains("Retry-After"))
                    .as("%s %s", call, code)
                    .isEqualTo(Set.of("429", "503").contains(code));
              });
    }
  }

  @Test
  void whatIsAnsweredIsListed() {
    for (Call call : calls()) {
      assertListed(call, call.send("none", Map.of(), ""));
      if (call.body().isPresent()) {
        Map<String, String> type = Map.of("Content-Type", call.body().get());
        assertListed(call, call.send("none", type, "{"));
        assertListed(
            call,
            413,
            call.send(
                "none",
                Map.of("Content-Type", call.body().get(), "Content-Length", "26214400"),
                ""));
      }
    }
  }

  private static void assertListed(Call call, int expected, int status) {
    assertThat(status).as(call.toString()).isEqualTo(expected);
    assertListed(call, status);
  }

  private static void assertListed(Call call, int status) {
    assertThat(call.responses().keySet()).as(call.toString()).contains(Integer.toString(status));
  }
}
