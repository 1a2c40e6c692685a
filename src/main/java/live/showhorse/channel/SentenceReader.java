package live.showhorse.channel;

import java.util.Optional;
import java.util.function.Function;
import live.showhorse.presenter.Presenter;
import live.showhorse.script.Language;
import live.showhorse.speech.Delivery;
import live.showhorse.speech.Diction;
import live.showhorse.speech.Utterance;

/**
 * Finds out how a presenter will read a sentence, before it is spoken.
 *
 * @param reading how a sentence is read
 * @param presenter whose voice and lexicon it is; without one, the plain voice
 */
record SentenceReader(Function<Utterance, String> reading, Optional<Presenter> presenter) {

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
    // As clips are asked for: another language has its default voice
    String voice =
        presenter.filter(own -> own.language() == language).map(Presenter::voice).orElse("");
    return reading.apply(new Utterance(sentence, language, voice, delivery(), diction().lexicon()));
  }

  private Diction diction() {
    return presenter.map(Presenter::diction).orElse(Diction.PLAIN);
  }
}
