package live.showhorse.testing;

import java.util.Random;
import live.showhorse.media.Grid;

/** Sound like a presenter's: voiced syllables between silent edges. */
public final class TestSound {
  /** Samples of silence at both ends. */
  public static final int EDGE = 2_048;

  private static final int SYLLABLE = Grid.SAMPLE_RATE / 5;

  private TestSound() {}

  /**
   * @return interleaved stereo of whole grid units, peak below 0.5
   */
  public static float[] speech(int units, int seed) {
    int samples = units * Grid.UNIT_SAMPLES;
    var stereo = new float[2 * samples];
    var random = new Random(seed);
    double pitch = 110 + random.nextInt(80);
    for (int i = EDGE; i < samples - EDGE; i++) {
      double t = (double) i / Grid.SAMPLE_RATE;
      double voice = 0;
      for (int harmonic = 1; harmonic <= 12; harmonic++) {
        voice += Math.sin(2 * Math.PI * pitch * harmonic * t + harmonic) / harmonic;
      }
      double syllable = Math.sin(Math.PI * (i % SYLLABLE) / SYLLABLE);
      double edge = Math.min(1, Math.min(i - EDGE, samples - EDGE - i) / 480.0);
      double value = 0.15 * edge * syllable * syllable * voice;
      stereo[2 * i] = (float) (value + 0.002 * edge * random.nextGaussian());
      stereo[2 * i + 1] = (float) (0.9 * value + 0.002 * edge * random.nextGaussian());
    }
    return stereo;
  }

  /** A steady tone from end to end: whatever happens to it is heard. */
  public static float[] tone(int samples, double hertz, double amplitude) {
    var stereo = new float[2 * samples];
    for (int i = 0; i < samples; i++) {
      stereo[2 * i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / Grid.SAMPLE_RATE));
      stereo[2 * i + 1] = stereo[2 * i];
    }
    return stereo;
  }
}
