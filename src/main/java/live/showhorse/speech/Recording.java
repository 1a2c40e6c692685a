package live.showhorse.speech;

import java.util.List;

/**
 * An uploaded recording in pieces that each fit a clip.
 *
 * @param pieces names of the pieces in {@link Recordings}, in the order they are heard; at least
 *     one
 * @param samples length of each piece at 48 kHz, its silent edges included
 */
public record Recording(List<String> pieces, List<Integer> samples) {
  public Recording {
    pieces = List.copyOf(pieces);
    samples = List.copyOf(samples);
    if (pieces.isEmpty() || pieces.size() != samples.size()) {
      throw new IllegalArgumentException(
          pieces.size() + " pieces of a recording with " + samples.size() + " lengths");
    }
  }

  /** How long it airs. */
  public double seconds() {
    return samples.stream().mapToInt(Integer::intValue).sum() / 48_000.0;
  }
}
