package live.showhorse.media;

import java.util.Arrays;

/**
 * Loudness by ITU-R BS.1770-4 and EBU R 128 of speech at 48 kHz. The sound is mono, but it is aired
 * in stereo with the same samples on both sides, and channel powers add up: so a mono sound counts
 * twice ("dual mono"). What is -16 LUFS here measures -16 LUFS in the programme.
 *
 * <p>Stateless; any thread.
 */
public final class Loudness {
  private static final int BLOCK = 400 * Grid.SAMPLE_RATE / 1_000;
  private static final int HOP = BLOCK / 4;
  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;
  private static final double OFFSET = -0.691;
  private static final int CHANNELS = 2;

  /** Half of the limiter's look-ahead: 2 ms. Shorter distorts the voice's pitch periods. */
  private static final int LOOK_AHEAD = 96;

  private static final int MOST_ROUNDS = 12;
  private static final double CLOSE_ENOUGH = 0.05;

  /** Kept free under the ceiling, because meters differ in their interpolation filters. */
  private static final double HEADROOM = 0.1;

  /**
   * @param lufs integrated loudness of the sound on both channels; negative infinity for silence
   * @param truePeakDb dBTP; negative infinity for silence
   */
  public record Measure(double lufs, double truePeakDb) {}

  private Loudness() {}

  /** A sound shorter than one block of 400 ms is measured as if silence followed. */
  public static Measure measure(float[] mono) {
    return new Measure(integrated(mono), TruePeak.decibels(mono));
  }

  /**
   * Gain, and where that would lift peaks over the ceiling a look-ahead limiter. Samples that are
   * zero stay zero.
   *
   * @param mono 48 kHz
   * @param lufs what to reach, -40..-5; met within 0.1 LU unless the limiter would have to take
   *     more than speech allows (then it stays quieter)
   * @param truePeakDb ceiling in dBTP, -20..0; never passed
   * @throws IllegalArgumentException when the sound is silent: no gain makes it loud
   */
  public static float[] normalise(float[] mono, double lufs, double truePeakDb) {
    double measured = integrated(mono);
    if (Double.isInfinite(measured)) {
      throw new IllegalArgumentException("a silent sound has no loudness to normalise");
    }
    double ceiling = fromDecibels(truePeakDb - HEADROOM);
    double gain = lufs - measured;
    float[] result = limited(mono, gain, ceiling);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double missing = lufs - integrated(result);
      if (Math.abs(missing) < CLOSE_ENOUGH) {
        break;
      }
      gain += missing;
      result = limited(mono, gain, ceiling);
    }
    return result;
  }

  private static double integrated(float[] mono) {
    float[] padded = mono.length < BLOCK ? Arrays.copyOf(mono, BLOCK) : mono;
    double[] powers = blockPowers(weighted(padded));
    double gate = fromLufs(ABSOLUTE_GATE);
    double loud = meanAbove(powers, gate);
    if (loud == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return toLufs(meanAbove(powers, Math.max(gate, loud * Math.pow(10, RELATIVE_GATE / 10))));
  }

  private static double[] blockPowers(double[] weighted) {
    double[] powers = new double[(weighted.length - BLOCK) / HOP + 1];
    for (int block = 0; block < powers.length; block++) {
      double sum = 0;
      for (int at = block * HOP; at < block * HOP + BLOCK; at++) {
        sum += weighted[at] * weighted[at];
      }
      powers[block] = CHANNELS * sum / BLOCK;
    }
    return powers;
  }

  private static double meanAbove(double[] powers, double gate) {
    return Arrays.stream(powers).filter(power -> power > gate).average().orElse(0);
  }

  /** K-weighting with the coefficients of BS.1770 for 48 kHz: head shelf, then high pass. */
  private static double[] weighted(float[] samples) {
    double[] result = new double[samples.length];
    double x1 = 0, x2 = 0, y1 = 0, y2 = 0, z1 = 0, z2 = 0;
    for (int at = 0; at < samples.length; at++) {
      double x = samples[at];
      double y =
          1.53512485958697 * x
              - 2.69169618940638 * x1
              + 1.19839281085285 * x2
              + 1.69065929318241 * y1
              - 0.73248077421585 * y2;
      double z = y - 2 * y1 + y2 + 1.99004745483398 * z1 - 0.99007225036621 * z2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      z2 = z1;
      z1 = z;
      result[at] = z;
    }
    return result;
  }

  private static float[] limited(float[] mono, double gainDb, double ceiling) {
    double gain = fromDecibels(gainDb);
    float[] result = new float[mono.length];
    for (int at = 0; at < mono.length; at++) {
      result[at] = (float) (mono[at] * gain);
    }
    // Two passes: reducing one peak moves energy between its neighbours' samples a little.
    for (int pass = 0; pass < 2; pass++) {
      float[] peaks = TruePeak.magnitudes(result, (float) ceiling);
      boolean over = false;
      double[] need = new double[peaks.length];
      for (int at = 0; at < peaks.length; at++) {
        need[at] = peaks[at] > ceiling ? ceiling / peaks[at] : 1;
        over |= need[at] < 1;
      }
      if (!over) {
        return result;
      }
      double[] reduction = smoothed(lowest(need));
      for (int at = 0; at < result.length; at++) {
        result[at] = (float) (result[at] * reduction[at]);
      }
    }
    // What is left over the ceiling after both passes is a few hundredths of a decibel.
    double left = fromDecibels(TruePeak.decibels(result)) / ceiling;
    if (left > 1) {
      for (int at = 0; at < result.length; at++) {
        result[at] = (float) (result[at] / left);
      }
    }
    return result;
  }

  /** Minimum over the look-ahead on both sides. */
  private static double[] lowest(double[] values) {
    double[] result = new double[values.length];
    Arrays.fill(result, 1);
    for (int at = 0; at < values.length; at++) {
      if (values[at] < 1) {
        int end = Math.min(values.length, at + LOOK_AHEAD + 1);
        for (int near = Math.max(0, at - LOOK_AHEAD); near < end; near++) {
          result[near] = Math.min(result[near], values[at]);
        }
      }
    }
    return result;
  }

  /** Mean over the look-ahead on both sides: never above the minimum that was needed. */
  private static double[] smoothed(double[] values) {
    double[] sums = new double[values.length + 1];
    for (int at = 0; at < values.length; at++) {
      sums[at + 1] = sums[at] + values[at];
    }
    int width = 2 * LOOK_AHEAD + 1;
    double[] result = new double[values.length];
    for (int at = 0; at < values.length; at++) {
      int first = Math.max(0, at - LOOK_AHEAD);
      int end = Math.min(values.length, at + LOOK_AHEAD + 1);
      result[at] = (sums[end] - sums[first] + width - (end - first)) / width;
    }
    return result;
  }

  private static double fromDecibels(double decibels) {
    return Math.pow(10, decibels / 20);
  }

  private static double fromLufs(double lufs) {
    return Math.pow(10, (lufs - OFFSET) / 10);
  }

  private static double toLufs(double power) {
    return OFFSET + 10 * Math.log10(power);
  }
}
