package live.showhorse.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Compares mono sounds at 48 kHz: whether, and where, one is heard in another. */
public final class Sound {
  /** Looked for at 4 kHz first, then to the sample. */
  private static final int COARSE = 12;

  private static final float SILENCE = 0.003f;

  private Sound() {}

  /**
   * @param offset where the best match begins
   * @param correlation normalised, -1..1
   */
  public record Match(int offset, double correlation) {}

  /** The first sound track of a file, by Debian's ffmpeg. */
  public static float[] decoded(Path file) {
    byte[] bytes =
        Programs.run(
                List.of(
                    "ffmpeg",
                    "-v",
                    "error",
                    "-i",
                    file.toString(),
                    "-map",
                    "0:a:0",
                    "-f",
                    "f32le",
                    "-af",
                    "pan=mono|c0=c0",
                    "-ar",
                    "48000",
                    "-"))
            .out();
    float[] samples = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
    return samples;
  }

  /** Where {@code wanted} is heard best. */
  public static Match find(float[] wanted, float[] sound) {
    int coarse = best(lower(wanted), lower(sound), 0, Integer.MAX_VALUE).offset() * COARSE;
    return best(wanted, sound, coarse - 2 * COARSE, coarse + 2 * COARSE);
  }

  /** Without the silence at its ends. */
  public static float[] withoutSilence(float[] sound) {
    int from = 0;
    int to = sound.length;
    while (from < to && Math.abs(sound[from]) < SILENCE) {
      from++;
    }
    while (to > from && Math.abs(sound[to - 1]) < SILENCE) {
      to--;
    }
    return Arrays.copyOfRange(sound, from, to);
  }

  public static double energy(float[] sound, int from, int to) {
    double sum = 0;
    for (int at = Math.max(0, from); at < Math.min(sound.length, to); at++) {
      sum += sound[at] * sound[at];
    }
    return sum;
  }

  private static Match best(float[] wanted, float[] sound, int from, int to) {
    double own = energy(wanted, 0, wanted.length);
    Match best = new Match(0, -1);
    int last = Math.min(to, sound.length - wanted.length);
    for (int offset = Math.max(0, from); offset <= last; offset++) {
      double sum = 0;
      double there = 0;
      for (int at = 0; at < wanted.length; at++) {
        float heard = sound[offset + at];
        sum += wanted[at] * heard;
        there += heard * heard;
      }
      double correlation = sum / Math.sqrt(own * there + 1e-12);
      if (correlation > best.correlation()) {
        best = new Match(offset, correlation);
      }
    }
    return best;
  }

  private static float[] lower(float[] sound) {
    float[] lower = new float[sound.length / COARSE];
    for (int at = 0; at < lower.length * COARSE; at++) {
      lower[at / COARSE] += sound[at] / COARSE;
    }
    return lower;
  }
}
