package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  @ParameterizedTest
  @CsvSource({"22050, 48000", "16000, 48000", "44100, 48000", "48000, 22050"})
  void aSineKeepsItsPlaceLengthAndHeight(int from, int to) {
    float[] out = Resampler.resample(sine(from, 2 * from + 17), from, to);
    assertThat(out).hasSize((int) Math.round((2.0 * from + 17) * to / from));
    double worst = 0;
    for (int at = to / 10; at < out.length - to / 10; at++) {
      worst = Math.max(worst, Math.abs(out[at] - 0.5 * Math.sin(2 * Math.PI * 440 * at / to)));
    }
    assertThat(worst).isLessThan(0.002);
  }

  @Test
  void soundsOfEveryLengthComeOutWhole() {
    for (int length : new int[] {1, 2, 147, 1_000, 22_051, 180_000}) {
      float[] out = Resampler.resample(sine(22_050, length), 22_050, 48_000);
      double highest = 0;
      for (float sample : out) {
        highest =
            Math.max(highest, Float.isNaN(sample) ? Double.POSITIVE_INFINITY : Math.abs(sample));
      }
      assertThat(highest).isLessThan(0.7);
    }
  }

  @Test
  void theSameRateChangesNothing() {
    float[] in = sine(48_000, 480);
    assertThat(Resampler.resample(in, 48_000, 48_000)).isEqualTo(in).isNotSameAs(in);
  }

  @Test
  void rateOutOfRangeIsAProgrammingError() {
    assertThatThrownBy(() -> Resampler.resample(new float[10], 0, 48_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4000");
  }

  private static float[] sine(int rate, int length) {
    float[] samples = new float[length];
    for (int at = 0; at < length; at++) {
      samples[at] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * at / rate));
    }
    return samples;
  }
}
