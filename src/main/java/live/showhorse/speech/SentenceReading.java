package live.showhorse.speech;

import java.util.ArrayList;
import java.util.List;
import live.showhorse.media.Grid;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Pauses;
import live.showhorse.script.SpeakingTime;

/**
 * How a sentence will be read, found out without a voice: the whole way from the text to what a
 * voice is given. Stateless; any thread. Takes a fraction of a millisecond; the first sentence in
 * Mandarin loads dictionaries for half a second.
 */
public final class SentenceReading {
  /** How much longer than voices need the estimate is, in the mean of 74 sentences. */
  private static final double OVERESTIMATE = 1.26;

  private SentenceReading() {}

  /**
   * The reading for voices of the built-in programs.
   *
   * @return what is said, for a person to check: numbers and signs in words, no phonemes
   * @throws ProblemException 422 {@code unspeakable-text} when there is something that no voice of
   *     the language can read, {@code sentence-too-long}, {@code pause-invalid}
   */
  public static String of(Utterance utterance) {
    return of(utterance, true);
  }

  /**
   * @param readings as {@link SpeechProgram#needsReadings}
   */
  static String of(Utterance utterance, boolean readings) {
    List<Pauses.Part> parts = Pauses.parts(utterance.text());
    boolean words = parts.stream().anyMatch(part -> speaks(part.text()));
    List<String> read = new ArrayList<>();
    double pauses = 0;
    for (Pauses.Part part : parts) {
      if (speaks(part.text()) || !words) {
        read.add(
            SpokenText.shown(part.text(), utterance.language(), utterance.lexicon(), readings));
      }
      pauses += part.pauseMilliseconds() / 1e3;
    }
    String whole = String.join(" ", read);
    double seconds = SpeakingTime.seconds(whole, utterance.language()) / OVERESTIMATE;
    double room = (double) SpeechShaper.MOST_SAMPLES / Grid.SAMPLE_RATE - pauses;
    if (seconds > room * Voices.FASTEST) {
      throw SpeechProblems.likelyTooLong(seconds + pauses, room + pauses);
    }
    return whole;
  }

  /** Whether there is anything in it to say. */
  static boolean speaks(String text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
