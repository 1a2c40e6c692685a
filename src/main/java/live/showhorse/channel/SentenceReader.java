package live.showhorse.channel;

import java.util.Optional;
import live.showhorse.presenter.Presenter;
import live.showhorse.script.Language;
import live.showhorse.speech.Delivery;
import live.showhorse.speech.Diction;
import live.showhorse.speech.Readings;
import live.showhorse.speech.Utterance;

/**
 * Finds out how a presenter will read a sentence, before it is spoken.
 *
 * @param readings how sentences are read
 * @param presenter whose voice and lexicon it is; without one, the plain voice
 */
record SentenceReader(Readings readings, Optional<Presenter> presenter) {

  /** Speed and pitch of the presenter; without one, the voice's own. */
  Delivery delivery() {
    return diction().delivery();
  }

  /**
   * What is said, for a person to check.
   *
   * @throws live.showhorse.problem.ProblemException 422 when it cannot be read
   */
  String read(String sentence, Language language) {
    String voice = presenter.map(own -> own.voice(language)).orElse("");
    return readings.accepted(
        new Utterance(sentence, language, voice, delivery(), diction().lexicon()));
  }

  private Diction diction() {
    return presenter.map(Presenter::diction).orElse(Diction.PLAIN);
  }
}
