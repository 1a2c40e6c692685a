package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.showhorse.testing.EncodedSound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundFileTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Executor THREAD_EACH = task -> Thread.ofPlatform().start(task);

  @ParameterizedTest
  @ValueSource(ints = {8_000, 22_050, 44_100, 48_000})
  void aToneKeepsItsLengthAndLevelAtEveryUsualRate(int rate) {
    float[] sound = SoundFile.decode(wav(rate, rate), MINUTE);

    assertThat(sound.length).isBetween(47_500, 48_500);
    double sum = 0;
    for (float sample : sound) {
      sum += sample * sample;
    }
    assertThat(Math.sqrt(sum / sound.length)).isBetween(0.33, 0.38);
  }

  @Test
  void readingEndsOneSampleAfterTheMost() {
    assertThat(SoundFile.decode(wav(48_000, 96_000), Duration.ofSeconds(1))).hasSize(48_001);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3_999, 1_000_000})
  void anAbsurdRateIsRefused(int rate) {
    assertThatThrownBy(() -> SoundFile.decode(wav(rate, 1_000), MINUTE))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("4000 to 384000");
  }

  @Test
  void manyAreReadAtATime() {
    byte[] file = wav(48_000, 480_000);
    List<CompletableFuture<float[]>> reading =
        IntStream.range(0, 40)
            .mapToObj(number -> CompletableFuture.supplyAsync(() -> decoded(file), THREAD_EACH))
            .toList();

    assertThat(reading).allSatisfy(sound -> assertThat(sound.join()).hasSize(480_000));
  }

  private static float[] decoded(byte[] file) {
    return SoundFile.decode(file, MINUTE);
  }

  @Test
  void whatIsNoSoundIsRefused() {
    for (String text : new String[] {"", "RIFF", "#EXTM3U\nfile:///etc/hostname\n"}) {
      assertThatThrownBy(() -> SoundFile.decode(text.getBytes(StandardCharsets.UTF_8), MINUTE))
          .isInstanceOf(MediaException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"webm,libvpx,libopus", "mov,mpeg4,aac", "matroska,libvpx,libvorbis"})
  void theSoundOfAFilmIsRead(String format, String picture, String sound) {
    var film = List.of("-f", "lavfi", "-i", "testsrc=s=32x32:r=25:d=1");
    var codecs = List.of("-c:v", picture, "-c:a", sound, "-ar", "48000");
    byte[] file =
        EncodedSound.made(
            format, 1, Stream.concat(film.stream(), codecs.stream()).toList(), 48_000);

    assertThat(SoundFile.decode(file, MINUTE).length).isBetween(47_000, 50_000);
  }

  @ParameterizedTest
  @CsvSource({"wav,pcm_mulaw", "wav,adpcm_ms", "mov,pcm_s16be", "mov,alac", "mp4,libopus"})
  void lessUsualCodecsAreRead(String format, String codec) {
    byte[] file = EncodedSound.made(format, 1, List.of("-c:a", codec), 48_000);

    assertThat(SoundFile.decode(file, MINUTE).length).isBetween(47_000, 50_000);
  }

  @Test
  void whatIsWrongWithOneFileIsNotSaidOfTheNext() {
    byte[] damaged = EncodedSound.of("flac", 48_000, 1);
    Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 500, (byte) 0x55);
    String alone = refusal(new byte[0]);

    assertThat(SoundFile.decode(damaged, MINUTE)).isNotEmpty();

    assertThat(refusal(new byte[0])).isEqualTo(alone);
  }

  private static String refusal(byte[] file) {
    try {
      SoundFile.decode(file, MINUTE);
      throw new AssertionError("it was read");
    } catch (MediaException refused) {
      return refused.getMessage();
    }
  }

  @Test
  void decodersThatNobodyNeedsAreNotReached() {
    byte[] file = EncodedSound.made("matroska", 1, List.of("-c:a", "wmav2"), 48_000);

    assertThatThrownBy(() -> SoundFile.decode(file, MINUTE))
        .isInstanceOf(MediaException.class)
        .hasMessage("the sound is coded in a way that is not read");
  }

  /** What {@code ./showhorse fuzz sound} found, mended since. */
  @ParameterizedTest
  @MethodSource
  void findingsAreAnsweredWithLittleMemory(Path finding) throws IOException {
    byte[] file = Files.readAllBytes(finding);
    // Counts the peak of this process anew
    Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    long before = peakKb();

    try {
      assertThat(SoundFile.decode(file, MINUTE)).hasSizeBetween(1, 60 * 48_000 + 1);
    } catch (MediaException refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
    // One took 2 GB; the heap of the tests before may grow meanwhile
    assertThat(peakKb() - before).isLessThan(1_000_000);
  }

  static Stream<Path> findingsAreAnsweredWithLittleMemory() throws IOException {
    return Files.list(Path.of("src/main/native/fuzz/findings/sound"));
  }

  private static long peakKb() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    }
  }

  /** A resampler made for two channels that is given one would read memory that is not there. */
  @ParameterizedTest
  @CsvSource({"44100,2,44100,1", "44100,1,44100,2", "44100,2,22050,1"})
  void aStreamThatChangesItsChannelsOrRateMidwayIsReadWhole(
      int rate, int channels, int thenRate, int thenChannels) throws Exception {
    var joined = new ByteArrayOutputStream();
    joined.write(EncodedSound.of("mp3", rate, channels));
    joined.write(EncodedSound.of("mp3", thenRate, thenChannels));

    assertThat(SoundFile.decode(joined.toByteArray(), MINUTE).length)
        .isBetween(2 * 48_000 - 9_600, 2 * 48_000 + 14_400);
  }

  /** The same damage in every run. */
  @ParameterizedTest
  @ValueSource(strings = {"mp3", "ipod", "adts", "flac", "ogg", "webm", "wav"})
  void damagedFilesAreReadOrRefused(String format) throws Exception {
    byte[] whole = EncodedSound.of(format, 48_000, 2);
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = Arrays.copyOf(whole, whole.length - random.nextInt(whole.length / 2));
      for (int bytes = 1 + random.nextInt(40); bytes > 0; bytes--) {
        // Headers are hit as often as sound
        int reach = random.nextBoolean() ? Math.min(600, damaged.length) : damaged.length;
        damaged[random.nextInt(reach)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(SoundFile.decode(damaged, MINUTE).length).isLessThanOrEqualTo(60 * 48_000 + 1);
      } catch (MediaException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }

  /** A tone of half the full level, a fiftieth of the rate high, mono in 16 bits. */
  private static byte[] wav(int rate, int samples) {
    ByteBuffer file = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    file.putShort((short) 2).putShort((short) 16);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      file.putShort((short) (16_384 * Math.sin(2 * Math.PI * i / 50)));
    }
    return file.array();
  }
}
