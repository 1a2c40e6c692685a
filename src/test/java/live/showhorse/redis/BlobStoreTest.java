package live.showhorse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
  @TempDir static Path data;
  static Redis redis;
  static Blobs blobs;

  @BeforeAll
  static void start() {
    redis = TestRedis.privateServer(data);
    blobs = new Blobs(redis);
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Test
  void theLeastRecentlyUsedGoWhenTheBudgetIsFull() {
    BlobStore store = blobs.store("lru", 300, Duration.ofMinutes(1));
    store.put("a", new byte[100]);
    store.put("b", new byte[100]);
    store.put("c", new byte[100]);
    assertThat(store.get("a")).isPresent();
    store.put("d", new byte[150]);
    assertThat(store.contains("a")).isTrue();
    assertThat(store.contains("b")).isFalse();
    assertThat(store.contains("c")).isFalse();
    assertThat(store.get("d")).hasValueSatisfying(value -> assertThat(value).hasSize(150));
    assertThat(store.bytes()).isEqualTo(250);
  }

  @Test
  void aValueStoredAgainCountsOnce() {
    BlobStore store = blobs.store("again", 300, Duration.ofMinutes(1));
    store.put("a", new byte[200]);
    store.put("a", new byte[250]);
    assertThat(store.bytes()).isEqualTo(250);
    store.delete("a");
    assertThat(store.bytes()).isZero();
    assertThat(store.get("a")).isEmpty();
  }

  @Test
  void useProlongsTheLifeOfAValueAndDisuseEndsIt() {
    BlobStore store = blobs.store("ttl", 1_000, Duration.ofMillis(1_500));
    store.put("used", new byte[10]);
    store.put("unused", new byte[20]);
    long end = System.nanoTime() + Duration.ofMillis(2_500).toNanos();
    await()
        .pollInterval(Duration.ofMillis(100))
        .until(() -> store.contains("used") && System.nanoTime() > end);
    assertThat(store.get("unused")).isEmpty();
    assertThat(store.get("used")).isPresent();
    await().pollInterval(Duration.ofSeconds(2)).until(() -> store.get("used").isEmpty());
    store.put("next", new byte[5]);
    assertThat(store.bytes()).isEqualTo(5);
  }

  @Test
  void whatIsThereIsReadFromARedisThatTakesNoMore() {
    BlobStore store = blobs.store("full", 1_000, Duration.ofMinutes(1));
    store.put("a", new byte[100]);
    // As with a full disk, every write is refused
    redis.text(commands -> commands.configSet("min-replicas-to-write", "1"));
    try {
      assertThatThrownBy(() -> store.put("b", new byte[100]))
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(503);
                assertThat(problem.retryAfter()).isPresent();
              });
      assertThat(store.get("a")).isPresent();
      assertThat(store.contains("a")).isTrue();
      assertThat(store.contains("b")).isFalse();
    } finally {
      redis.text(commands -> commands.configSet("min-replicas-to-write", "0"));
    }
  }

  @Test
  void theBudgetHoldsWhileManyWriteAtOnce() {
    BlobStore store = blobs.store("many", 10_000, Duration.ofMinutes(1));
    IntStream.range(0, 400)
        .parallel()
        .forEach(i -> store.put("v" + i % 150, new byte[50 + i % 100]));
    long kept =
        IntStream.range(0, 150)
            .mapToObj(i -> store.get("v" + i))
            .mapToLong(value -> value.map(bytes -> bytes.length).orElse(0))
            .sum();
    assertThat(kept).isEqualTo(store.bytes()).isBetween(9_000L, 10_000L);
  }

  @Test
  void twentyMegabytesComeBackAsTheyWere() {
    byte[] value = new byte[20 << 20];
    new Random(1).nextBytes(value);
    BlobStore store = blobs.store("big", 100 << 20, Duration.ofMinutes(1));
    long before = System.nanoTime();
    store.put("clip", value);
    assertThat(store.get("clip")).contains(value);
    System.out.printf(
        "20 MiB there and back: %d ms%n", Duration.ofNanos(System.nanoTime() - before).toMillis());
    blobs.keep("photo", value);
    assertThat(blobs.kept("photo")).contains(value);
    blobs.drop("photo");
    assertThat(blobs.kept("photo")).isEmpty();
  }

  @Test
  void aValueOverTheWholeBudgetIsADefectOfTheCaller() {
    BlobStore store = blobs.store("small", 10, Duration.ofMinutes(1));
    assertThatThrownBy(() -> store.put("a", new byte[11]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("11 bytes");
  }
}
