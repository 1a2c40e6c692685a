package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import live.showhorse.testing.EncodedSound;
import live.showhorse.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that ends before it says is not taken for a whole one, and a whole one is. */
class CutSoundTest {
  private static final int RATE = 48_000;
  private static final int SECOND = 2 * RATE;

  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"RIFF", "RF64", "BW64", "RIFX"})
  void aWavThatWasCutOffSaysHowLongItWas(String form) {
    byte[] whole = wav(form, 4 * SECOND, 4 * SECOND);

    assertThat(promised(whole)).isEmpty();
    assertThat(promised(Arrays.copyOf(whole, whole.length - SECOND))).hasValue(4);
    assertThat(promised(Arrays.copyOf(whole, whole.length - SECOND / 20))).hasValue(4);
  }

  /** FFmpeg to a pipe, SoX, arecord, and recorders that end without going back. */
  @ParameterizedTest
  @ValueSource(longs = {0xFFFFFFFFL, 0x7FFFF000L, 0x7FFFFFFFL, 0x80000000L, 0x7FFFFFDBL, 0})
  void aWavOfARecorderThatKnewNoLengthIsWhole(long length) {
    SoundFile.Sound sound = read(wav("RIFF", length, 2 * SECOND));

    assertThat(sound.promised()).isEmpty();
    assertThat(sound.samples()).hasSize(2 * RATE);
  }

  @Test
  void aWavWithoutItsLastSamplesOrPaddingIsWhole() {
    byte[] odd = wav("RIFF", SECOND + 1, SECOND + 1);
    assertThat(promised(odd)).isEmpty();
    byte[] nearly = wav("RIFF", SECOND, SECOND - 100);
    assertThat(promised(nearly)).isEmpty();
  }

  @Test
  void whatDebiansFfmpegWritesIsWhole() {
    for (String format : List.of("wav", "flac", "mp3", "ipod", "adts", "ogg", "webm", "matroska")) {
      assertThat(promised(EncodedSound.made(format, 3, List.of(), RATE))).as(format).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"mp3,''", "m4a,+faststart", "mov,+faststart", "flac,''", "mka,''"})
  void aFileThatSaysItsLengthAndIsCutOffIsFoundOut(String ending, String flags) throws IOException {
    byte[] whole = written("tone." + ending, flags);
    assertThat(promised(whole)).isEmpty();
    OptionalDouble promised = promised(Arrays.copyOf(whole, whole.length * 2 / 3));
    assertThat(promised).isPresent();
    assertThat(promised.getAsDouble()).isCloseTo(6, within(0.1));
  }

  /** The sound of a film may end before its picture. */
  @Test
  void aFilmWithAShorterSoundIsWhole() throws IOException {
    for (String ending : List.of("mkv", "mp4")) {
      Path film = scratch.resolve("film." + ending);
      Programs.run(
          List.of(
              "ffmpeg",
              "-v",
              "error",
              "-f",
              "lavfi",
              "-i",
              "testsrc=s=32x32:r=5:d=6",
              "-f",
              "lavfi",
              "-i",
              "sine=d=2",
              "-c:v",
              "mpeg4",
              "-c:a",
              "aac",
              film.toString()));
      assertThat(promised(Files.readAllBytes(film))).as(ending).isEmpty();
    }
  }

  @Test
  void whatIsLongerThanIsReadIsNotCutOff() {
    byte[] file = wav("RIFF", 3 * SECOND, 3 * SECOND);

    assertThat(SoundFile.read(file, Duration.ofSeconds(1)).promised()).isEmpty();
  }

  private byte[] written(String name, String flags) throws IOException {
    Path file = scratch.resolve(name);
    List<String> made = List.of("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=d=6");
    List<String> moved = flags.isEmpty() ? List.of() : List.of("-movflags", flags);
    Programs.run(Stream.of(made, moved, List.of(file.toString())).flatMap(List::stream).toList());
    return Files.readAllBytes(file);
  }

  private static OptionalDouble promised(byte[] file) {
    return read(file).promised();
  }

  private static SoundFile.Sound read(byte[] file) {
    return SoundFile.read(file, Duration.ofMinutes(1));
  }

  /**
   * A tone in 16 bits, mono.
   *
   * @param promised bytes of sound that the header says
   */
  private static byte[] wav(String form, long promised, int there) {
    boolean wide = form.equals("RF64") || form.equals("BW64");
    ByteBuffer file =
        ByteBuffer.allocate(44 + (wide ? 36 : 0) + there)
            .order(form.equals("RIFX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    file.put(form.getBytes(StandardCharsets.US_ASCII));
    file.putInt(wide ? -1 : (int) (promised + 36));
    file.put("WAVE".getBytes(StandardCharsets.US_ASCII));
    if (wide) {
      file.put("ds64".getBytes(StandardCharsets.US_ASCII)).putInt(28);
      file.putLong(promised + 72).putLong(promised).putLong(promised / 2).putInt(0);
    }
    file.put("fmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(SECOND);
    file.putShort((short) 2).putShort((short) 16);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(wide ? -1 : (int) promised);
    while (file.remaining() > 1) {
      file.putShort((short) (16_384 * Math.sin(file.position() / 30.0)));
    }
    return file.array();
  }
}
