package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.showhorse.engine.Engines;
import live.showhorse.engine.NativeEngine;
import live.showhorse.testing.Footprint;
import live.showhorse.testing.RawHttp;
import live.showhorse.testing.TestPresenter;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad input over every route while a channel is on air: each is answered in words, nothing is left
 * behind, and the programme does not notice.
 */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadInputTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  /** Pools and caches that fill within one table, measured at under half of each. */
  private static final int HEAP_SLACK_MIB = 32;

  /** Encoders of the programme on air, which come and go. */
  private static final int NATIVE_SLACK_MIB = 64;

  /** What is shown is up to a GOP behind what has aired. */
  private static final double BEHIND_SECONDS = 1.5;

  private static final int FRAMES_PER_SECOND = 25;
  private static final Logger LOG = Logger.getLogger(BadInputTest.class);
  private static final int THREAD_SLACK = 8;
  private static final int FILE_SLACK = 8;

  private final ObjectMapper json = new ObjectMapper();

  @Inject Engines engines;

  private BadInputCases table;
  private Map<String, BadInputCase> cases;

  /** Late, since the service has to run; once, since some of it is large. */
  private Map<String, BadInputCase> table() {
    if (cases == null) {
      String presenter = TestPresenter.make();
      table = new BadInputCases(presenter, channel(presenter), channel(presenter));
      cases =
          table
              .all()
              .collect(
                  toMap(BadInputCase::name, identity(), (one, same) -> one, LinkedHashMap::new));
      given().post("/v1/channels/" + table.onAir() + "/on-air").then().statusCode(200);
      await().atMost(SOON).until(() -> frames() > 50);
    }
    return cases;
  }

  private static String channel(String presenter) {
    return given()
        .contentType("application/json")
        .body(Map.of("name", "Test", "presenter", presenter, "canvas", "180x320@25"))
        .post("/v1/channels")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** Parameters are made before the service of the test runs: without its ids. */
  static Stream<String> names() {
    return new BadInputCases("presenter", "on-air", "off-air").all().map(BadInputCase::name);
  }

  @ParameterizedTest
  @MethodSource("names")
  @Order(1)
  void badInputIsAnsweredInWords(String name) throws IOException {
    check(table().get(name));
  }

  private void check(BadInputCase bad) throws IOException {
    RawHttp.Answer answer = RawHttp.send(RestAssured.port, bad.request());

    assertThat(answer.status()).as("%s: %s", bad, answer).isEqualTo(bad.status());
    if (bad.slug().isEmpty()) {
      return;
    }
    assertThat(answer.headers().get("content-type"))
        .as("%s: %s", bad, answer)
        .startsWith(Problem.MEDIA_TYPE);
    JsonNode problem = json.readTree(answer.body());
    String detail = problem.get("detail").asText();
    assertThat(problem.get("status").asInt()).isEqualTo(bad.status());
    assertThat(problem.get("type").asText())
        .as(detail)
        .startsWith("urn:showhorse:problem:" + bad.slug());
    assertThat(detail).as(bad.name()).contains(bad.says());
    assertThat(detail)
        .hasSizeLessThan(700)
        .doesNotContain("Exception", "java.", "live.showhorse.", "fasterxml", "\tat ");
  }

  @Test
  @Order(2)
  void nothingIsLeftBehindAndTheProgrammeGoesOn() throws IOException {
    table();
    NativeEngine engine = (NativeEngine) engines.get();
    settle(engine);
    Footprint before = Footprint.of(engine);
    long framesBefore = frames();
    long startedAt = System.nanoTime();

    for (BadInputCase bad : table().values()) {
      RawHttp.send(RestAssured.port, bad.request());
    }

    long framesAfter = frames();
    double seconds = (System.nanoTime() - startedAt) / 1e9;
    settle(engine);
    Footprint after = Footprint.of(engine);
    System.out.println(
        before + "\n" + after + "\nseconds=" + seconds + " frames=" + (frames() - framesBefore));
    assertThat(after.clips()).isEqualTo(before.clips());
    assertThat(after.presenters()).isEqualTo(before.presenters());
    assertThat(after.files()).isLessThanOrEqualTo(before.files() + FILE_SLACK);
    assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + THREAD_SLACK);
    assertThat(after.heapMib()).isLessThanOrEqualTo(before.heapMib() + HEAP_SLACK_MIB);
    assertThat(after.nativeMib()).isLessThanOrEqualTo(before.nativeMib() + NATIVE_SLACK_MIB);
    assertThat(framesAfter - framesBefore)
        .as("frames aired in %.1f s", seconds)
        .isGreaterThan((long) ((seconds - BEHIND_SECONDS) * FRAMES_PER_SECOND));
    assertProgrammeWithoutGap(framesAfter);
  }

  /** Fillers for new products are rendered for a while. */
  private void settle(NativeEngine engine) {
    await().atMost(SOON).during(Duration.ofSeconds(2)).until(() -> engine.openClips() == 0);
  }

  private long frames() {
    return given()
        .get("/v1/channels/" + table.onAir())
        .then()
        .extract()
        .jsonPath()
        .getLong("frames");
  }

  /** Every frame in the log follows the one before it, up to something that began after the end. */
  private void assertProgrammeWithoutGap(long end) {
    List<Map<String, Object>> aired =
        await().atMost(SOON).until(this::asRun, log -> begins(log.getLast()) > end);
    for (int i = 1; i < aired.size(); i++) {
      Map<String, Object> last = aired.get(i - 1);
      assertThat(begins(aired.get(i)))
          .isEqualTo(begins(last) + ((Number) last.get("frames")).longValue());
    }
  }

  private List<Map<String, Object>> asRun() {
    return given()
        .get("/v1/channels/" + table.onAir() + "/as-run?last=1000")
        .jsonPath()
        .getList("$");
  }

  private static long begins(Map<String, Object> entry) {
    return ((Number) entry.get("frame")).longValue();
  }
}
