package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import live.showhorse.testing.Decoded;
import live.showhorse.testing.Ffprobe;
import live.showhorse.testing.TestPictures;
import live.showhorse.testing.TestSound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clip keeps what the engine made. */
class ClipTest {
  private static final Canvas CANVAS = new Canvas(360, 640, 25);
  private static final int UNITS = 5;

  @TempDir Path directory;

  @Test
  void readingGivesThePicturesAndTheSoundThatWereWritten() {
    float[] sound = TestSound.speech(UNITS, 1);
    byte[] clip = write(CANVAS, sound);

    try (var reader = new ClipReader(clip);
        var read = new Picture(CANVAS);
        var drawn = new Picture(CANVAS)) {
      assertThat(reader.canvas()).isEqualTo(CANVAS);
      assertThat(reader.frames()).isEqualTo(UNITS * 8);
      assertThat(reader.pcm()).hasSameSizeAs(sound);
      assertThat(SegmentJoinTest.peakDifference(reader.pcm(), sound, 0, sound.length))
          .isLessThan(1.01 / 65_536);
      for (int i = 0; i < reader.frames(); i++) {
        assertThat(reader.next(read)).isTrue();
        TestPictures.draw(drawn, i, 3);
        assertThat(psnr(read, drawn)).as("PSNR of frame %d", i).isGreaterThan(42);
      }
      assertThat(reader.next(read)).isFalse();
    }
  }

  @Test
  void aClipPlaysAnywhere() throws Exception {
    Path file = Files.write(directory.resolve("clip.mp4"), write(CANVAS, TestSound.speech(2, 1)));

    Decoded decoded = Decoded.of(file);

    assertThat(decoded.complaints()).isEmpty();
    assertThat(decoded.frames()).hasSize(16);
    assertThat(Ffprobe.stream(file, "video").get("pix_fmt").asText()).isEqualTo("yuv420p");
    assertThat(Ffprobe.stream(file, "audio").get("codec_name").asText()).isEqualTo("flac");
    assertThat(Ffprobe.describe(file).at("/format/tags/comment").asText()).isEqualTo("made here");
    // the index comes first, so that a browser can begin before it has everything
    String head = new String(Files.readAllBytes(file), 0, 4_096, StandardCharsets.ISO_8859_1);
    assertThat(head).contains("moov");
  }

  @Test
  void fiftyFramesASecondAreKeptToo() {
    Canvas canvas = new Canvas(256, 256, 50);

    try (var reader = new ClipReader(write(canvas, TestSound.speech(1, 1)))) {
      assertThat(reader.canvas()).isEqualTo(canvas);
      assertThat(reader.frames()).isEqualTo(16);
    }
  }

  @Test
  void whatIsNoClipIsRefused() {
    assertThatThrownBy(() -> new ClipReader(new byte[1_000])).isInstanceOf(MediaException.class);
    byte[] half = Arrays.copyOf(write(CANVAS, TestSound.speech(2, 1)), 10_000);
    assertThatThrownBy(
            () -> {
              try (var reader = new ClipReader(half);
                  var picture = new Picture(CANVAS)) {
                while (reader.next(picture)) {
                  assertThat(reader.frames()).isLessThan(16);
                }
              }
            })
        .isInstanceOfAny(MediaException.class, IllegalArgumentException.class);
  }

  @Test
  void metadataThatMp4CannotCarryIsRefused() {
    assertThatThrownBy(() -> new ClipWriter(CANVAS, Map.of("seed", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seed");
  }

  static byte[] write(Canvas canvas, float[] sound) {
    int values = 2 * canvas.samplesPerFrame();
    try (var writer = new ClipWriter(canvas, Map.of("comment", "made here"));
        var picture = new Picture(canvas)) {
      for (int i = 0; i < sound.length / values; i++) {
        TestPictures.draw(picture, i, 3);
        writer.frame(picture, Arrays.copyOfRange(sound, i * values, (i + 1) * values));
      }
      return writer.finish();
    }
  }

  private static double psnr(Picture a, Picture b) {
    double sum = 0;
    long size = a.y().byteSize();
    for (long i = 0; i < size; i++) {
      int difference =
          (a.y().get(ValueLayout.JAVA_BYTE, i) & 0xFF)
              - (b.y().get(ValueLayout.JAVA_BYTE, i) & 0xFF);
      sum += difference * difference;
    }
    return 10 * Math.log10(255.0 * 255.0 / (sum / size));
  }
}
