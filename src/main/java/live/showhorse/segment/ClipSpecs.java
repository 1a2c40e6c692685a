package live.showhorse.segment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import live.showhorse.engine.EngineDirectory;
import live.showhorse.media.Canvas;
import live.showhorse.presenter.Presenter;
import live.showhorse.script.Language;
import live.showhorse.speech.Delivery;
import live.showhorse.speech.Diction;

/**
 * Makes clip specs for the engine in use. Methods may ask Redis or open the engine; call from a
 * worker thread. They fail with the 503 problem {@code no-engine} while no engine was ever heard
 * of.
 */
@ApplicationScoped
public class ClipSpecs {
  private final Supplier<String> engine;

  @Inject
  public ClipSpecs(EngineDirectory directory) {
    this(directory::id);
  }

  /**
   * @param engine gives name and version of the engine
   */
  public ClipSpecs(Supplier<String> engine) {
    this.engine = engine;
  }

  /**
   * {@code presenter} saying {@code text}, in the presenter's voice when the language is the
   * presenter's and in the default voice of the language otherwise. The seed is the content's.
   *
   * @param delivery of this text
   */
  public ClipSpec of(
      Presenter presenter, Canvas canvas, String text, Language language, Delivery delivery) {
    return new ClipSpec(
            engine.get(),
            presenter.photo(),
            presenter.rig(),
            presenter.look(),
            text,
            language,
            presenter.voice(language),
            new Diction(delivery, presenter.diction().lexicon().touching(text, language)),
            canvas,
            0,
            0)
        .withOwnSeed();
  }

  /**
   * {@code presenter} with a recorded voice. The seed is the content's.
   *
   * @param text what is said in it, as far as it is known; may be empty
   * @param recording name of a piece of a recording
   */
  public ClipSpec recorded(
      Presenter presenter, Canvas canvas, String text, Language language, String recording) {
    return new ClipSpec(
            engine.get(),
            presenter.photo(),
            presenter.rig(),
            presenter.look(),
            text,
            language,
            "",
            Diction.PLAIN,
            canvas,
            0,
            0,
            recording)
        .withOwnSeed();
  }

  /** {@code units} x 320 ms of {@code presenter} saying nothing; another seed, other motion. */
  public ClipSpec idle(Presenter presenter, Canvas canvas, long seed, int units) {
    return new ClipSpec(
        engine.get(),
        presenter.photo(),
        presenter.rig(),
        presenter.look(),
        "",
        presenter.language(),
        "",
        Diction.PLAIN,
        canvas,
        seed,
        units);
  }
}
