package live.showhorse.operations;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import live.showhorse.testing.TestPresenter;

/**
 * The packaged program in a process of its own, on a free loopback port. Closing it kills it and
 * whatever it started.
 */
final class ServiceProcess implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final int port;
  private final Path log;

  private ServiceProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts a process and returns at once.
   *
   * @param data its data directory; the log is written beside it
   * @param settings properties, over those that a test needs
   */
  static ServiceProcess start(Path data, Map<String, String> settings) {
    return start(List.of(), data, settings);
  }

  /**
   * As the other method of this name.
   *
   * @param before a program and its arguments that become the service
   */
  static ServiceProcess start(List<String> before, Path data, Map<String, String> settings) {
    int port = freePort();
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dshowhorse.data-directory=" + data);
    for (String inherited :
        List.of("showhorse.native.directory", "org.bytedeco.javacpp.platform.extension")) {
      command.add("-D" + inherited + "=" + System.getProperty(inherited, ""));
    }
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-jar");
    command.add(System.getProperty("showhorse.jar"));
    try {
      Path log = data.resolveSibling(data.getFileName() + "-" + port + ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new ServiceProcess(process, port, log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A request to this process. */
  RequestSpecification given() {
    return RestAssured.given().baseUri("http://127.0.0.1").port(port);
  }

  /** Waits until the service is ready and returns when that was first seen. */
  Instant awaitReady() {
    await()
        .alias("ready")
        .atMost(START_PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions()
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new AssertionError("it ended: " + log());
              }
              return given().get("/q/health/ready").statusCode() == 200;
            });
    return Instant.now();
  }

  /** Ends it as a crash does: nothing is written down, nobody is told. */
  void kill() {
    process.destroyForcibly();
    waitFor(Duration.ofSeconds(10));
  }

  /** Asks it to stop (SIGTERM) and returns how long that took. */
  Duration stop() {
    return stop(() -> {});
  }

  /**
   * The same.
   *
   * @param meanwhile happens right after the signal
   */
  Duration stop(Runnable meanwhile) {
    long before = System.nanoTime();
    process.destroy();
    meanwhile.run();
    waitFor(Duration.ofSeconds(60));
    return Duration.ofNanos(System.nanoTime() - before);
  }

  int exitCode() {
    return process.exitValue();
  }

  boolean alive() {
    return process.isAlive();
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Makes a presenter of the demo's photo and returns its id. */
  String addPresenter() {
    return TestPresenter.make(given());
  }

  /**
   * Makes a presenter of the demo's photo and a channel of it that is on air, with a small canvas:
   * it costs less.
   */
  void putOnAir(String channel) {
    putOnAir(channel, "360x640@25");
  }

  /** As the other method of this name, where rendering has to take its time. */
  void putOnAir(String channel, String canvas) {
    String presenter = addPresenter();
    given()
        .contentType("application/json")
        .body(Map.of("id", channel, "name", channel, "presenter", presenter, "canvas", canvas))
        .post("/v1/channels")
        .then()
        .statusCode(201);
    given().post("/v1/channels/" + channel + "/on-air").then().statusCode(200);
    await()
        .alias("on air")
        .atMost(Duration.ofSeconds(60))
        .until(() -> given().get("/hls/" + channel + "/index.m3u8").statusCode() == 200);
  }

  /** Adds a line and returns its id. */
  String say(String channel, String text) {
    return given()
        .contentType("application/json")
        .body(Map.of("text", text))
        .post("/v1/channels/" + channel + "/lines")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** The state of each line of a channel, by id, in the order of the rundown. */
  Map<String, String> lineStates(String channel) {
    Map<String, String> states = new LinkedHashMap<>();
    List<Map<String, Object>> lines =
        given()
            .get("/v1/channels/" + channel + "/lines")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath()
            .getList("$");
    lines.forEach(line -> states.put((String) line.get("id"), (String) line.get("state")));
    return states;
  }

  /** Waits until a line has aired. */
  void awaitAired(String channel, String line) {
    await()
        .alias("aired")
        .atMost(Duration.ofSeconds(60))
        .until(() -> "aired".equals(lineStates(channel).get(line)));
  }

  /** Waits for two seconds more of programme. */
  void programmeGoesOn() {
    double now = sum("showhorse_channel_frames_total");
    await()
        .alias("two seconds more of programme")
        .atMost(Duration.ofSeconds(8))
        .until(() -> sum("showhorse_channel_frames_total") > now + 50);
  }

  /** A metric, which needs no Redis; the sum of all its labels. */
  double sum(String metric) {
    return given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .filter(line -> line.startsWith(metric))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    waitFor(Duration.ofSeconds(10));
  }

  private void waitFor(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("it does not end within " + patience + ": " + log());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
