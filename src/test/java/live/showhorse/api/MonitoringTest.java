package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.Test;

/** Dashboard and alerts use what the service really measures. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class MonitoringTest {
  private static final Path DASHBOARD = Path.of("monitoring/grafana-dashboard.json");
  private static final Path ALERTS = Path.of("monitoring/alerts.yaml");
  private static final Path ALERTS_TEST = Path.of("monitoring/alerts-test.yaml");
  private static final Path METRICS = Path.of("docs/guide/metrics.md");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:showhorse|lettuce|jvm|process|http)_[a-z_]+");

  /** Only there after an engine or a clip failed. */
  private static final Set<String> LATER =
      Set.of("showhorse_render_failures_total", "showhorse_render_retries_total");

  @Test
  void everyMetricOfTheDashboardAndTheAlertsIsMeasured() throws IOException {
    String channel = "monitored";
    String presenter = TestPresenter.make();
    given()
        .contentType("application/json")
        .body(Map.of("id", channel, "name", channel, "presenter", presenter))
        .post("/v1/channels")
        .then()
        .statusCode(201);
    given()
        .contentType("application/json")
        .body(Map.of("name", "a", "url", "rtmp://127.0.0.1:9/app", "streamKey", "secret"))
        .post("/v1/channels/" + channel + "/destinations")
        .then()
        .statusCode(201);
    try {
      given().post("/v1/channels/" + channel + "/on-air").then().statusCode(200);
      Set<String> used = new TreeSet<>();
      for (Path file : new Path[] {DASHBOARD, ALERTS}) {
        METRIC.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group()));
      }
      used.removeAll(LATER);
      assertThat(used).hasSizeGreaterThan(15);
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> {
                String metrics =
                    given().get("/q/metrics").then().statusCode(200).extract().asString();
                assertThat(used)
                    .allSatisfy(
                        metric -> assertThat(metrics).containsPattern("(?m)^" + metric + "[{ ]"));
                assertThat(metrics).doesNotContain("secret").containsPattern(onAir(channel, 1));
              });
      given().post("/v1/channels/" + channel + "/off-air").then().statusCode(200);
      assertThat(given().get("/q/metrics").asString()).containsPattern(onAir(channel, 0));
    } finally {
      given().post("/v1/channels/" + channel + "/off-air");
      given().delete("/v1/channels/" + channel);
    }
  }

  private static String onAir(String channel, int value) {
    return "(?m)^showhorse_channel_on_air\\{channel=\"%s\",?} %d".formatted(channel, value);
  }

  @Test
  void ourOwnMetricsSayWhatTheyMeanAndAreInTheTable() throws IOException {
    String table = Files.readString(METRICS);
    String metrics = given().get("/q/metrics").then().extract().asString();
    List<String> ours =
        metrics.lines().filter(line -> line.startsWith("# TYPE showhorse_")).toList();

    assertThat(ours)
        .isNotEmpty()
        .allSatisfy(
            type -> {
              String name = type.split(" ")[2];
              assertThat(metrics).containsPattern("(?m)^# HELP " + name + "(?: \\S+){2}");
              assertThat(table).containsPattern("[|] `" + shown(name) + "(?:_total)?` [|]");
            });
  }

  /** The text format names a counter with _total or without it, as the caller accepts. */
  private static String shown(String name) {
    return name.replaceFirst("(?:_max|_total)$", "");
  }

  @Test
  void everyAlertHasATest() throws IOException {
    String tests = Files.readString(ALERTS_TEST);
    List<String> alerts =
        Pattern.compile("- alert: (\\w+)")
            .matcher(Files.readString(ALERTS))
            .results()
            .map(alert -> alert.group(1))
            .toList();

    assertThat(alerts).hasSizeGreaterThan(15);
    assertThat(alerts)
        .allSatisfy(alert -> assertThat(tests).contains("alertname=\"%s\"".formatted(alert)));
  }

  /** The Debian package of promtool starts a server, so it is not installed for this alone. */
  @Test
  void alertsFireOnWhatTheyAreForAndOnNothingElse() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool"))),
        "promtool (Debian package prometheus) is not installed");

    Process promtool =
        new ProcessBuilder("promtool", "test", "rules", ALERTS_TEST.toString())
            .redirectErrorStream(true)
            .start();

    String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(promtool.waitFor()).as(output).isZero();
  }

  @Test
  void theDashboardIsJsonWithAnExpressionInEveryPanel() throws IOException {
    var dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());

    assertThat(dashboard.get("panels"))
        .isNotEmpty()
        .allSatisfy(panel -> assertThat(panel.at("/targets/0/expr").asText()).isNotBlank());
  }
}
