package live.showhorse.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import live.showhorse.media.Canvas;
import live.showhorse.media.ClipWriter;
import live.showhorse.media.MediaException;
import live.showhorse.media.Picture;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.BlobStore;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.TestRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayableClipsTest {
  @TempDir Path directory;

  @Test
  void aClipIsEncodedForTheFirstWhoLooksAndKeptForTheRest() {
    var clip = new Clip("clip", written());
    var reads = new AtomicInteger();
    try (var redis = TestRedis.privateServer(directory)) {
      BlobStore store = new Blobs(redis).store("segments", 1L << 30, Duration.ofHours(1));
      var playable =
          new PlayableClips(
              key -> {
                reads.incrementAndGet();
                return key.equals(clip.key()) ? Optional.of(clip) : Optional.empty();
              },
              store,
              8);

      byte[] first = playable.mp4(clip.key()).orElseThrow();
      byte[] second = playable.mp4(clip.key()).orElseThrow();

      assertThat(second).isEqualTo(first).isNotEqualTo(clip.mp4());
      assertThat(reads).hasValue(1);
      assertThat(playable.mp4("none")).isEmpty();
    }
  }

  @Test
  void aDamagedClipIsSaidToBeDamaged() {
    try (var redis = TestRedis.privateServer(directory)) {
      BlobStore store = new Blobs(redis).store("segments", 1L << 30, Duration.ofHours(1));
      var playable =
          new PlayableClips(key -> Optional.of(new Clip(key, new byte[1_000])), store, 8);

      assertThatThrownBy(() -> playable.mp4("damaged")).isInstanceOf(MediaException.class);
      assertThat(store.bytes()).isZero();
    }
  }

  @Test
  void moreThanMayWaitAreToldToComeAgain() {
    try (var redis = TestRedis.privateServer(directory)) {
      BlobStore store = new Blobs(redis).store("segments", 1L << 30, Duration.ofHours(1));
      var playable = new PlayableClips(key -> Optional.of(new Clip(key, written())), store, 0);

      assertThatThrownBy(() -> playable.mp4("any"))
          .hasMessageContaining("showhorse.limits.clip-views")
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(429);
                assertThat(problem.type()).isEqualTo("clips-busy");
                assertThat(problem.retryAfter()).contains(Duration.ofSeconds(5));
              });
    }
  }

  private static byte[] written() {
    var canvas = new Canvas(256, 320, 25);
    try (var writer = new ClipWriter(canvas, Map.of());
        var picture = new Picture(canvas)) {
      for (int frame = 0; frame < 8; frame++) {
        writer.frame(picture, new float[2 * canvas.samplesPerFrame()]);
      }
      return writer.finish();
    }
  }
}
