package live.showhorse.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import live.showhorse.ShowhorseConfig;
import live.showhorse.TestConfig;
import live.showhorse.engine.EngineConfig;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.model.Machine;
import live.showhorse.redis.RedisConfig;
import live.showhorse.segment.SegmentConfig;
import live.showhorse.speech.SpeechConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void aProblemIsInTheTableWithItsFixAndInTheExitCode() {
    Supplier<List<Finding>> check =
        () ->
            List.of(
                Finding.ok("redis", "a", "7.0"),
                Finding.problem("disk", "b", "full", "Free some."));

    assertThat(command(check).run(false)).isEqualTo(1);

    assertThat(text())
        .contains("WRONG")
        .contains("full")
        .contains("-> Free some.")
        .contains("1 wrong");
  }

  @Test
  void theReportIsReadableByMachines() throws IOException {
    Supplier<List<Finding>> check =
        () -> List.of(Finding.warning("speech", "voices ja", "none", "apt-get install x"));

    assertThat(command(check).run(true)).isZero();

    JsonNode report = new ObjectMapper().readTree(text());
    assertThat(report.get("ok").asBoolean()).isTrue();
    assertThat(report.at("/findings/0/level").asText()).isEqualTo("warning");
    assertThat(report.at("/findings/0/fix").asText()).isEqualTo("apt-get install x");
  }

  @Test
  void theMachineOfATestRunHasWhatBuildingAndRunningNeed(@TempDir Path data) {
    List<Finding> findings =
        List.<Supplier<List<Finding>>>of(
                new BuildChecks(),
                redis(Map.of()),
                parts(Map.of()),
                new MachineChecks(data, freePort(), false, Machine::here))
            .stream()
            .flatMap(check -> check.get().stream())
            .toList();

    assertThat(findings).noneMatch(finding -> finding.level() == Finding.Level.PROBLEM);
    assertThat(findings)
        .extracting(Finding::what)
        .contains(
            "JDK",
            "C++ compiler",
            "private redis-server",
            "engine portrait",
            "voices zh",
            "fonts",
            "H.264 encoders",
            "disk",
            "memory");
  }

  @Test
  void whatIsMissingIsNamedWithWhatToDo(@TempDir Path empty) {
    assertThat(redis(Map.of("showhorse.redis.program", "no-such-redis")).get())
        .singleElement()
        .satisfies(finding -> assertThat(finding.fix()).contains("apt-get install redis-server"));
    assertThat(
            redis(
                    Map.of(
                        "showhorse.redis.url",
                        "redis://127.0.0.1:1",
                        "showhorse.redis.start-timeout",
                        "200ms"))
                .get())
        .singleElement()
        .satisfies(finding -> assertThat(finding.level()).isEqualTo(Finding.Level.PROBLEM));
    assertThat(
            parts(
                    Map.of(
                        "showhorse.native.directory", empty.toString(),
                        "showhorse.segment.font-directory", empty.toString(),
                        "showhorse.speech.open-jtalk-program", "no-such-program"))
                .get())
        .filteredOn(finding -> finding.level() != Finding.Level.OK)
        .extracting(Finding::what)
        .contains("engine portrait", "fonts", "voices ja", "voices en");
  }

  @Test
  void aPortThatAnotherProgramHoldsIsNamed(@TempDir Path data) throws IOException {
    try (var other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      // Says nothing, as most programs do not speak HTTP
      assertThat(new MachineChecks(data, other.getLocalPort(), false, Machine::here).get())
          .filteredOn(finding -> finding.what().startsWith("port"))
          .singleElement()
          .satisfies(finding -> assertThat(finding.level()).isEqualTo(Finding.Level.PROBLEM));
    }
  }

  @Test
  void destinationsAreTriedAndTheirKeysAreNotShown() throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      List<Finding> findings =
          new DestinationChecks(
                  () ->
                      List.of(
                          "rtmp://user:secret@127.0.0.1:" + server.getLocalPort() + "/live/secret",
                          "rtmp://127.0.0.1:" + freePort() + "/live",
                          "rtmps://127.0.0.1:" + freePort() + "/live",
                          "http://127.0.0.1/secret",
                          "rtmp://no_such_host.invalid/live/room?auth=secret|x",
                          "rtmp://someone:secret/live",
                          "rtmp:/secret"))
              .get();

      assertThat(findings)
          .extracting(Finding::level)
          .containsExactly(
              Finding.Level.OK,
              Finding.Level.PROBLEM,
              Finding.Level.PROBLEM,
              Finding.Level.PROBLEM,
              Finding.Level.PROBLEM,
              Finding.Level.PROBLEM,
              Finding.Level.PROBLEM);
      assertThat(findings.toString())
          .doesNotContain("secret")
          .contains("no_such_host.invalid", "no such host");
    }
  }

  private static RedisCheck redis(Map<String, String> settings) {
    return new RedisCheck(
        TestConfig.of(RedisConfig.class, settings), TestConfig.of(ShowhorseConfig.class, settings));
  }

  private static PartChecks parts(Map<String, String> settings) {
    String directory =
        settings.getOrDefault(
            "showhorse.native.directory", System.getProperty("showhorse.native.directory"));
    var all = new java.util.HashMap<>(settings);
    all.put("showhorse.native.directory", directory);
    all.putIfAbsent("showhorse.speech.espeak-program", directory + "/showhorse-espeak");
    return new PartChecks(
        Path.of(directory),
        TestConfig.of(EngineConfig.class, all),
        TestConfig.of(HappyhorseConfig.class, all),
        TestConfig.of(SpeechConfig.class, all),
        TestConfig.of(SegmentConfig.class, all));
  }

  @SafeVarargs
  private DoctorCommand command(Supplier<List<Finding>>... checks) {
    return new DoctorCommand(List.of(checks), new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
