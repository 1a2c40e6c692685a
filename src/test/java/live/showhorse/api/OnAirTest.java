package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static live.showhorse.api.ProblemsTest.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.showhorse.testing.Decoded;
import live.showhorse.testing.EventLog;
import live.showhorse.testing.Ffprobe;
import live.showhorse.testing.NginxRtmp;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first request to the picture: the whole path of a line through the API. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class OnAirTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SECRET = "do-not-tell-7391";

  @TempDir static Path scratch;

  private String presenter;
  private String channel;
  private String at;

  @BeforeEach
  void aChannel() {
    presenter = TestPresenter.make();
    channel =
        given()
            .contentType("application/json")
            .body(
                Map.of(
                    "name",
                    "Test",
                    "presenter",
                    presenter,
                    "canvas",
                    "180x320@25",
                    "bridges",
                    List.of()))
            .post("/v1/channels")
            .then()
            .statusCode(201)
            .body("state", equalTo("off-air"))
            .extract()
            .path("id");
    at = "/v1/channels/" + channel;
  }

  @AfterEach
  void removed() {
    given().delete(at);
    given().delete("/v1/presenters/" + presenter);
  }

  @Test
  void theProgrammeIsHlsWithPictureAndSound() {
    onAir();

    given()
        .get("/hls/" + channel + "/index.m3u8")
        .then()
        .contentType("application/vnd.apple.mpegurl")
        .header("Cache-Control", containsString("max-age=1"))
        .header("Access-Control-Allow-Origin", "*")
        .body(containsString("#EXT-X-PROGRAM-DATE-TIME"))
        .body(containsString("#EXT-X-MAP"));
    String segment =
        given()
            .get("/hls/" + channel + "/index.m3u8")
            .asString()
            .lines()
            .filter(line -> line.endsWith(".m4s"))
            .findFirst()
            .orElseThrow();
    given()
        .get("/hls/" + channel + "/" + segment)
        .then()
        .statusCode(200)
        .contentType("video/iso.segment")
        .header("Cache-Control", containsString("immutable"));

    var video = Ffprobe.stream(programme(), "video");
    assertThat(video.get("codec_name").asText()).isEqualTo("h264");
    assertThat(video.get("width").asInt()).isEqualTo(180);
    assertThat(video.get("height").asInt()).isEqualTo(320);
    var sound = Ffprobe.stream(programme(), "audio");
    assertThat(sound.get("codec_name").asText()).isEqualTo("aac");
    assertThat(sound.get("sample_rate").asInt()).isEqualTo(48_000);

    Path file = Decoded.record(programme(), 4, scratch.resolve("programme.mp4"));
    Decoded decoded = Decoded.of(file);
    assertThat(decoded.frames()).hasSizeGreaterThan(75);
    assertThat(decoded.frames()).allMatch(frame -> frame.luma() > 20, "is not black");
  }

  @Test
  void aLineSaidNowIsAiredAndEveryStepIsAnEvent() {
    onAir();
    try (var events = new EventLog(RestAssured.port, channel)) {
      await().atMost(SOON).until(() -> events.latest("snapshot").isPresent());
      String line = say("{\"text\": \"Hello from the test.\", \"priority\": \"now\"}");

      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  given()
                      .get(at + "/as-run")
                      .then()
                      .statusCode(200)
                      .body("line", hasItem(line))
                      .body("kind", hasItem("line")));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(events.text())
                      .contains("\"state\":\"rendering\"")
                      .contains("\"state\":\"airing\"")
                      .contains("\"state\":\"aired\"")
                      .contains(line)
                      .contains("event:playing")
                      .containsPattern("(?m)^id:\\s*\\d+-\\d+$"));

      String clip =
          given()
              .get(at + "/as-run")
              .then()
              .extract()
              .path("find { it.line == '" + line + "' }.clip");
      aClipIsServedWholeAndInParts(clip);

      given().delete(at).then().statusCode(204);
      await().atMost(SOON).until(events::ended);
    }
  }

  private static void aClipIsServedWholeAndInParts(String key) {
    byte[] whole =
        given()
            .get("/v1/clips/" + key)
            .then()
            .statusCode(200)
            .contentType("video/mp4")
            .header("Accept-Ranges", "bytes")
            .extract()
            .asByteArray();
    byte[] part =
        given()
            .header("Range", "bytes=4-7")
            .get("/v1/clips/" + key)
            .then()
            .statusCode(206)
            .header("Content-Range", "bytes 4-7/" + whole.length)
            .extract()
            .asByteArray();
    assertThat(new String(part)).isEqualTo("ftyp");
    problem(
        given().header("Range", "bytes=" + whole.length + "-").get("/v1/clips/" + key).then(),
        416,
        "range-not-satisfiable",
        "/v1/clips/" + key);
  }

  @Test
  void aScriptComesInThreeFormsAndItsLinesCanBeTakenOut() {
    script("text/plain", "One.\n\n[de] Zwei.\n").body("text", equalTo(List.of("One.", "Zwei.")));
    script("text/csv", "text,language,product,price\nTrois.,fr,Tea,\"1,50 €\"\n")
        .body("[0].product.name", equalTo("Tea"))
        .body("[0].product.price", equalTo("1,50 €"));
    script("application/json", "{\"lines\": [{\"text\": \"Four.\"}], \"loop\": true}")
        .body("[0].loop", equalTo(true));

    List<String> ids =
        given()
            .get(at + "/lines")
            .then()
            .statusCode(200)
            .body("text", equalTo(List.of("One.", "Zwei.", "Trois.", "Four.")))
            .body("language", equalTo(List.of("en", "de", "fr", "en")))
            .extract()
            .path("id");
    given()
        .delete(at + "/lines/" + ids.get(1))
        .then()
        .statusCode(200)
        .body("state", equalTo("removed"));
    given()
        .get(at + "/lines")
        .then()
        .body("findAll { it.state == 'queued' }.text", equalTo(List.of("One.", "Trois.", "Four.")));
    problem(given().delete(at + "/lines/none").then(), 404, "not-found", at + "/lines/none");
  }

  @Test
  void aProductIsPutOnTheCardAndTakenOff() {
    given()
        .contentType("application/json")
        .body("{\"name\": \"Oolong\", \"price\": \"¥ 68\"}")
        .put(at + "/product")
        .then()
        .statusCode(200)
        .body("product.name", equalTo("Oolong"))
        .body("product.price", equalTo("¥ 68"))
        .body("product.hasImage", equalTo(false));
    given().delete(at + "/product").then().statusCode(200).body("product", nullValue());
  }

  @Test
  void aDestinationGetsTheProgrammeAndItsKeyNeverComesBack() {
    onAir();
    try (var server = new NginxRtmp(scratch);
        var events = new EventLog(RestAssured.port, channel)) {
      await().atMost(SOON).until(() -> events.latest("snapshot").isPresent());
      ValidatableResponse added =
          given()
              .contentType("application/json")
              .body(Map.of("name", "Loopback", "url", server.url(), "streamKey", SECRET))
              .post(at + "/destinations")
              .then()
              .statusCode(201)
              .body("streamKey", nullValue());
      String id = added.extract().path("id");
      assertThat(added.extract().asString()).doesNotContain(SECRET);

      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  given()
                      .get(at + "/destinations")
                      .then()
                      .body("[0].state", equalTo("live"))
                      .body("[0].framesSent", greaterThan(75)));
      for (String path : List.of(at, at + "/destinations", "/v1/channels", "/q/metrics")) {
        assertThat(given().get(path).asString()).as(path).doesNotContain(SECRET);
      }
      given().delete(at + "/destinations/" + id).then().statusCode(204);
      given().get(at + "/destinations").then().body("", hasSize(0));
      assertThat(events.text()).contains("event:destination").doesNotContain(SECRET);

      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                Path received = server.recordings().getFirst();
                assertThat(Ffprobe.packets(received, "video")).hasSizeGreaterThan(75);
                assertThat(Ffprobe.packets(received, "audio")).hasSizeGreaterThan(140);
              });
    }
  }

  @Test
  void aDestinationThatIsNoneIsRefused() {
    for (String url : List.of("http://127.0.0.1/live", "file:///etc/passwd", "rtmp://")) {
      given()
          .contentType("application/json")
          .body(Map.of("url", url))
          .post(at + "/destinations")
          .then()
          .statusCode(422)
          .contentType("application/problem+json");
    }
  }

  @Test
  void offAirEndsTheProgrammeAndOnAirBeginsItAgain() {
    onAir();
    given()
        .post(at + "/off-air")
        .then()
        .statusCode(200)
        .body("state", equalTo("off-air"))
        .body("onAirSince", nullValue());
    await()
        .atMost(SOON)
        .until(() -> given().get(programmePath()).asString().contains("#EXT-X-ENDLIST"));
    onAir();
    await()
        .atMost(SOON)
        .until(() -> !given().get(programmePath()).asString().contains("#EXT-X-ENDLIST"));
  }

  @Test
  void theServiceIsReadyOnceAnEngineHasRenderedARealClip() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'engine' }.status", equalTo("UP"))
                    .body("checks.find { it.name == 'engine' }.data.reason", notNullValue()));
  }

  private void onAir() {
    given().post(at + "/on-air").then().statusCode(200);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .get(at)
                    .then()
                    .body("state", equalTo("on-air"))
                    .body("frames", greaterThan(0)));
    await().atMost(SOON).until(() -> given().get(programmePath()).asString().contains("#EXTINF"));
  }

  private String programmePath() {
    return "/hls/" + channel + "/index.m3u8";
  }

  private String programme() {
    return "http://127.0.0.1:" + RestAssured.port + programmePath();
  }

  private String say(String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post(at + "/lines")
        .then()
        .statusCode(201)
        .header("Location", containsString(at + "/lines/"))
        .body("priority", equalTo("now"))
        .extract()
        .path("id");
  }

  private ValidatableResponse script(String type, String body) {
    return given()
        .contentType(type + "; charset=utf-8")
        .body(body)
        .post(at + "/script")
        .then()
        .statusCode(201);
  }
}
