package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
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
  void aClipIsReadWhileItIsWritten() throws Exception {
    float[] sound = TestSound.speech(2, 1);
    int values = 2 * CANVAS.samplesPerFrame();
    try (var writer = new ClipWriter(CANVAS, Map.of());
        var drawn = new Picture(CANVAS);
        var early = new Picture(CANVAS);
        var late = new Picture(CANVAS)) {
      ClipStream stream = writer.stream(sound);
      try (var following = new ClipReader(stream)) {
        for (int i = 0; i < 16; i++) {
          TestPictures.draw(drawn, i, 3);
          writer.frame(drawn, Arrays.copyOfRange(sound, i * values, (i + 1) * values));
          assertThat(following.next(early)).isTrue();
        }
        stream.stop();
        assertThat(following.next(early)).isFalse();
        try (var reader = new ClipReader(writer.finish());
            var again = new ClipReader(stream)) {
          assertThat(following.pcm()).isEqualTo(reader.pcm());
          while (reader.next(late)) {
            assertThat(again.next(early)).isTrue();
            assertThat(early.bytes().mismatch(late.bytes())).isEqualTo(-1);
          }
        }
      }
    }
  }

  @Test
  void whoFollowsAClipThatIsGivenUpFailsAtOnce() {
    float[] sound = TestSound.speech(1, 1);
    try (var writer = new ClipWriter(CANVAS, Map.of());
        var picture = new Picture(CANVAS)) {
      ClipStream stream = writer.stream(sound);
      writer.frame(picture, Arrays.copyOf(sound, 2 * CANVAS.samplesPerFrame()));
      stream.stop();
      try (var reader = new ClipReader(stream)) {
        assertThat(reader.next(picture)).isTrue();
        assertThatThrownBy(() -> reader.next(picture))
            .isInstanceOf(MediaException.class)
            .hasMessageContaining("1 of 8 pictures");
      }
    }
  }

  @Test
  void aClipToLookAtPlaysAnywhere() throws Exception {
    byte[] clip = write(CANVAS, TestSound.speech(2, 1));
    byte[] playable = PlayableClip.of(clip, Map.of("comment", "made here"));
    Path file = Files.write(directory.resolve("clip.mp4"), playable);

    Decoded decoded = Decoded.of(file);

    assertThat(decoded.complaints()).isEmpty();
    assertThat(decoded.numbers())
        .containsExactlyElementsOf(IntStream.range(0, 16).boxed().toList());
    assertThat(Ffprobe.stream(file, "video").get("codec_name").asText()).isEqualTo("h264");
    assertThat(Ffprobe.stream(file, "video").get("pix_fmt").asText()).isEqualTo("yuv420p");
    assertThat(Ffprobe.stream(file, "audio").get("codec_name").asText()).isEqualTo("flac");
    assertThat(Ffprobe.describe(file).at("/format/tags/comment").asText()).isEqualTo("made here");
    // the index comes first, so that a browser can begin before it has everything
    String head = new String(playable, 0, 4_096, StandardCharsets.ISO_8859_1);
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
