package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static live.showhorse.api.ProblemsTest.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import live.showhorse.media.Loudness;
import live.showhorse.testing.Decoded;
import live.showhorse.testing.Programs;
import live.showhorse.testing.Sound;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An uploaded recording as a line: what was recorded is what airs. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class RecordingTest {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int RATE = 48_000;

  @TempDir static Path scratch;

  private static Path spoken;
  private static Path longer;
  private static Path mp3;

  private String presenter;
  private String channel;
  private String at;

  @BeforeAll
  static void somebodySpeaks() {
    spoken = say("spoken.wav", "This oolong was picked in the mountains, early in May.");
    longer =
        say(
            "longer.wav",
            "Welcome to the tea evening. This oolong was picked in the mountains, early in May. "
                + "It smells of orchids and of warm stone. Three spoons are enough for a pot. "
                + "The water should not boil any more. Let it draw for two minutes, then pour. "
                + "You can brew the same leaves four times.");
    mp3 = scratch.resolve("spoken.mp3");
    Programs.run(
        List.of("ffmpeg", "-v", "error", "-i", spoken.toString(), "-b:a", "128k", mp3.toString()));
  }

  /** A quiet recording with silence at both ends. */
  private static Path say(String name, String text) {
    Path raw = scratch.resolve("raw-" + name);
    Path file = scratch.resolve(name);
    Programs.run(List.of("espeak-ng", "-v", "en", "-w", raw.toString(), text));
    Programs.run(
        List.of(
            "ffmpeg",
            "-v",
            "error",
            "-i",
            raw.toString(),
            "-af",
            "adelay=700,apad=pad_dur=1,volume=-12dB",
            file.toString()));
    return file;
  }

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
            .extract()
            .path("id");
    at = "/v1/channels/" + channel;
  }

  private void onAir() {
    given().post(at + "/on-air").then().statusCode(200);
  }

  @AfterEach
  void removed() {
    given().delete(at);
    given().delete("/v1/presenters/" + presenter);
  }

  @Test
  void aRecordingAirsAsItWasRecordedAndAsLoudAsSpeech() {
    onAir();
    String wav =
        upload(
                spoken,
                form -> form.multiPart("text", "Picked in May.").multiPart("priority", "now"))
            .body("text", equalTo("Picked in May."))
            .body("priority", equalTo("now"))
            .body("recording.pieces", equalTo(1))
            .extract()
            .path("id");
    List<String> clips = clipsOf(aired(wav));
    float[] heard = sound(clips.getFirst());

    assertThat(correlation(spoken, heard)).isGreaterThan(0.9);
    assertThat(Loudness.measure(heard).lufs()).isCloseTo(-16, within(0.5));
    assertThat(Loudness.measure(heard).truePeakDb()).isLessThan(-1);
    given().get(at + "/as-run").then().body("text", hasItem("Picked in May."));

    String again =
        upload(spoken, form -> form.multiPart("text", "Picked in May.").multiPart("loop", "true"))
            .body("loop", equalTo(true))
            .extract()
            .path("id");
    assertThat(clipsOf(aired(again))).isEqualTo(clips);
    String next = "findAll { it.loop && it.id != '" + again + "' }.recording.pieces";
    given().get(at + "/lines").then().body(next, hasItem(1));
  }

  @Test
  void anMp3IsHeardInTheProgramme() {
    onAir();
    String line = upload(mp3, form -> form).body("text", equalTo("")).extract().path("id");
    List<Map<String, Object>> entries = aired(line);
    assertThat(entries).extracting(entry -> entry.get("text")).containsOnly("");

    String programme = "http://127.0.0.1:" + RestAssured.port + "/hls/" + channel;
    given().post(at + "/off-air").then().statusCode(200);
    await()
        .atMost(SOON)
        .until(
            () ->
                given()
                    .get("/hls/" + channel + "/index.m3u8")
                    .asString()
                    .contains("#EXT-X-ENDLIST"));
    Path file = Decoded.record(programme + "/index.m3u8", 60, scratch.resolve("programme.mp4"));
    assertThat(correlation(mp3, Sound.decoded(file))).isGreaterThan(0.9);
  }

  /** A cable whose wires are swapped: mixed as they are, the channels would cancel. */
  @Test
  void aRecordingWithAnInvertedChannelIsSpeech() {
    Path inverted = scratch.resolve("inverted.wav");
    Programs.run(
        List.of(
            "ffmpeg",
            "-v",
            "error",
            "-i",
            spoken.toString(),
            "-af",
            "pan=stereo|c0=c0|c1=-1*c0",
            inverted.toString()));
    onAir();
    String line = upload(inverted, form -> form.multiPart("priority", "now")).extract().path("id");
    float[] heard = sound(clipsOf(aired(line)).getFirst());

    assertThat(correlation(spoken, heard)).isGreaterThan(0.9);
  }

  @Test
  void aLongRecordingAirsInPiecesWithoutLoss() {
    onAir();
    String line =
        upload(longer, form -> form.multiPart("text", "One. Two. Three. Four. Five. Six. Seven."))
            .body("recording.pieces", greaterThan(2))
            .extract()
            .path("id");
    List<Map<String, Object>> entries = aired(line);
    double seconds =
        given()
            .get(at + "/lines")
            .jsonPath(new JsonPathConfig(JsonPathConfig.NumberReturnType.DOUBLE))
            .getDouble("find { it.id == '" + line + "' }.recording.seconds");
    assertThat(entries.stream().mapToInt(entry -> (int) entry.get("frames")).sum() / 25.0)
        .isCloseTo(seconds, within(0.001));
    assertThat(entries)
        .extracting(entry -> entry.get("sentence"))
        .isSorted()
        .hasSize(clipsOf(entries).size());
    assertThat(String.join(" ", entries.stream().map(e -> (String) e.get("text")).toList()))
        .isEqualTo("One. Two. Three. Four. Five. Six. Seven.");

    // Each piece is found in the recording, after the one before, and what lies between is silent
    float[] recorded = Sound.decoded(longer);
    List<float[]> pieces = clipsOf(entries).stream().map(RecordingTest::sound).toList();
    int from = 0;
    double energy = 0;
    for (float[] piece : pieces) {
      float[] voice = Sound.withoutSilence(piece);
      Sound.Match match = Sound.find(voice, recorded);
      assertThat(match.correlation()).isGreaterThan(0.9);
      assertThat(match.offset()).isGreaterThanOrEqualTo(from - RATE / 10);
      from = match.offset() + voice.length;
      energy += Sound.energy(recorded, match.offset(), from);
    }
    assertThat(energy / Sound.energy(recorded, 0, recorded.length)).isCloseTo(1, within(0.01));
  }

  @Test
  void whatIsNoRecordingIsRefusedWithTheReason() throws IOException {
    refused("This is text.".getBytes(), "recording-unreadable", "WAV, MP3, M4A, AAC, FLAC, Ogg");
    refused(tone("anullsrc=r=48000:cl=mono", 2), "recording-silent", "nothing that can be heard");
    byte[] whole = Files.readAllBytes(spoken);
    refused(Arrays.copyOf(whole, whole.length / 2), "recording-truncated", "cut off or is damaged");
    refused(tone("sine=f=300", 61), "recording-too-long", "60 s");
    refused(TestPresenter.photo(), "recording-unreadable", "WAV, MP3, M4A, AAC, FLAC, Ogg");
    problem(
        given().multiPart("text", "Hello.").post(at + "/lines").then(),
        422,
        "missing-field",
        at + "/lines");
    problem(
        given().multiPart("recording", "big.wav", new byte[25 << 20]).post(at + "/lines").then(),
        413,
        "body-too-large",
        at + "/lines");
    given().get(at + "/lines").then().body("recording", equalTo(List.of()));
    given()
        .get("/q/openapi?format=json")
        .then()
        .body(
            "paths.'/v1/channels/{id}/lines'.post.requestBody.content.keySet()",
            hasItem("multipart/form-data"))
        .body("components.schemas.NewRecordedLine.properties.recording.format", equalTo("binary"));
  }

  private void refused(byte[] file, String type, String reason) {
    problem(
        given()
            .multiPart("recording", "file", file)
            .post(at + "/lines")
            .then()
            .body("detail", containsString(reason)),
        422,
        type,
        at + "/lines");
  }

  private static byte[] tone(String source, int seconds) throws IOException {
    Path file = scratch.resolve("tone.flac");
    Programs.run(
        List.of(
            "ffmpeg",
            "-v",
            "error",
            "-y",
            "-f",
            "lavfi",
            "-i",
            source,
            "-t",
            Integer.toString(seconds),
            file.toString()));
    return Files.readAllBytes(file);
  }

  private interface Fields {
    RequestSpecification on(RequestSpecification form);
  }

  private ValidatableResponse upload(Path file, Fields fields) {
    return fields
        .on(given().multiPart("recording", file.toFile()))
        .post(at + "/lines")
        .then()
        .statusCode(201)
        .header("Location", containsString(at + "/lines/"));
  }

  /** The log of a line as soon as it has aired to its end. */
  private List<Map<String, Object>> aired(String line) {
    String state = "find { it.id == '" + line + "' }.state";
    await().atMost(SOON).until(() -> given().get(at + "/lines").path(state).equals("aired"));
    List<Map<String, Object>> entries = new ArrayList<>();
    await()
        .atMost(SOON)
        .until(
            () -> {
              entries.clear();
              entries.addAll(
                  given()
                      .get(at + "/as-run?last=1000")
                      .jsonPath()
                      .<Map<String, Object>>getList("findAll { it.line == '" + line + "' }"));
              return !entries.isEmpty();
            });
    return entries;
  }

  private static List<String> clipsOf(List<Map<String, Object>> entries) {
    return entries.stream().map(entry -> (String) entry.get("clip")).distinct().toList();
  }

  private static float[] sound(String clip) {
    try {
      return Sound.decoded(
          Files.write(scratch.resolve(clip), given().get("/v1/clips/" + clip).asByteArray()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** How well what was recorded is heard again. */
  private static double correlation(Path recorded, float[] heard) {
    return Sound.find(Sound.withoutSilence(Sound.decoded(recorded)), heard).correlation();
  }
}
