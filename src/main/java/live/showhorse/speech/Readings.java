package live.showhorse.speech;

/** How sentences are read, found out without speaking them. Thread-safe. */
@FunctionalInterface
public interface Readings {
  /**
   * What is said, for a person to check: see {@link SentenceReading}. Never blocks.
   *
   * @throws live.showhorse.problem.ProblemException 422 {@code unspeakable-text}, {@code
   *     sentence-too-long}, {@code pause-invalid}, {@code voice-unknown}
   */
  String reading(Utterance utterance);

  /**
   * The same for a sentence that is being taken in: refused, too, when the voice itself would leave
   * something out. May ask the voice's program, and so block like {@link Voices#speak}.
   */
  default String accepted(Utterance utterance) {
    return reading(utterance);
  }
}
