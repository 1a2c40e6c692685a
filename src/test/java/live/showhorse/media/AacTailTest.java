package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.showhorse.testing.Decoded;
import live.showhorse.testing.TestSegments;
import live.showhorse.testing.TestSound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is heard when a segment is cut off and another one follows at once. */
class AacTailTest {
  private static final Canvas CANVAS = new Canvas(256, 256, 25);
  private static final int UNITS = 6;

  /** 40 ms. */
  private static final int FADE = Grid.SAMPLE_RATE / 25;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {15, 45, 46, 61, 89})
  void anInterruptFadesOutWithoutAClick(int cut) throws Exception {
    float[] tone = TestSound.tone(UNITS * Grid.UNIT_SAMPLES, 440, 0.3);
    float[] next = TestSound.speech(3, 5);

    float[] heard = heard(tone, cut, AacEncoder.reencodeTail(tone, cut), next);

    float[] expected = faded(tone, cut);
    int end = 2 * cut * Grid.AAC_FRAME;
    // long before the cut nothing but coding noise; the same around it
    double noise = difference(heard, expected, end / 3, end / 2);
    double tail = difference(heard, expected, end - 2 * 8 * Grid.AAC_FRAME, end);
    assertThat(tail).isLessThan(2 * noise + 0.002);
    // the silence after the cut is silent from its first sample
    double after = difference(heard, new float[heard.length], end, end + 2 * TestSound.EDGE / 2);
    assertThat(after).isLessThan(0.001);
  }

  @Test
  void withoutANewTailTheSameCutWouldBeHeard() throws Exception {
    float[] tone = TestSound.tone(UNITS * Grid.UNIT_SAMPLES, 440, 0.3);
    int cut = 45;

    float[] heard = heard(tone, cut, List.of(), TestSound.speech(3, 5));

    int end = 2 * cut * Grid.AAC_FRAME;
    double after = difference(heard, new float[heard.length], end, end + 2 * TestSound.EDGE / 2);
    assertThat(after).isGreaterThan(0.05);
  }

  @Test
  void aTailIsAtMostFourFramesAndNeverLongerThanTheSegmentSoFar() {
    float[] speech = TestSound.speech(3, 1);

    assertThat(AacEncoder.reencodeTail(speech, 45)).hasSize(4);
    assertThat(AacEncoder.reencodeTail(speech, 2)).hasSize(2);
    assertThatThrownBy(() -> AacEncoder.reencodeTail(speech, 46))
        .hasMessageContaining("cut is 46; it must be 1..45");
  }

  @Test
  void aContinuousEncodingIsAlignedLikeASegment() throws Exception {
    float[] speech = TestSound.speech(3, 2);
    var frames = new ArrayList<byte[]>();
    try (var encoder = new AacEncoder()) {
      for (int at = 0; at < speech.length; at += 2 * 5 * Grid.AAC_FRAME) {
        frames.addAll(
            encoder.encode(java.util.Arrays.copyOfRange(speech, at, at + 2 * 5 * Grid.AAC_FRAME)));
      }
      frames.addAll(encoder.finish());
    }
    assertThat(frames).hasSize(45);

    float[] decoded = decode(frames);

    assertThat(difference(decoded, speech, 0, speech.length)).isLessThan(0.05);
  }

  /** The segment up to the cut with its new tail, then the next segment. */
  private float[] heard(float[] segment, int cut, List<byte[]> tail, float[] next)
      throws Exception {
    var frames = new ArrayList<>(AacEncoder.encodeSegment(segment).subList(0, cut - tail.size()));
    frames.addAll(tail);
    frames.addAll(AacEncoder.encodeSegment(next));
    return decode(frames);
  }

  private float[] decode(List<byte[]> frames) throws Exception {
    int units = Math.ceilDiv(frames.size(), 15);
    EncodedSegment picture =
        TestSegments.segment(EncoderProfile.best(CANVAS), Math.max(1, units), 0, 1);
    Path file = directory.resolve("cut.mp4");
    Files.write(file, TestSegments.join(picture, picture.video(), frames));
    return Decoded.of(file).pcm();
  }

  private static float[] faded(float[] tone, int cut) {
    float[] expected = tone.clone();
    int end = cut * Grid.AAC_FRAME;
    for (int i = 0; i < FADE; i++) {
      double gain = 0.5 * (1 + Math.cos(Math.PI * (i + 1) / FADE));
      int at = 2 * (end - FADE + i);
      expected[at] *= (float) gain;
      expected[at + 1] *= (float) gain;
    }
    return expected;
  }

  private static double difference(float[] a, float[] b, int from, int to) {
    return SegmentJoinTest.peakDifference(a, b, from, to);
  }
}
