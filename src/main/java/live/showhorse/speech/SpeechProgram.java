package live.showhorse.speech;

import java.util.List;

/**
 * One of the programs that speak: the licence and crash boundary. Thread-safe; {@link #speak}
 * blocks.
 */
interface SpeechProgram extends AutoCloseable {
  /** Its name, as in {@link Voice#program()}. */
  String name();

  /** Whether the program and its data are installed. */
  boolean installed();

  /** Voices that only the configuration knows; those of the built-in programs are in the table. */
  default List<Voice> voices() {
    return List.of();
  }

  /**
   * Whether Latin words in Asian text must be respelled for it and readings by sound can be given
   * to it, as {@link live.showhorse.speech.reading.Phonetics} marks them. Other programs are given
   * neither.
   */
  default boolean needsReadings() {
    return false;
  }

  /**
   * What it would leave out, where it can tell without speaking. May block like {@link #speak},
   * though it mostly answers at once: call it from a worker thread.
   *
   * @param words plain text in the form to be read
   * @return words and characters it has no reading for; empty where all are read, or it cannot say
   * @throws live.showhorse.problem.ProblemException 503 {@code speech-unavailable}
   */
  default List<String> unread(String words) {
    return List.of();
  }

  /**
   * @param voice one of the ids that belong to this program
   * @param delivery speed 0.5..2.1 and pitch
   * @param words plain text in the form to be read
   * @throws live.showhorse.problem.ProblemException 422 {@code voice-missing}; 503 {@code
   *     speech-unavailable} when a second process failed too; 422 {@code unspeakable-text}
   */
  RawSpeech speak(String voice, Delivery delivery, String words);

  /** Ends the processes. */
  @Override
  void close();
}
