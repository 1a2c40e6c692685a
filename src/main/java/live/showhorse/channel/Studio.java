package live.showhorse.channel;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import java.util.function.Function;
import live.showhorse.media.Canvas;
import live.showhorse.presenter.Presenter;
import live.showhorse.retry.Backoff;
import live.showhorse.segment.ClipSpecs;
import live.showhorse.segment.Segments;
import live.showhorse.speech.Readings;
import live.showhorse.trace.Traces;

/**
 * What every channel works with.
 *
 * @param presenters gives a presenter by id, or throws ProblemException 404
 * @param recordings counts a piece of a recording as used
 * @param readings how sentences are read
 * @param room throws ProblemException 429 while no more clips can be asked for
 * @param pacers a new pacer for each time a channel goes on air
 */
record Studio(
    ChannelConfig config,
    Limits limits,
    Function<String, Presenter> presenters,
    ClipSpecs clipSpecs,
    Segments segments,
    ChannelStore store,
    ProductImages images,
    Consumer<String> recordings,
    Readings readings,
    Runnable room,
    Outputs outputs,
    Traces traces,
    MeterRegistry meters,
    Function<Canvas, Pacer> pacers) {
  private static final int LONGEST_PAUSE = 4;

  /** The pauses of one thing that is tried again. */
  Backoff backoff() {
    return new Backoff(config.retryPause(), config.retryPause().multipliedBy(LONGEST_PAUSE));
  }
}
