package live.showhorse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateRedisTest {
  @TempDir Path data;

  @Test
  void stopsWithTheServiceAndKeepsWhatItWasTold() {
    long firstPid;
    try (Redis redis = TestRedis.privateServer(data)) {
      firstPid = redis.own().orElseThrow().pid();
      assertThat(redis.ping()).isTrue();
      new Documents(redis).put("presenter:a", "{\"name\":\"Ada\"}");
      new Blobs(redis).keep("photo", new byte[] {1, 2, 3});
    }
    assertThat(ProcessHandle.of(firstPid)).isEmpty();
    try (Redis redis = TestRedis.privateServer(data)) {
      assertThat(redis.own().orElseThrow().pid()).isNotEqualTo(firstPid);
      assertThat(new Documents(redis).get("presenter:a")).contains("{\"name\":\"Ada\"}");
      assertThat(new Blobs(redis).kept("photo")).contains(new byte[] {1, 2, 3});
    }
  }

  @Test
  void endsTheServerOfACrashedRun() throws Exception {
    Path home = Files.createDirectories(data.resolve("redis"));
    Process stale =
        new ProcessBuilder("redis-server", "--port", "0", "--unixsocket", "stale.sock")
            .directory(home.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Files.writeString(home.resolve("redis.pid"), Long.toString(stale.pid()));
      try (Redis redis = TestRedis.privateServer(data)) {
        assertThat(stale.isAlive()).isFalse();
        assertThat(redis.ping()).isTrue();
      }
    } finally {
      stale.destroyForcibly();
    }
  }

  @Test
  void leavesAForeignProcessWithTheRememberedIdAlone() throws Exception {
    Path home = Files.createDirectories(data.resolve("redis"));
    Process foreign = new ProcessBuilder("sleep", "60").start();
    try {
      Files.writeString(home.resolve("redis.pid"), Long.toString(foreign.pid()));
      try (Redis redis = TestRedis.privateServer(data)) {
        assertThat(redis.ping()).isTrue();
        assertThat(foreign.isAlive()).isTrue();
      }
    } finally {
      foreign.destroyForcibly();
    }
  }

  @Test
  void aServerThatDiesIsStartedAgainWithItsData() {
    try (Redis redis = TestRedis.privateServer(data)) {
      PrivateRedis server = redis.own().orElseThrow();
      var documents = new Documents(redis);
      documents.put("a", "1");
      long pid = server.pid();
      // appendfsync everysec: what a killed process wrote is with the kernel already
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      await().atMost(Duration.ofSeconds(20)).until(() -> server.pid() != pid && redis.ping());
      assertThat(documents.get("a")).contains("1");
    }
  }

  @Test
  void twoServicesCannotShareADataDirectory() {
    try (Redis redis = TestRedis.privateServer(data)) {
      assertThatThrownBy(() -> TestRedis.privateServer(data))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("is in use by another running service");
      assertThat(redis.ping()).isTrue();
    }
  }

  @Test
  void aMissingProgramIsNamedWithItsPackage() {
    assertThatThrownBy(
            () -> TestRedis.open(data, Map.of("showhorse.redis.program", "no-such-redis")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("'no-such-redis'")
        .hasMessageContaining("apt-get install redis-server");
  }

  @Test
  void needsItsPasswordAndHidesIt() throws Exception {
    try (Redis redis = TestRedis.privateServer(data)) {
      PrivateRedis server = redis.own().orElseThrow();
      assertThatThrownBy(
              () ->
                  TestRedis.open(
                      data,
                      Map.of(
                          "showhorse.redis.url",
                          "redis://127.0.0.1:" + server.port(),
                          "showhorse.redis.start-timeout",
                          "0s")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("NOAUTH");
      String arguments = Files.readString(Path.of("/proc", Long.toString(server.pid()), "cmdline"));
      assertThat(arguments).doesNotContain(server.password());
    }
  }

  @Test
  void anAddressThatCannotBeReadIsRefusedWithoutRepeatingIt() {
    assertThatThrownBy(
            () -> TestRedis.open(data, Map.of("showhorse.redis.url", "http://:secret@host")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("showhorse.redis.url")
        .satisfies(failure -> assertThat(failure.toString()).doesNotContain("secret"))
        .hasNoCause();
  }

  @Test
  void aFrozenServerIsAProblemWithinTheTimeoutAndThenForgotten() throws Exception {
    try (Redis redis = TestRedis.open(data, Map.of("showhorse.redis.timeout", "300ms"))) {
      var documents = new Documents(redis);
      documents.put("a", "1");
      long pid = redis.own().orElseThrow().pid();
      signal("-STOP", pid);
      try {
        long before = System.nanoTime();
        assertThatThrownBy(() -> documents.get("a"))
            .isInstanceOfSatisfying(
                ProblemException.class,
                problem -> {
                  assertThat(problem.status()).isEqualTo(503);
                  assertThat(problem.type()).isEqualTo("redis-unavailable");
                });
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        assertThat(redis.ping()).isFalse();
      } finally {
        signal("-CONT", pid);
      }
      await().until(redis::ping);
      assertThat(documents.get("a")).contains("1");
    }
  }

  private static void signal(String signal, long pid) throws Exception {
    assertThat(new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor()).isZero();
  }
}
