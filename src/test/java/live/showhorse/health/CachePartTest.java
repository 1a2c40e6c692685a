package live.showhorse.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import live.showhorse.ShowhorseConfig;
import live.showhorse.TestConfig;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachePartTest {
  private static final int BUDGET = 1_000;

  @TempDir Path directory;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void aFullCacheThatDropsWhatWasJustUsedIsTooSmall() {
    try (Redis redis = TestRedis.privateServer(directory)) {
      Blobs blobs = new Blobs(redis);
      CachePart part = part(blobs, "1h");
      assertThat(part.look().works()).as("nothing is stored").isTrue();

      var clips = blobs.store("clips", BUDGET, Duration.ofHours(2));
      clips.put("a", new byte[800]);
      assertThat(part.look().works()).as("not full").isTrue();
      clips.put("b", new byte[150]);
      Part.Condition full = part.look();
      assertThat(full.works()).isFalse();
      assertThat(full.reason()).contains("cache of clips").contains("showhorse.limits.clips");
      assertThat(full.action()).contains("Raise the budget");
      assertThat(meters.get("showhorse.store.used").tag("store", "clips").gauge().value())
          .isEqualTo(950);

      assertThat(part(blobs, "0s").look().works()).as("kept for as long as is asked").isTrue();
    }
  }

  private CachePart part(Blobs blobs, String span) {
    return new CachePart(
        blobs,
        TestConfig.of(
            LimitsConfig.class, Map.of("showhorse.limits.clips", Integer.toString(BUDGET))),
        TestConfig.of(HealthConfig.class, Map.of("showhorse.health.cache-span", span)),
        TestConfig.of(ShowhorseConfig.class, Map.of()),
        meters);
  }
}
