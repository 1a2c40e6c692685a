package live.showhorse.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.showhorse.media.Grid;

/**
 * Cuts a long recording at its quietest places into pieces that fit a clip. Between two pieces a
 * programme has the silent edges of both clips, 235 to 555 ms, so at a cut the silence of the
 * recording makes room for them and the rhythm of the speaker stays about the same.
 *
 * <p>Stateless; any thread.
 */
final class RecordingCut {
  /** Where a cut may lie: every 10 ms. */
  private static final int STEP = Grid.SAMPLE_RATE / 100;

  /** No piece is shorter than 1 s: a clip takes time to begin and to end. */
  private static final int LEAST_STEPS = 100;

  private static final int MOST_STEPS = SpeechShaper.MOST_SAMPLES / STEP;

  /** A cut is as loud as the 200 ms around it: between words, not inside a plosive. */
  private static final int AROUND = 10;

  /** Decibels under the loudest step below which all is equally quiet. */
  private static final double FLOOR = 50;

  /** A cut more must make the cuts quieter by so many decibels in all. */
  private static final double PRICE = 25;

  /** Silence that two clips put between them: the edges, and on average half a unit of padding. */
  private static final int BETWEEN =
      SpeechShaper.LEAD_OUT + Grid.UNIT_SAMPLES / 2 + SpeechShaper.LEAD_IN;

  private RecordingCut() {}

  /**
   * The pieces in order, each at most {@link SpeechShaper#MOST_SAMPLES}, without the silence that
   * clips put around them. Nothing that can be heard is left out.
   *
   * @param pcm at 48 kHz, not silent, without silence at its ends
   */
  static List<float[]> pieces(float[] pcm) {
    List<float[]> pieces = new ArrayList<>();
    double threshold = SpeechShaper.silenceUnder(pcm);
    List<Integer> cuts = cuts(pcm);
    for (int piece = 0; piece + 1 < cuts.size(); piece++) {
      int from = cuts.get(piece);
      int to = cuts.get(piece + 1);
      int start = piece == 0 ? from : SpeechShaper.soundStart(pcm, from, to, threshold);
      int end = to;
      if (piece + 2 < cuts.size()) {
        int sound = SpeechShaper.soundEnd(pcm, from, to, threshold);
        int next = SpeechShaper.soundStart(pcm, to, cuts.get(piece + 2), threshold);
        int pause = Math.max(0, next - sound - BETWEEN);
        end = Math.clamp((long) sound + pause, sound, start + SpeechShaper.MOST_SAMPLES);
      }
      if (end > start) {
        pieces.add(Arrays.copyOfRange(pcm, start, Math.min(end, pcm.length)));
      }
    }
    return pieces;
  }

  /** Borders of the pieces in samples, 0 and the length included: the cheapest of all ways. */
  private static List<Integer> cuts(float[] pcm) {
    if (pcm.length <= SpeechShaper.MOST_SAMPLES) {
      return List.of(0, pcm.length);
    }
    double[] levels = levels(pcm);
    int steps = levels.length;
    double[] cost = new double[steps + 1];
    int[] before = new int[steps + 1];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    cost[0] = 0;
    for (int to = LEAST_STEPS; to <= steps; to++) {
      double price = to == steps ? 0 : PRICE + loudness(levels, to);
      for (int from = Math.max(0, to - MOST_STEPS); from <= to - LEAST_STEPS; from++) {
        if (cost[from] + price < cost[to]) {
          cost[to] = cost[from] + price;
          before[to] = from;
        }
      }
    }
    List<Integer> cuts = new ArrayList<>(List.of(pcm.length));
    for (int at = before[steps]; at > 0; at = before[at]) {
      cuts.addFirst(at * STEP);
    }
    cuts.addFirst(0);
    return cuts;
  }

  /** Mean power of each step; the last may be shorter. */
  private static double[] levels(float[] pcm) {
    double[] levels = new double[Math.ceilDiv(pcm.length, STEP)];
    for (int at = 0; at < pcm.length; at++) {
      levels[at / STEP] += pcm[at] * pcm[at] / (double) STEP;
    }
    double loudest = Arrays.stream(levels).max().orElseThrow();
    for (int step = 0; step < levels.length; step++) {
      levels[step] /= loudest;
    }
    return levels;
  }

  /** Of the surroundings of a cut, in decibels over the floor. */
  private static double loudness(double[] levels, int cut) {
    int from = Math.max(0, cut - AROUND);
    int to = Math.min(levels.length, cut + AROUND);
    double power = Arrays.stream(levels, from, to).average().orElse(0);
    return Math.max(0, 10 * Math.log10(power + 1e-12) + FLOOR);
  }
}
