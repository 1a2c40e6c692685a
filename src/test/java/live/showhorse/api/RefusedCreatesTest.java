package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import live.showhorse.access.ApiKeys;
import live.showhorse.access.Scope;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Redis;
import live.showhorse.redis.RedisState;
import live.showhorse.testing.CutPhotos;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A create that is refused leaves nothing: no entry of a list, no key in Redis. */
@QuarkusTest
@TestProfile(RefusedCreatesTest.NobodyRenders.class)
@QuarkusTestResource(value = TemporaryData.class, restrictToAnnotatedClass = true)
class RefusedCreatesTest {
  /** What is in Redis changes by calls only. */
  public static class NobodyRenders implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("showhorse.roles", "studio", "showhorse.limits.destinations", "1");
    }
  }

  private static final String IMAGE = dataUri(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB));
  private static final byte[] NO_PICTURE = {1, 2, 3};

  @Inject Redis redis;
  @Inject ApiKeys keys;

  private String presenter;
  private String channel;

  private record Call(
      String what,
      String method,
      String path,
      Function<RequestSpecification, RequestSpecification> body) {
    Response send() {
      return body.apply(given()).request(method, path);
    }
  }

  @BeforeEach
  void somethingIsThereAlready() {
    presenter = "/v1/presenters/" + TestPresenter.make();
    String id =
        json("{\"name\":\"Tea\",\"presenter\":\"" + presenter.substring(15) + "\"}")
            .apply(given())
            .post("/v1/channels")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    channel = "/v1/channels/" + id;
  }

  @AfterEach
  void itGoesAgain() {
    RedisState.takeAllWrites(redis);
    given().delete(channel).then().statusCode(204);
    given().delete(presenter).then().statusCode(204);
  }

  @Test
  void badCreatesLeaveNothing() {
    String product = "{\"name\":\"Tea\",\"price\":\"1\",\"image\":\"" + IMAGE + "\"}";
    String bad =
        "{\"name\":\"Tea\",\"price\":\"" + "9".repeat(25) + "\",\"image\":\"" + IMAGE + "\"}";
    List<Call> calls = new ArrayList<>();
    calls.add(presenter("a face that is cut off", CutPhotos.withoutLowerLip(), form -> form));
    calls.add(presenter("no face", Base64.getDecoder().decode(IMAGE.substring(22)), form -> form));
    calls.add(presenter("no picture", NO_PICTURE, form -> form));
    calls.add(presenter("a framing off the photo", good(), form -> form.multiPart("zoom", "0.5")));
    calls.add(
        presenter(
            "a background that is no picture",
            good(),
            form -> form.multiPart("backgroundPicture", "b.jpg", NO_PICTURE)));
    calls.add(presenter("an unknown voice", good(), form -> form.multiPart("voice", "nobody")));
    calls.add(put("a framing", presenter + "/framing", "{\"zoom\":0.5}"));
    calls.add(
        put("a colour", presenter + "/background", "{\"mode\":\"colour\",\"colour\":\"red\"}"));
    calls.add(
        new Call(
            "a background picture",
            "PUT",
            presenter + "/background",
            form -> form.multiPart("picture", "b.jpg", NO_PICTURE)));
    calls.add(put("a rig", presenter + "/rig", "{}"));
    calls.add(put("a lexicon", presenter + "/lexicon", "[{\"word\":\"\",\"reading\":\"x\"}]"));
    calls.add(put("a delivery", presenter + "/delivery", "{\"speed\":9}"));
    calls.add(
        post("a channel of nobody", "/v1/channels", "{\"name\":\"A\",\"presenter\":\"nobody\"}"));
    calls.add(
        post(
            "a channel with a bridge of silence",
            "/v1/channels",
            "{\"name\":\"A\",\"presenter\":\""
                + presenter.substring(15)
                + "\",\"bridges\":[\"\"]}"));
    calls.add(
        post(
            "a channel that is there",
            "/v1/channels",
            "{\"id\":\""
                + channel.substring(13)
                + "\",\"name\":\"A\",\"presenter\":\""
                + presenter.substring(15)
                + "\"}"));
    calls.add(
        post(
            "a line with a bad product",
            channel + "/lines",
            "{\"text\":\"Hi.\",\"product\":" + bad + "}"));
    calls.add(
        post(
            "a line of nothing",
            channel + "/lines",
            "{\"text\":\"...\",\"product\":" + product + "}"));
    calls.add(
        post(
            "a script whose second line is bad",
            channel + "/script",
            "{\"lines\":[{\"text\":\"Hi.\",\"product\":" + product + "},{\"text\":\"...\"}]}"));
    calls.add(recording("a recording with too long a caption", tone(), "Tea. ".repeat(300)));
    calls.add(recording("no recording", NO_PICTURE, "Tea"));
    calls.add(
        new Call(
            "a recording with a bad product",
            "POST",
            channel + "/lines",
            form ->
                form.multiPart("recording", "r.wav", tone())
                    .multiPart("text", "Tea")
                    .multiPart("product", bad)));
    calls.add(put("a product", channel + "/product", bad));
    calls.add(
        put(
            "a product's image",
            channel + "/product",
            "{\"name\":\"A\",\"price\":\"1\",\"image\":\"data:image/png;base64,AAAA\"}"));
    calls.add(
        post(
            "a destination",
            channel + "/destinations",
            "{\"name\":\"A\",\"url\":\"ftp://a/b\",\"streamKey\":\"k\"}"));

    for (Call call : calls) {
      leavesNothing(call, 400, 499);
    }
    State before = state();
    assertThatThrownBy(() -> keys.create("", Scope.READ, Optional.empty()))
        .isInstanceOf(ProblemException.class);
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void aRedisThatFailsMidwayLeavesNothing() {
    String product = "{\"name\":\"Tea\",\"price\":\"1\",\"image\":\"" + IMAGE + "\"}";
    for (Call call :
        List.of(
            presenter("a presenter", another(), form -> form),
            presenter(
                "a presenter with a background",
                another(),
                form -> form.multiPart("backgroundPicture", "b.png", good())),
            put("a framing", presenter + "/framing", "{\"zoom\":1.1}"),
            new Call(
                "a background picture",
                "PUT",
                presenter + "/background",
                form -> form.multiPart("picture", "b.png", another())),
            put(
                "a lexicon",
                presenter + "/lexicon",
                "[{\"word\":\"Xylo\",\"reading\":\"Zylo\",\"language\":\"en\"}]"),
            put("a delivery", presenter + "/delivery", "{\"speed\":1.1}"),
            post(
                "a channel",
                "/v1/channels",
                "{\"id\":\"late\",\"name\":\"A\",\"presenter\":\""
                    + presenter.substring(15)
                    + "\"}"),
            post("a line", channel + "/lines", "{\"text\":\"Hi.\",\"product\":" + product + "}"),
            post(
                "a script",
                channel + "/script",
                "{\"lines\":[{\"text\":\"Hi.\",\"product\":" + product + "},{\"text\":\"Ho.\"}]}"),
            recording("a recording", tone(), "Tea"),
            put("a product", channel + "/product", product),
            post(
                "a destination",
                channel + "/destinations",
                "{\"name\":\"A\",\"url\":\"rtmp://127.0.0.1/a\",\"streamKey\":\"k\"}"))) {
      State before = state();
      RedisState.takeWritesOnlyOf(redis, "showhorse:kept:*", "showhorse:blob*");
      assertThat(call.send().statusCode()).as(call.what()).isEqualTo(503);
      RedisState.takeAllWrites(redis);
      assertThat(state()).as(call.what()).isEqualTo(before);
    }
    RedisState.takeWritesOnlyOf(redis, "showhorse:kept:*", "showhorse:blob*");
    State before = state();
    assertThatThrownBy(() -> keys.create("late", Scope.READ, Optional.empty()))
        .isInstanceOf(ProblemException.class);
    assertThat(state()).isEqualTo(before);
  }

  private void leavesNothing(Call call, int least, int most) {
    State before = state();
    Response answer = call.send();
    assertThat(answer.statusCode())
        .as("%s: %s", call.what(), answer.asString())
        .isBetween(least, most);
    assertThat(state()).as(call.what()).isEqualTo(before);
  }

  /** What is stored, and what the lists show. */
  private record State(Map<String, String> stored, List<String> lists) {}

  private State state() {
    return new State(
        RedisState.of(redis),
        List.of(
            get("/v1/presenters"),
            get(presenter),
            get(presenter + "/lexicon"),
            get(presenter + "/delivery"),
            given().get("/v1/channels").jsonPath().getList("id").toString(),
            withoutWarnings(channel),
            get(channel + "/lines"),
            get(channel + "/destinations"),
            keys.list().toString()));
  }

  /** That nobody renders is noticed at some time. */
  private static String withoutWarnings(String path) {
    Map<String, Object> channel = given().get(path).jsonPath().getMap("");
    channel.remove("warnings");
    return channel.toString();
  }

  private static String get(String path) {
    return given().get(path).then().statusCode(200).extract().asString();
  }

  private static Call presenter(
      String what, byte[] photo, Function<RequestSpecification, RequestSpecification> more) {
    return new Call(
        what, "POST", "/v1/presenters", request -> more.apply(TestPresenter.form(request, photo)));
  }

  private Call recording(String what, byte[] file, String text) {
    return new Call(
        what,
        "POST",
        channel + "/lines",
        form -> form.multiPart("recording", "r.wav", file).multiPart("text", text));
  }

  private static Call post(String what, String path, String body) {
    return new Call(what, "POST", path, json(body));
  }

  private static Call put(String what, String path, String body) {
    return new Call(what, "PUT", path, json(body));
  }

  private static Function<RequestSpecification, RequestSpecification> json(String body) {
    return request -> request.contentType("application/json").body(body);
  }

  private static byte[] good() {
    return TestPresenter.photo();
  }

  /** The same picture in another file: its name is its hash. */
  private static byte[] another() {
    byte[] file = good();
    return Arrays.copyOf(file, file.length + 1);
  }

  /** A second of it, as a WAV file. */
  private static byte[] tone() {
    byte[] pcm = new byte[2 * 48_000];
    for (int at = 0; at < pcm.length / 2; at++) {
      int value = (int) (9_000 * Math.sin(at * 0.06));
      pcm[2 * at] = (byte) value;
      pcm[2 * at + 1] = (byte) (value >> 8);
    }
    var format = new AudioFormat(48_000, 16, 1, true, false);
    var file = new ByteArrayOutputStream();
    try {
      AudioSystem.write(
          new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / 2),
          AudioFileFormat.Type.WAVE,
          file);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toByteArray();
  }

  private static String dataUri(BufferedImage image) {
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(file.toByteArray());
  }
}
