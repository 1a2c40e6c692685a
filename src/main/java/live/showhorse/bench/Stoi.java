package live.showhorse.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.showhorse.media.Grid;
import live.showhorse.media.Resampler;

/**
 * Short-time objective intelligibility: how much of what makes a clean sound understood is left in
 * another version of it, 0..1 (C. H. Taal, R. C. Hendriks, R. Heusdens, J. Jensen, "An algorithm
 * for intelligibility prediction of time-frequency weighted noisy speech", IEEE TASLP 19(7), 2011;
 * constants as there).
 */
final class Stoi {
  private static final int RATE = 10_000;
  private static final int FRAME = 256;
  private static final int HOP = FRAME / 2;
  private static final int FFT = 512;
  private static final int BANDS = 15;
  private static final double LOWEST_CENTRE = 150;

  /** Frames of one judgement: 384 ms. */
  private static final int SEGMENT = 30;

  private static final double CLIP = 1 + Math.pow(10, 15 / 20.0);
  private static final double RANGE = Math.pow(10, -40 / 20.0);

  private Stoi() {}

  /**
   * @param clean mono at 48 kHz
   * @param other the same sound at the same place, worse perhaps
   */
  static double of(float[] clean, float[] other) {
    float[] x = Resampler.resample(clean, Grid.SAMPLE_RATE, RATE);
    float[] y = Resampler.resample(other, Grid.SAMPLE_RATE, RATE);
    List<Integer> loud = loudFrames(x);
    double[][] bandsX = bands(x, loud);
    double[][] bandsY = bands(y, loud);
    double sum = 0;
    int count = 0;
    for (int to = SEGMENT; to <= loud.size(); to++) {
      for (int band = 0; band < BANDS; band++) {
        sum +=
            likeness(
                Arrays.copyOfRange(bandsX[band], to - SEGMENT, to),
                Arrays.copyOfRange(bandsY[band], to - SEGMENT, to));
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** Where the frames begin that are within 40 dB of the loudest. */
  private static List<Integer> loudFrames(float[] x) {
    List<Integer> starts = new ArrayList<>();
    double loudest = 0;
    for (int at = 0; at + FRAME <= x.length; at += HOP) {
      loudest = Math.max(loudest, norm(x, at));
    }
    for (int at = 0; at + FRAME <= x.length; at += HOP) {
      if (norm(x, at) > loudest * RANGE) {
        starts.add(at);
      }
    }
    return starts;
  }

  private static double norm(float[] x, int at) {
    double sum = 0;
    for (int i = 0; i < FRAME; i++) {
      double value = x[at + i] * window(i);
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  private static double window(int i) {
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 1) / (FRAME + 1));
  }

  /** Magnitudes of third octaves, band by band, frame by frame. */
  private static double[][] bands(float[] x, List<Integer> starts) {
    double[][] result = new double[BANDS][starts.size()];
    double[] cos = new double[FFT];
    double[] sin = new double[FFT];
    for (int i = 0; i < FFT; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / FFT);
      sin[i] = Math.sin(2 * Math.PI * i / FFT);
    }
    for (int frame = 0; frame < starts.size(); frame++) {
      double[] windowed = new double[FRAME];
      for (int i = 0; i < FRAME; i++) {
        windowed[i] = x[starts.get(frame) + i] * window(i);
      }
      for (int band = 0; band < BANDS; band++) {
        double power = 0;
        for (int bin = edge(band - 0.5); bin < edge(band + 0.5); bin++) {
          double real = 0;
          double imaginary = 0;
          for (int i = 0; i < FRAME; i++) {
            int turn = bin * i & FFT - 1;
            real += windowed[i] * cos[turn];
            imaginary += windowed[i] * sin[turn];
          }
          power += real * real + imaginary * imaginary;
        }
        result[band][frame] = Math.sqrt(power);
      }
    }
    return result;
  }

  /** The bin nearest to so many thirds of an octave over the lowest band's centre. */
  private static int edge(double thirds) {
    return (int) Math.round(LOWEST_CENTRE * Math.pow(2, thirds / 3) * FFT / RATE);
  }

  private static double likeness(double[] x, double[] y) {
    double powerX = 0;
    double powerY = 0;
    for (int i = 0; i < x.length; i++) {
      powerX += x[i] * x[i];
      powerY += y[i] * y[i];
    }
    double scale = Math.sqrt(powerX / Math.max(powerY, 1e-20));
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.min(y[i] * scale, x[i] * CLIP);
    }
    return Series.correlation(x, y, 0);
  }
}
