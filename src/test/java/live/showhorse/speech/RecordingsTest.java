package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import live.showhorse.TestConfig;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.Grid;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
  private static final int SECOND = Grid.SAMPLE_RATE;

  @Test
  void aPieceThatIsGoneIsAProblemThatSaysWhatToDo(@TempDir Path data) throws Exception {
    try (var redis = TestRedis.privateServer(data)) {
      var recordings = recordings(redis, Map.of());
      assertThatThrownBy(() -> recordings.piece("0".repeat(64)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("Upload it again");
      recordings.close();
    }
  }

  private static Recordings recordings(Redis redis, Map<String, String> settings) {
    return new Recordings(
        new Blobs(redis),
        TestConfig.of(RecordingConfig.class, settings),
        TestConfig.of(LimitsConfig.class, settings));
  }

  @Test
  void moreThanMayWaitAreToldToComeAgain(@TempDir Path data) throws Exception {
    try (var redis = TestRedis.privateServer(data);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var recordings = recordings(redis, Map.of("showhorse.limits.recordings-waiting", "1"));
      var reading = new CompletableFuture<Void>();
      var file = new CompletableFuture<byte[]>();
      Future<?> first =
          callers.submit(
              () ->
                  recordings.take(
                      () -> {
                        reading.complete(null);
                        return file.join();
                      }));
      reading.join();
      Future<?> second = callers.submit(() -> recordings.take(() -> new byte[0]));
      await().until(() -> recordings.waiting() == 1);

      assertThatThrownBy(() -> recordings.take(() -> new byte[0]))
          .hasMessageContaining("There are 1 recordings waiting")
          .hasMessageContaining("showhorse.limits.recordings-waiting")
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(429);
                assertThat(problem.retryAfter()).contains(Duration.ofSeconds(5));
              });
      file.complete(new byte[0]);
      for (Future<?> accepted : List.of(first, second)) {
        assertThatThrownBy(accepted::get).hasMessageContaining("cannot be read");
      }
      recordings.close();
    }
  }

  @Test
  void cutsLieInThePausesAndNoSoundIsLost() {
    float[] pcm = noise(20, 1);
    // Pauses of 400 ms, the only ones
    for (double pause : new double[] {5.5, 12.25, 17}) {
      Arrays.fill(pcm, (int) (pause * SECOND), (int) ((pause + 0.4) * SECOND), 0);
    }
    List<float[]> pieces = RecordingCut.pieces(pcm);

    assertThat(pieces).hasSizeBetween(3, 4);
    assertThat(pieces).allMatch(piece -> piece.length <= SpeechShaper.MOST_SAMPLES);
    assertThat(pieces.getFirst().length).isBetween((int) (5.5 * SECOND), (int) (5.6 * SECOND));
    assertThat(pieces.stream().mapToDouble(RecordingsTest::energy).sum()).isEqualTo(energy(pcm));
  }

  @Test
  void aSoundWithoutPausesIsCutAllTheSame() {
    float[] pcm = noise(60, 2);
    List<float[]> pieces = RecordingCut.pieces(pcm);
    assertThat(pieces).allMatch(piece -> piece.length <= SpeechShaper.MOST_SAMPLES);
    assertThat(pieces.stream().mapToInt(piece -> piece.length).sum()).isEqualTo(pcm.length);
  }

  @Test
  void aLongPauseIsKept() {
    float[] pcm = noise(10, 3);
    Arrays.fill(pcm, 5 * SECOND, 7 * SECOND, 0);
    List<float[]> pieces = RecordingCut.pieces(pcm);
    assertThat(pieces).hasSize(2);
    int aired = pieces.stream().mapToInt(piece -> SpeechShaper.framed(piece).length).sum();
    assertThat(aired).isBetween((int) (9.9 * SECOND), (int) (10.8 * SECOND));
  }

  private static float[] noise(int seconds, int seed) {
    var random = new Random(seed);
    float[] pcm = new float[seconds * SECOND];
    for (int at = 0; at < pcm.length; at++) {
      pcm[at] = (float) Math.clamp(0.1 * random.nextGaussian(), -1, 1);
    }
    return pcm;
  }

  private static double energy(float[] pcm) {
    double sum = 0;
    for (float sample : pcm) {
      // In whole steps: the sum does not depend on its order
      sum += Math.round(1e6 * sample * sample);
    }
    return sum;
  }
}
