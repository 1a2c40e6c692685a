package live.showhorse.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.showhorse.testing.NginxRtmp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./showhorse} says to somebody who has just cloned the repository. */
class ShowhorseScriptTest {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int PORT = 4;

  @TempDir Path directory;

  private final Map<String, String> environment = new HashMap<>();
  private Path clone;
  private Path programs;
  private Path work;

  private record Answer(int code, String said) {}

  @BeforeEach
  void aFreshClone() throws IOException {
    clone = Files.createDirectory(directory.resolve("a clone with blanks"));
    programs = Files.createDirectory(directory.resolve("programs"));
    work = Files.createDirectory(directory.resolve("elsewhere"));
    Files.copy(Path.of("showhorse"), clone.resolve("showhorse"));
  }

  @Test
  void doctorNamesWhatIsMissingBeforeAnythingIsBuilt() throws Exception {
    packagesAreInstalled(false);

    Answer answer = showhorse("doctor");

    assertThat(answer.code()).isEqualTo(FAILED);
    assertThat(answer.said())
        .contains("Not built yet. Missing for it:", "libopencv-core-dev", "redis-server")
        .contains("./showhorse up")
        .doesNotContain("JDK");
  }

  @Test
  void doctorsReportIsReadableByMachinesBeforeAnythingIsBuilt() throws Exception {
    packagesAreInstalled(false);

    JsonNode report = new ObjectMapper().readTree(showhorse("doctor", "--json").said());

    assertThat(report.get("ok").asBoolean()).isFalse();
    assertThat(report.get("findings").findValuesAsText("what"))
        .contains("redis-server", "showhorse");
  }

  @Test
  void doctorSaysThatNothingIsMissing() throws Exception {
    packagesAreInstalled(true);

    Answer answer = showhorse("doctor");

    assertThat(answer.code()).isEqualTo(FAILED);
    assertThat(answer.said()).contains("nothing is missing").contains("./showhorse up");
  }

  @Test
  void aPortInUseIsToldBeforeTheBuild() throws Exception {
    packagesAreInstalled(true);
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Answer answer = showhorse("up", "--port", Integer.toString(other.getLocalPort()));

      assertThat(answer.code()).isEqualTo(PORT);
      assertThat(answer.said()).contains("in use").contains("--port " + (other.getLocalPort() + 1));
    }
  }

  @Test
  void soIsOneThatAnOptionTheEnvironmentOrAFileNames() throws Exception {
    packagesAreInstalled(true);
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();
      String free = Integer.toString(NginxRtmp.freePort());

      environment.put("SHOWHORSE_JAVA_OPTS", "-Xmx1g -Dquarkus.http.port=" + taken);
      assertThat(showhorse("up", "--port", free).code()).isEqualTo(PORT);
      environment.clear();
      environment.put("QUARKUS_HTTP_PORT", Integer.toString(taken));
      assertThat(showhorse("up").code()).isEqualTo(PORT);
      environment.clear();
      Path file = Files.createDirectory(work.resolve("config")).resolve("application.properties");
      Files.writeString(file, "quarkus.http.host=127.0.0.1\nquarkus.http.port = " + taken + "\n");
      assertThat(showhorse("up").code()).isEqualTo(PORT);
    }
  }

  @Test
  void onlyTheTransformerNeedsItsLibraries() throws Exception {
    program("dpkg-query", "case $* in *dnnl*) exit 1;; *) echo 'ii ';; esac");
    environment.put("SHOWHORSE_ENGINE_NAME", "happyhorse");
    program("apt-get", "echo \"apt-get $*\"; exit 1");

    Answer answer = showhorse("up", "--port", Integer.toString(NginxRtmp.freePort()));

    assertThat(answer.said()).contains("libdnnl-dev").doesNotContain("libopencv");
    environment.clear();
    program("cmake", "exit 1");
    program("mvn", "exec sleep 60");
    assertThat(showhorse("up", "--port", Integer.toString(NginxRtmp.freePort())).said())
        .doesNotContain("libdnnl-dev");
  }

  @Test
  void theNativeBuildAndMavenRunSideBySideAndTheOneThatFailsIsShown() throws Exception {
    packagesAreInstalled(true);
    program("cmake", "echo cannot configure; exit 1");
    program("mvn", "echo Maven was ended >&2; exec sleep 60");

    Answer answer = showhorse("up", "--port", Integer.toString(NginxRtmp.freePort()));

    assertThat(answer.code()).isEqualTo(FAILED);
    assertThat(answer.said())
        .contains("cannot configure", "the build failed")
        .doesNotContain("Maven was ended");
  }

  @Test
  void aBuildThatLastsSaysHowFarItIs() throws Exception {
    packagesAreInstalled(true);
    program("cmake", "exit 0");
    program("ninja", "echo '[7/27] Building CXX object'");
    program(
        "mvn",
        "echo '[INFO] Downloaded from central: x.pom'\n"
            + "echo '[INFO] --- maven-compiler-plugin:3.14.0:compile (default-cli) @ showhorse ---'\n"
            + "sleep 20; exit 1");

    Answer answer = showhorse("up", "--port", Integer.toString(NginxRtmp.freePort()));

    assertThat(answer.said()).contains("native: 7 of 27, Java: compiles, files fetched: 1");
  }

  @Test
  void wrongUseIsToldAtOnce() throws Exception {
    assertThat(showhorse("fly").code()).isEqualTo(USAGE);
    assertThat(showhorse("up", "--port", "99999").code()).isEqualTo(USAGE);
    assertThat(showhorse("up", "--fast").said()).contains("does not take '--fast'");
    assertThat(showhorse("models", "paint").code()).isEqualTo(USAGE);
  }

  @Test
  void aBuildWhoseHomeCannotBeWrittenKeepsWhatItFetchesBesideTheBuild() throws Exception {
    packagesAreInstalled(true);
    program("getent", "echo x:x:0:0::/nowhere:/bin/sh");
    program("cmake", "exit 0");
    program("ninja", "exit 0");
    program("mvn", "echo \"WARNING: sun.misc.Unsafe::old\"; echo \"asked for: $*\"; exit 1");

    Answer answer = showhorse("up", "--port", Integer.toString(NginxRtmp.freePort()));

    assertThat(answer.code()).isEqualTo(FAILED);
    assertThat(answer.said())
        .contains("-Dmaven.repo.local=" + clone.resolve("target/m2"), "the build failed")
        .doesNotContain("Unsafe");
  }

  /** A dpkg-query of our own, so that the test says what is installed. */
  private void packagesAreInstalled(boolean all) throws IOException {
    program("dpkg-query", all ? "echo 'ii '" : "exit 1");
    program("locale", "echo UTF-8");
  }

  private void program(String name, String text) throws IOException {
    Path file = programs.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Answer showhorse(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", clone.resolve("showhorse").toString()));
    command.addAll(List.of(arguments));
    Path said = directory.resolve("said");
    var builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("PATH", programs + ":" + System.getenv("PATH"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    return new Answer(code, Files.readString(said, StandardCharsets.UTF_8));
  }
}
