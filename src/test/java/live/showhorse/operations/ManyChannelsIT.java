package live.showhorse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import live.showhorse.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred channels on air in one service, told to stop, with Redis there and taken away. */
class ManyChannelsIT {
  private static final int CHANNELS = 200;

  /** It takes three on two cores that do nothing else; tests share theirs with others. */
  private static final Duration BUSY_MACHINE = Duration.ofSeconds(30);

  private static final Duration ON_AIR = Duration.ofSeconds(180);

  /** What is written while it stops: a handful of conditions, each a few lines and a count. */
  private static final int LINES = 200;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "showhorse.limits.channels", Integer.toString(CHANNELS),
          "showhorse.channel.idle-clips", "3",
          "showhorse.channel.idle-units", "3");

  @TempDir Path directory;

  @Test
  void twoHundredChannelsEndWithinSecondsWhetherRedisIsThereOrNot() {
    try (var service = start()) {
      service.awaitReady();
      putOnAir(service);
      assertEnds(service, "redis there", () -> {}, () -> {});
    }
    try (var service = start()) {
      awaitOnAir(service);
      assertEnds(service, "redis killed before", () -> killRedis(service), () -> {});
    }
    try (var service = start()) {
      awaitOnAir(service);
      assertEnds(service, "redis killed meanwhile", () -> {}, () -> killRedis(service));
    }
  }

  private ServiceProcess start() {
    return ServiceProcess.start(directory.resolve("data"), SETTINGS);
  }

  private static void putOnAir(ServiceProcess service) {
    String presenter = service.addPresenter();
    for (int number = 0; number < CHANNELS; number++) {
      String id = "c" + number;
      service
          .given()
          .contentType("application/json")
          .body(Map.of("id", id, "name", id, "presenter", presenter, "canvas", "128x128@25"))
          .post("/v1/channels")
          .then()
          .statusCode(201);
      service.given().post("/v1/channels/" + id + "/on-air").then().statusCode(200);
    }
    awaitOnAir(service);
  }

  private static void awaitOnAir(ServiceProcess service) {
    await()
        .alias("all on air")
        .atMost(ON_AIR)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(
            () ->
                service.given().get("/v1/channels").jsonPath().<String>getList("state").stream()
                    .filter("on-air"::equals)
                    .count(),
            count -> count == CHANNELS);
  }

  private void assertEnds(
      ServiceProcess service, String when, Runnable before, Runnable meanwhile) {
    before.run();
    Instant told = Instant.now();
    Duration took = service.stop(meanwhile);

    List<String> lines = writtenSince(service.log(), told);
    System.out.printf("%s: over after %d ms, %d lines%n", when, took.toMillis(), lines.size());
    assertThat(service.exitCode()).as(when).isEqualTo(143);
    assertThat(took).as(when).isLessThan(BUSY_MACHINE);
    assertThat(lines).as(when).hasSizeLessThan(LINES);
    Map<String, Long> conditions =
        lines.stream()
            .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
            .collect(Collectors.groupingBy(ManyChannelsIT::place, Collectors.counting()));
    // A few at once, then one a second
    assertThat(conditions.values()).as(when).allMatch(count -> count <= 5 + 2 * took.toSeconds());
    assertThat(lines).as(when).noneMatch(line -> line.contains("Request queue size exceeded"));
    assertThat(lines).as(when).anyMatch(line -> line.contains("channels ended channels=200"));
    assertThat(redis()).as(when + ": its Redis").isEmpty();
  }

  /** Level, logger and the first words. */
  private static String place(String line) {
    return line.substring(line.indexOf(' ')).replaceAll("=.*", "");
  }

  private static List<String> writtenSince(String log, Instant when) {
    return log.lines()
        .dropWhile(
            line ->
                !line.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                    || OffsetDateTime.parse(line.substring(0, line.indexOf(' ')))
                        .toInstant()
                        .isBefore(when))
        .toList();
  }

  private void killRedis(ServiceProcess service) {
    ProcessHandle server = redis().orElseThrow();
    assertThat(server.parent().map(ProcessHandle::pid)).contains(service.pid());
    Programs.run(List.of("kill", "-KILL", Long.toString(server.pid())));
    await().until(() -> !server.isAlive());
  }

  /** The private Redis, while it runs. */
  private Optional<ProcessHandle> redis() {
    try {
      Path file = directory.resolve("data/redis/redis.pid");
      return Files.exists(file)
          ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
              .filter(ProcessHandle::isAlive)
          : Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
