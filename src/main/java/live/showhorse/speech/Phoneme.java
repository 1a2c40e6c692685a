package live.showhorse.speech;

/**
 * One timed phoneme.
 *
 * @param symbol IPA as the speech program gave it; empty for a pause
 * @param start first sample at 48 kHz
 * @param end sample after the last
 */
public record Phoneme(String symbol, long start, long end) {
  public Phoneme {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "phoneme '" + symbol + "' lasts from " + start + " to " + end);
    }
  }
}
