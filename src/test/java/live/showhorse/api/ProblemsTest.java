package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whatever is wrong, the answer is a problem document that says what. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class ProblemsTest {
  @Test
  void anUnknownRouteIsAProblem() {
    problem(given().get("/nowhere").then(), 404, "not-found", "/nowhere");
    problem(given().get("/v1/nowhere").then(), 404, "not-found", "/v1/nowhere");
    problem(given().get("/v2/channels").then(), 404, "not-found", "/v2/channels");
  }

  @Test
  void anUnknownThingIsAProblemThatNamesIt() {
    problem(given().get("/v1/channels/none").then(), 404, "not-found", "/v1/channels/none")
        .body("detail", containsString("'none'"));
    problem(given().get("/v1/presenters/none").then(), 404, "not-found", "/v1/presenters/none");
    problem(given().delete("/v1/channels/none").then(), 404, "not-found", "/v1/channels/none");
    problem(given().get("/v1/clips/none").then(), 404, "not-found", "/v1/clips/none");
    problem(
        given().get("/v1/channels/none/events").then(),
        404,
        "not-found",
        "/v1/channels/none/events");
  }

  @Test
  void aWrongMethodIsAProblem() {
    problem(given().patch("/v1/channels").then(), 405, "method-not-allowed", "/v1/channels");
  }

  @Test
  void aWrongContentTypeIsAProblem() {
    problem(
        given().contentType("application/xml").body("<a/>").post("/v1/channels").then(),
        415,
        "unsupported-media-type",
        "/v1/channels");
  }

  @Test
  void anUnacceptableFormIsAProblem() {
    problem(
        given().accept("application/xml").get("/v1/channels").then(),
        406,
        "not-acceptable",
        "/v1/channels");
  }

  @Test
  void malformedJsonIsAProblemWithItsPlace() {
    problem(json("{\"name\": \"a\",\n oops"), 400, "malformed-json", "/v1/channels")
        .body("detail", containsString("line 2"));
    problem(json("[]"), 400, "malformed-json", "/v1/channels");
    problem(json("\"text\""), 400, "malformed-json", "/v1/channels");
  }

  @Test
  void anEmptyBodyIsAProblem() {
    problem(json(""), 422, "missing-field", "/v1/channels");
  }

  @Test
  void anUnknownFieldIsAProblemThatNamesTheKnownOnes() {
    problem(json("{\"nam\": \"a\"}"), 400, "unknown-field", "/v1/channels")
        .body("detail", containsString("'nam'"))
        .body("detail", containsString("name, presenter"));
  }

  @Test
  void aValueOfTheWrongKindIsAProblemThatNamesTheField() {
    problem(json("{\"name\": {}}"), 400, "wrong-value", "/v1/channels")
        .body("detail", containsString("'name' must be text"));
    problem(
            given()
                .contentType("application/json")
                .body("{\"text\": \"a\", \"deadline\": \"tomorrow\"}")
                .post("/v1/channels/demo/lines")
                .then(),
            400,
            "wrong-value",
            "/v1/channels/demo/lines")
        .body("detail", containsString("'deadline' is 'tomorrow'"));
  }

  @Test
  void aMissingOrImpossibleValueIsAProblem() {
    problem(json("{\"presenter\": \"p\"}"), 422, "missing-field", "/v1/channels");
    problem(
        json("{\"name\": \"a\", \"presenter\": \"p\", \"canvas\": \"721x1280\"}"),
        422,
        "canvas-invalid",
        "/v1/channels");
    problem(
            json("{\"name\": \"a\", \"presenter\": \"p\", \"language\": \"tlh\"}"),
            422,
            "unknown-language",
            "/v1/channels")
        .body("detail", containsString("zh, yue, en"));
    problem(
        given().get("/v1/channels/demo/as-run?last=0").then(),
        422,
        "out-of-range",
        "/v1/channels/demo/as-run");
  }

  /** By hand: a client that goes on writing would see the connection close before the answer. */
  @Test
  void aBodyOverTheLimitIsAProblemBeforeItIsSent() throws IOException {
    try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
      send(socket, "Content-Length: 26214400");
      assertThat(answer(socket))
          .startsWith("HTTP/1.1 413")
          .containsIgnoringCase("application/problem+json")
          .contains("urn:showhorse:problem:body-too-large");
    }
  }

  @Test
  void aBodyOfUnknownLengthIsAProblemWhenItPassesTheLimit() throws IOException {
    try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
      send(socket, "Transfer-Encoding: chunked");
      byte[] mebibyte = new byte[1 << 20];
      Arrays.fill(mebibyte, (byte) ' ');
      try {
        for (int i = 0; i < 26; i++) {
          socket.getOutputStream().write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
          socket.getOutputStream().write(mebibyte);
          socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (SocketException closed) {
        // the service need not read what it has refused
      }
      assertThat(answer(socket))
          .startsWith("HTTP/1.1 413")
          .containsIgnoringCase("application/problem+json")
          .contains("urn:showhorse:problem:body-too-large");
    }
  }

  private static void send(Socket socket, String length) throws IOException {
    socket.setSoTimeout(10_000);
    String head =
        String.join(
            "\r\n",
            "POST /v1/channels HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            length,
            "",
            "");
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
  }

  /** Everything up to the end of the problem document. */
  private static String answer(Socket socket) throws IOException {
    var text = new StringBuilder();
    int next = 0;
    while (next >= 0 && text.indexOf("}") < 0) {
      next = socket.getInputStream().read();
      text.append((char) next);
    }
    return text.toString();
  }

  @Test
  void aPathThatLeavesTheDirectoryFindsNothing() {
    for (String path :
        new String[] {
          "/hls/../index.m3u8", "/hls/demo/..%2f..%2fsecret.m3u8", "/hls/%2e%2e/%2e%2e/a.m3u8"
        }) {
      given()
          .urlEncodingEnabled(false)
          .get(path)
          .then()
          .statusCode(404)
          .contentType("application/problem+json");
    }
  }

  @Test
  void aPageOfAnotherOriginMayWatchButNotDrive() {
    problem(
        given().header("Origin", "https://elsewhere.example").get("/v1/channels").then(),
        403,
        "origin-not-allowed",
        "/v1/channels");
    given()
        .header("Origin", "https://elsewhere.example")
        .get("/hls/none/index.m3u8")
        .then()
        .statusCode(404)
        .header("Access-Control-Allow-Origin", "*");
  }

  private static ValidatableResponse json(String body) {
    return given().contentType("application/json").body(body).post("/v1/channels").then();
  }

  static ValidatableResponse problem(
      ValidatableResponse response, int status, String slug, String instance) {
    return response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:showhorse:problem:" + slug))
        .body("status", equalTo(status))
        .body("title", not(equalTo("")))
        .body("detail", not(containsString("Exception")))
        .body("instance", equalTo(instance));
  }
}
