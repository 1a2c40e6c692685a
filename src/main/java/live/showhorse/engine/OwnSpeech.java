package live.showhorse.engine;

import java.time.Duration;
import live.showhorse.media.Grid;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import live.showhorse.script.SpeakingTime;

/**
 * How long a clip must be in which the engine speaks itself: its length is decided before a word is
 * said, so it is estimated on the safe side.
 */
final class OwnSpeech {
  /** Before the first word and after the last. */
  private static final double PAUSES = 0.6;

  /** The most that the engine renders at once: 256 frames. */
  private static final int MOST_UNITS = 32;

  private final int leastUnits;

  /**
   * @param shortest no clip is shorter
   */
  OwnSpeech(Duration shortest) {
    this.leastUnits = Math.clamp(units(shortest.toMillis() / 1e3), 1, MOST_UNITS);
  }

  /**
   * Grid units for a text.
   *
   * @throws ProblemException 422 {@code sentence-too-long}
   */
  int units(String text, Language language) {
    int units = units(SpeakingTime.seconds(text, language) + PAUSES);
    if (units > MOST_UNITS) {
      throw ProblemException.unprocessable(
          "sentence-too-long",
          "The sentence takes about %.1f s to say; the engine speaks at most %.1f s at once. Split it."
              .formatted(
                  units * (double) Grid.UNIT_SAMPLES / Grid.SAMPLE_RATE,
                  MOST_UNITS * (double) Grid.UNIT_SAMPLES / Grid.SAMPLE_RATE));
    }
    return Math.max(units, leastUnits);
  }

  private static int units(double seconds) {
    return Grid.unitsFor((long) Math.ceil(seconds * Grid.SAMPLE_RATE));
  }
}
