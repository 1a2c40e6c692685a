package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LoudnessTest {
  /** EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS measures -23 LUFS. */
  @Test
  void theReferenceSineMeasuresWhatTheStandardSays() {
    Loudness.Measure measure = Loudness.measure(sine(1_000, Math.pow(10, -23 / 20.0), 20));
    assertThat(measure.lufs()).isCloseTo(-23, within(0.1));
    assertThat(measure.truePeakDb()).isCloseTo(-23, within(0.1));
  }

  /** EBU Tech 3341, case 3: quiet passages fall under the relative gate. */
  @Test
  void silenceAroundASoundDoesNotCount() {
    float[] tone = sine(1_000, 0.1, 10);
    float[] padded = Arrays.copyOf(tone, tone.length * 3);
    assertThat(Loudness.measure(padded).lufs())
        .isCloseTo(Loudness.measure(tone).lufs(), within(0.2));
  }

  /** EBU Tech 3341, case 16: between the samples a quarter-rate sine is 3 dB higher. */
  @Test
  void peaksBetweenSamplesAreFound() {
    float[] samples = new float[48_000];
    for (int at = 0; at < samples.length; at++) {
      samples[at] = (float) (0.5 * Math.sin(Math.PI / 2 * at + Math.PI / 4));
    }
    assertThat(Loudness.measure(samples).truePeakDb()).isCloseTo(-6.02, within(0.3));
  }

  @Test
  void normalisingReachesTheLoudness() {
    float[] quiet = sine(440, 0.01, 3);
    assertThat(Loudness.measure(Loudness.normalise(quiet, -16, -1)).lufs())
        .isCloseTo(-16, within(0.1));
  }

  @Test
  void aSoundWithHighPeaksIsLimitedUnderTheCeilingAndStillReachesTheLoudness() {
    float[] clicks = sine(200, 0.02, 4);
    for (int at = 2_400; at < clicks.length; at += 9_600) {
      clicks[at] = 0.9f;
      clicks[at + 1] = -0.9f;
    }
    float[] loud = Loudness.normalise(clicks, -16, -1);
    assertThat(Loudness.measure(loud).truePeakDb()).isLessThanOrEqualTo(-1);
    assertThat(Loudness.measure(loud).lufs()).isCloseTo(-16, within(0.5));
  }

  @Test
  void aSoundShorterThanOneBlockIsNormalisedToo() {
    float[] blip = sine(500, 0.3, 0.1);
    assertThat(Loudness.measure(Loudness.normalise(blip, -16, -1)).lufs())
        .isCloseTo(-16, within(0.1));
  }

  @Test
  void zerosStayZeros() {
    float[] padded = Arrays.copyOf(sine(500, 0.9, 1), 96_000);
    float[] loud = Loudness.normalise(padded, -5, -3);
    assertThat(Arrays.copyOfRange(loud, 48_000, loud.length)).containsOnly(0);
  }

  @Test
  void silenceCannotBeNormalised() {
    assertThat(Loudness.measure(new float[48_000]).lufs()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThatThrownBy(() -> Loudness.normalise(new float[48_000], -16, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] sine(double hertz, double amplitude, double seconds) {
    float[] samples = new float[(int) (seconds * Grid.SAMPLE_RATE)];
    for (int at = 0; at < samples.length; at++) {
      samples[at] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * at / Grid.SAMPLE_RATE));
    }
    return samples;
  }
}
