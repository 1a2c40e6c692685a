package live.showhorse.media;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mixes the channels of a recording down to one, so that nothing that is heard in one of them is
 * lost. Adding channels as they are would cancel a voice where one of them is inverted (a cable
 * with its wires swapped, a microphone wired the other way), for all of the recording or a part of
 * it. So each channel is added with the sign that it has against those before it. Silent channels
 * do not count, and a constant voltage, which nobody hears, is taken away first.
 *
 * <p>Stateless; any thread.
 */
final class Mixdown {
  /** A sign is judged every 50 ms: a syllable has several. */
  private static final int BLOCK = Grid.SAMPLE_RATE / 20;

  /** A sign turns within 20 ms, so that it is not heard. */
  private static final float TURN = 50f / Grid.SAMPLE_RATE * 2;

  /** Power under the loudest channel's, 40 dB, at which a channel is silent. */
  private static final double SILENT = 1e-4;

  /** -54 dBFS: less is in every recording. */
  private static final double VOLTAGE = 0.002;

  /** What two channels have in common, -1..1, at which the sign turns to minus, and back. */
  private static final double INVERTED = -0.3;

  private static final double UPRIGHT = 0.1;

  private Mixdown() {}

  /**
   * @param planes samples of each channel, of one length; changed
   * @return at the level of the channels, not of their sum
   */
  static float[] mono(List<float[]> planes) {
    double[] power = new double[planes.size()];
    for (int at = 0; at < power.length; at++) {
      withoutVoltage(planes.get(at));
      power[at] = power(planes.get(at));
    }
    double loudest = Arrays.stream(power).max().orElse(0);
    List<float[]> heard =
        IntStream.range(0, power.length)
            .boxed()
            .filter(at -> power[at] > loudest * SILENT)
            .sorted(Comparator.comparingDouble((Integer at) -> power[at]).reversed())
            .map(planes::get)
            .toList();
    if (heard.isEmpty()) {
      return planes.getFirst();
    }
    float[] mix = heard.getFirst();
    for (float[] plane : heard.subList(1, heard.size())) {
      add(mix, plane);
    }
    for (int at = 0; heard.size() > 1 && at < mix.length; at++) {
      mix[at] /= heard.size();
    }
    return mix;
  }

  /** Block by block with the sign under which the two do not cancel. */
  private static void add(float[] mix, float[] plane) {
    int blocks = (mix.length + BLOCK - 1) / BLOCK;
    double[] common = new double[blocks];
    double[] power = new double[blocks];
    for (int at = 0; at < mix.length; at++) {
      common[at / BLOCK] += 2.0 * mix[at] * plane[at];
      power[at / BLOCK] += (double) mix[at] * mix[at] + (double) plane[at] * plane[at];
    }
    double floor = SILENT * Arrays.stream(power).max().orElse(0);
    float sign = sum(common) < INVERTED * sum(power) ? -1 : 1;
    float gain = sign;
    for (int block = 0; block < blocks; block++) {
      double likeness = common[block] / power[block];
      if (power[block] > floor && (sign > 0 ? likeness < INVERTED : likeness > UPRIGHT)) {
        sign = -sign;
      }
      for (int at = block * BLOCK; at < Math.min(mix.length, (block + 1) * BLOCK); at++) {
        gain += Math.clamp(sign - gain, -TURN, TURN);
        mix[at] += gain * plane[at];
      }
    }
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static void withoutVoltage(float[] plane) {
    double sum = 0;
    for (float sample : plane) {
      sum += sample;
    }
    float mean = (float) (sum / plane.length);
    if (!(Math.abs(mean) > VOLTAGE)) {
      return;
    }
    for (int at = 0; at < plane.length; at++) {
      plane[at] -= mean;
    }
  }

  private static double power(float[] plane) {
    double sum = 0;
    for (float sample : plane) {
      sum += (double) sample * sample;
    }
    return sum / plane.length;
  }
}
