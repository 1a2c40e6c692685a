package live.showhorse.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import live.showhorse.testing.NginxRtmp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./showhorse up} waits for and says is what the service does, whoever set it up so.
 */
class UpIT {
  private static final int STOPPED_BY_SIGTERM = 143;
  private static final String READY = "Ready. Time to ready: ";
  private static final String ON_AIR = "On air. Time to first picture: ";
  private static final String THE_END = "Ctrl-C stops it.";

  @TempDir Path directory;

  private Path clone;
  private Path work;
  private int port;

  @BeforeEach
  void aCloneThatIsBuilt() throws IOException {
    clone = UpCommand.builtClone(directory);
    work = Files.createDirectory(directory.resolve("elsewhere"));
    port = NginxRtmp.freePort();
  }

  @Test
  void theDemoIsWaitedForUntilItHasAPicture() throws Exception {
    try (var up = up(Map.of(), "--port", Integer.toString(port))) {
      up.awaitSaid(THE_END);

      assertThat(up.said())
          .contains(ON_AIR, "programme   http://127.0.0.1:" + port + "/hls/demo/index.m3u8")
          .doesNotContain("needs a key");
      assertThat(given().get("http://127.0.0.1:" + port + "/hls/demo/index.m3u8").asString())
          .contains("#EXTINF");
      assertThat(up.stop()).isEqualTo(STOPPED_BY_SIGTERM);
    }
  }

  @Test
  void withoutTheDemoAServiceThatIsReadyIsLeftRunning() throws Exception {
    Map<String, String> settings = Map.of("SHOWHORSE_JAVA_OPTS", "-Dshowhorse.demo=false");
    try (var up = up(settings, "--port", Integer.toString(port))) {
      up.awaitSaid(THE_END);

      assertThat(up.said()).contains(READY).doesNotContain("picture", "/hls/");
      assertThat(up.stop()).isEqualTo(STOPPED_BY_SIGTERM);
      assertThat(clone.resolve("target")).isDirectoryNotContaining("glob:**/started*");
    }
  }

  @Test
  void theEnvironmentDecidesAboutDemoPortAndData() throws Exception {
    Path data = work.resolve("data of mine");
    var settings =
        Map.of(
            "SHOWHORSE_DEMO", "false",
            "QUARKUS_HTTP_PORT", Integer.toString(port),
            "SHOWHORSE_DATA_DIRECTORY", data.toString());
    try (var up = up(settings)) {
      up.awaitSaid(THE_END);

      assertThat(up.said()).contains(READY, "page        http://127.0.0.1:" + port + "/\n");
      assertThat(data.resolve("redis")).isDirectory();
      assertThat(up.stop()).isEqualTo(STOPPED_BY_SIGTERM);
    }
  }

  @Test
  void soDoesTheConfigurationFile() throws Exception {
    Files.createDirectory(work.resolve("config"));
    Files.writeString(
        work.resolve("config/application.properties"),
        "showhorse.demo=false\nshowhorse.roles=engine\nquarkus.http.port=" + port + "\n");
    try (var up = up(Map.of())) {
      up.awaitSaid(THE_END);

      assertThat(up.said()).contains(READY, "page        http://127.0.0.1:" + port + "/\n");
      assertThat(up.stop()).isEqualTo(STOPPED_BY_SIGTERM);
    }
  }

  @Test
  void aServiceThatListensEverywhereIsAskedOnThisMachineAndItsApiNeedsAKey() throws Exception {
    String options =
        "-Dquarkus.http.host=0.0.0.0 -Dshowhorse.demo=false -Dquarkus.http.port=" + port;
    // the option is stronger than the port that the command was told
    int other = NginxRtmp.freePort();
    try (var up = up(Map.of("SHOWHORSE_JAVA_OPTS", options), "--port", Integer.toString(other))) {
      up.awaitSaid(THE_END);

      assertThat(up.said()).contains(READY, "page        http://127.0.0.1:" + port + "/\n");
      assertThat(up.said()).contains("needs a key: ./showhorse keys create");
      assertThat(up.stop()).isEqualTo(STOPPED_BY_SIGTERM);
    }
  }

  @Test
  void aStudioWaitsForAnEngineForAsLongAsThereIsNone() throws Exception {
    try (var redis = new RedisProcess(Files.createDirectory(directory.resolve("redis")))) {
      redis.start();
      var settings =
          Map.of(
              "SHOWHORSE_ROLES", "studio",
              "SHOWHORSE_DEMO", "false",
              "SHOWHORSE_REDIS_URL", redis.url());
      try (var up = up(settings, "--port", Integer.toString(port))) {
        up.awaitSaid("waiting for an engine");
        assertThat(up.said()).doesNotContain(READY);
        try (var engine =
            ServiceProcess.start(
                directory.resolve("engine"),
                Map.of("showhorse.roles", "engine", "showhorse.redis.url", redis.url()))) {
          engine.awaitReady();
          up.awaitSaid(THE_END);
        }
        assertThat(up.said()).contains(READY);
      }
    }
  }

  private UpCommand up(Map<String, String> environment, String... arguments) throws IOException {
    return UpCommand.start(clone, work, environment, arguments);
  }
}
