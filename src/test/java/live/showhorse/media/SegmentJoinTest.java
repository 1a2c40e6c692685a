package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import live.showhorse.media.EncoderProfile.Codec;
import live.showhorse.testing.Decoded;
import live.showhorse.testing.Ffprobe;
import live.showhorse.testing.TestSegments;
import live.showhorse.testing.TestSound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Segments are encoded apart and meet on air by copying: nothing may be lost or heard there. */
class SegmentJoinTest {
  private static final Canvas CANVAS = new Canvas(360, 640, 25);

  @TempDir Path directory;

  /** libx264 too when the gpl flavour is loaded. */
  static Stream<Codec> codecs() {
    return Stream.of(Codec.values()).filter(Codec::available);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void everyFrameAndSampleAcrossJoinsIsThereAndNoJoinClicks(Codec codec) throws IOException {
    EncoderProfile profile = EncoderProfile.of(codec, CANVAS);
    // lengths that end GOPs early, as clips do
    int[] units = {6, 4, 5, 3};
    var segments = new ArrayList<EncodedSegment>();
    int number = 0;
    for (int i = 0; i < units.length; i++) {
      segments.add(TestSegments.segment(profile, units[i], number, i + 1));
      number += units[i] * CANVAS.framesPerUnit();
    }

    Decoded decoded = Decoded.of(write(TestSegments.join(segments)));

    assertThat(decoded.complaints()).isEmpty();
    assertThat(decoded.numbers()).isEqualTo(IntStream.range(0, number).boxed().toList());
    float[] expected = concatenate(segments.stream().map(EncodedSegment::pcm).toList());
    assertThat(decoded.pcm()).hasSameSizeAs(expected);
    double codingNoise = rmsDifference(decoded.pcm(), expected, 0, expected.length);
    assertThat(codingNoise).as("coding noise").isLessThan(0.01);
    int join = 0;
    for (int i = 0; i + 1 < units.length; i++) {
      join += units[i] * Grid.UNIT_SAMPLES;
      int window = 2 * TestSound.EDGE;
      double atJoin = peakDifference(decoded.pcm(), expected, 2 * join - window, 2 * join + window);
      double before =
          peakDifference(decoded.pcm(), expected, 2 * join - 12 * window, 2 * join - 2 * window);
      double after =
          peakDifference(decoded.pcm(), expected, 2 * join + 2 * window, 2 * join + 12 * window);
      assertThat(atJoin).as("error at join %d", i).isLessThanOrEqualTo(Math.min(before, after));
    }
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void segmentsOfOneProfileCarryTheSameParameterSets(Codec codec) {
    EncoderProfile profile = EncoderProfile.of(codec, CANVAS);

    StreamParameters announced = SegmentEncoder.parameters(profile);

    assertThat(TestSegments.segment(profile, 1, 0, 1).parameters()).isEqualTo(announced);
    assertThat(TestSegments.segment(profile, 4, 900, 2).parameters()).isEqualTo(announced);
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void everyGopOfASegmentBeginsOnTheGridAndNoFrameIsBidirectional(Codec codec) throws IOException {
    EncodedSegment segment = TestSegments.segment(EncoderProfile.of(codec, CANVAS), 9, 0, 1);

    for (int i = 0; i < segment.video().size(); i += CANVAS.framesPerGop()) {
      assertThat(segment.video().get(i).key()).as("frame %d is an IDR", i).isTrue();
    }
    var stream = Ffprobe.stream(write(TestSegments.join(List.of(segment))), "video");
    assertThat(stream.get("profile").asText()).isEqualTo("High");
    assertThat(stream.get("has_b_frames").asInt()).isZero();
    assertThat(stream.get("avg_frame_rate").asText()).isEqualTo("25/1");
    assertThat(stream.get("color_space").asText()).isEqualTo("bt709");
    assertThat(stream.get("color_range").asText()).isEqualTo("tv");
  }

  @Test
  void aSegmentFileGivesTheSamePacketsAndPcm() throws IOException {
    EncodedSegment segment = TestSegments.segment(EncoderProfile.best(CANVAS), 4, 0, 1);

    byte[] mp4 = SegmentFile.write(segment, java.util.Map.of("comment", "AI-generated"));
    EncodedSegment read = SegmentFile.read(mp4);

    assertThat(read.parameters()).isEqualTo(segment.parameters());
    assertThat(read.video()).hasSameSizeAs(segment.video());
    for (int i = 0; i < segment.video().size(); i++) {
      assertThat(read.video().get(i).data()).isEqualTo(segment.video().get(i).data());
      assertThat(read.video().get(i).key()).isEqualTo(segment.video().get(i).key());
    }
    assertThat(read.audio()).hasSameSizeAs(segment.audio());
    for (int i = 0; i < segment.audio().size(); i++) {
      assertThat(read.audio().get(i)).isEqualTo(segment.audio().get(i));
    }
    assertThat(read.pcm()).hasSameSizeAs(segment.pcm());
    assertThat(peakDifference(read.pcm(), segment.pcm(), 0, read.pcm().length))
        .isLessThanOrEqualTo(1.01 / 65_536);
    Path file = write(mp4);
    assertThat(Ffprobe.describe(file).at("/format/tags/comment").asText())
        .isEqualTo("AI-generated");
    assertThat(Decoded.of(file).complaints()).isEmpty();
  }

  private Path write(byte[] mp4) throws IOException {
    return Files.write(directory.resolve("joined.mp4"), mp4);
  }

  static float[] concatenate(List<float[]> parts) {
    var all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  static double rmsDifference(float[] a, float[] b, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum / (to - from));
  }

  static double peakDifference(float[] a, float[] b, int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(a[i] - b[i]));
    }
    return peak;
  }
}
