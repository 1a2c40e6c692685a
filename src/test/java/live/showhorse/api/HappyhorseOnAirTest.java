package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.showhorse.testing.Decoded;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line that the transformer engine speaks, from the request to the programme. */
@QuarkusTest
@QuarkusTestResource(value = HappyhorseData.class, restrictToAnnotatedClass = true)
@Tag("own-process")
class HappyhorseOnAirTest {
  private static final Duration SOON = Duration.ofMinutes(3);

  @TempDir Path scratch;

  @Test
  void aLineOfTheTransformerIsAired() {
    String presenter = TestPresenter.make();
    String channel =
        given()
            .contentType("application/json")
            .body(
                Map.of(
                    "name",
                    "Test",
                    "presenter",
                    presenter,
                    "canvas",
                    "128x160@25",
                    "bridges",
                    List.of()))
            .post("/v1/channels")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String at = "/v1/channels/" + channel;
    String programme = "/hls/" + channel + "/index.m3u8";
    given().post(at + "/on-air").then().statusCode(200);
    await().atMost(SOON).untilAsserted(() -> given().get(at).then().body("frames", greaterThan(0)));

    String line =
        given()
            .contentType("application/json")
            .body("{\"text\": \"Hello.\", \"priority\": \"now\"}")
            .post(at + "/lines")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    await()
        .atMost(SOON)
        .untilAsserted(() -> given().get(at + "/as-run").then().body("line", hasItem(line)));
    await().atMost(SOON).until(() -> given().get(programme).asString().contains("#EXTINF"));

    Decoded aired =
        Decoded.of(
            Decoded.record(
                "http://127.0.0.1:" + RestAssured.port + programme,
                3,
                scratch.resolve("programme.mp4")));
    assertThat(aired.frames()).hasSizeGreaterThan(50);
    assertThat(aired.frames()).allMatch(frame -> frame.luma() > 20, "is not black");
    given().post(at + "/off-air").then().statusCode(200);
    given().delete(at);
    given().delete("/v1/presenters/" + presenter);
  }
}
