package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses to publish to as platforms give them: taken as they are, shown without their keys. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class DestinationsTest {
  private String presenter;
  private String channel;
  private String at;

  @BeforeEach
  void aChannel() {
    presenter = TestPresenter.make();
    channel =
        given()
            .contentType("application/json")
            .body(Map.of("name", "Test", "presenter", presenter, "bridges", List.of()))
            .post("/v1/channels")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    at = "/v1/channels/" + channel + "/destinations";
  }

  @AfterEach
  void removed() {
    given().delete("/v1/channels/" + channel);
    given().delete("/v1/presenters/" + presenter);
  }

  @ParameterizedTest
  @CsvSource({
    "destination-token-in-url.json,rtmp://127.0.0.1:21935/live/***",
    "destination-no-application.json,rtmp://127.0.0.1:21935/***",
    "destination-underscore.json,rtmp://media_server:1935/live"
  })
  void whatWasRefusedIsTakenAndItsKeyIsNotShown(String file, String shown) throws IOException {
    String body = Files.readString(Path.of("src/test/resources/destination", file));

    add(body).statusCode(201).body("url", equalTo(shown));
    assertThat(given().get(at).asString())
        .contains(shown)
        .doesNotContain("room-77", "0f3c", "1790000000", "word", "user=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  rtmp://example.com/live/room?auth=secret \\r\\n",
        "\\u00a0rtmp://example.com/live/room?auth=secret\\u200b",
        "rtmp://example.com/live/room/?auth=secret",
        "RTMP://user:secret@example.com/live/room?auth=secret|{}"
      })
  void whatIsPastedWithSpacesAroundIsTaken(String url) {
    add("{\"url\":\"" + url + "\"}")
        .statusCode(201)
        .body("url", equalTo("rtmp://example.com/live/***"))
        .body("name", equalTo("example.com"));
    assertThat(given().get(at).asString()).doesNotContain("secret");
  }

  @Test
  void srtIsTakenWithItsStreamId() {
    add("{\"url\":\"srt://example.com:9000?streamid=#!::r=secret,m=publish\"}")
        .statusCode(201)
        .body("url", equalTo("srt://example.com:9000"));
    add("{\"url\":\"srt://example.com:9000\",\"streamKey\":\"#!::r=secret,m=publish\"}")
        .statusCode(201)
        .body("url", equalTo("srt://example.com:9000"));
  }

  private ValidatableResponse add(String body) {
    return given().contentType("application/json").body(body).post(at).then();
  }
}
