package live.showhorse.media;

/**
 * Peaks between the samples, by four times oversampling (ITU-R BS.1770-4, annex 2). Sixteen taps on
 * each side instead of the annex' six: a meter with a better filter must not find more.
 */
final class TruePeak {
  private static final int PHASES = 4;
  private static final int SIDE = 16;
  private static final float[][] TAPS = taps();

  /** No interpolated value is larger than the largest sample near it times this. */
  private static final float WORST_GAIN = worstGain();

  private static final int BLOCK = 64;

  private TruePeak() {}

  /**
   * For each sample the largest magnitude in [that sample, the next). Where nothing can reach
   * {@code relevant} it is the sample's own: speech is quiet most of the time, and that saves most
   * of the work.
   */
  static float[] magnitudes(float[] samples, float relevant) {
    float[] peaks = new float[samples.length];
    for (int block = 0; block < samples.length; block += BLOCK) {
      int end = Math.min(samples.length, block + BLOCK);
      boolean worthIt = highest(samples, block - SIDE, end + SIDE) * WORST_GAIN >= relevant;
      for (int at = block; at < end; at++) {
        peaks[at] = worthIt ? interpolated(samples, at) : Math.abs(samples[at]);
      }
    }
    return peaks;
  }

  static double decibels(float[] samples) {
    float[] peaks = magnitudes(samples, highest(samples, 0, samples.length));
    return 20 * Math.log10(highest(peaks, 0, peaks.length));
  }

  private static float highest(float[] samples, int start, int end) {
    float highest = 0;
    for (int at = Math.max(0, start); at < Math.min(samples.length, end); at++) {
      highest = Math.max(highest, Math.abs(samples[at]));
    }
    return highest;
  }

  private static float interpolated(float[] samples, int at) {
    float peak = Math.abs(samples[at]);
    int first = at - SIDE + 1;
    int start = Math.max(0, -first);
    int end = Math.min(2 * SIDE, samples.length - first);
    for (float[] phase : TAPS) {
      float sum = 0;
      for (int tap = start; tap < end; tap++) {
        sum += phase[tap] * samples[first + tap];
      }
      peak = Math.max(peak, Math.abs(sum));
    }
    return peak;
  }

  private static float worstGain() {
    float worst = 1;
    for (float[] phase : TAPS) {
      float sum = 0;
      for (float tap : phase) {
        sum += Math.abs(tap);
      }
      worst = Math.max(worst, sum);
    }
    return worst;
  }

  /** Windowed sinc (Blackman) at offsets 1/4, 2/4 and 3/4. */
  private static float[][] taps() {
    float[][] taps = new float[PHASES - 1][2 * SIDE];
    for (int phase = 1; phase < PHASES; phase++) {
      double offset = (double) phase / PHASES;
      for (int tap = 0; tap < 2 * SIDE; tap++) {
        double x = tap - SIDE + 1 - offset;
        double turn = Math.PI * x / SIDE;
        double window = 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
        taps[phase - 1][tap] = (float) (Math.sin(Math.PI * x) / (Math.PI * x) * window);
      }
    }
    return taps;
  }
}
