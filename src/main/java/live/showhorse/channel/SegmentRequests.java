package live.showhorse.channel;

import io.opentelemetry.context.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import live.showhorse.engine.Urgency;
import live.showhorse.media.EncoderProfile;
import live.showhorse.presenter.Presenter;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import live.showhorse.script.Pauses;
import live.showhorse.segment.ClipSpec;
import live.showhorse.segment.ClipSpecs;
import live.showhorse.segment.Dressing;
import live.showhorse.segment.LabelTexts;
import live.showhorse.segment.ProductCard;
import live.showhorse.segment.Segments;
import live.showhorse.speech.DeliveryChange;
import live.showhorse.speech.Diction;
import live.showhorse.speech.Readings;
import live.showhorse.speech.Utterance;
import live.showhorse.trace.Origin;
import live.showhorse.trace.Traces;

/**
 * Asks for the segments of one channel while it is on air: knows its presenter, looks and encoder
 * profile. Thread-safe. Never waits for a segment, but may read a product's image from Redis: call
 * from a worker thread. Every failure comes through the future.
 */
final class SegmentRequests {
  private static final int NOT_FOUND = 404;

  private final ChannelSpec channel;
  private final Presenter presenter;
  private final Supplier<Diction> diction;
  private final EncoderProfile profile;
  private final ClipSpecs clipSpecs;
  private final Segments segments;
  private final Function<Product, ProductCard> cards;
  private final Consumer<String> keep;
  private final Readings readings;
  private final int idleUnits;
  private final Traces traces;

  /**
   * @param presenter as it was when the channel went on air
   * @param diction of the presenter now: a corrected lexicon must not wait for the next programme
   * @param cards gives the card of a product, with its image
   * @param keep counts a piece of a recording as used
   * @param readings how sentences are read
   * @param idleUnits length of idle clips
   */
  SegmentRequests(
      ChannelSpec channel,
      Presenter presenter,
      Supplier<Diction> diction,
      EncoderProfile profile,
      ClipSpecs clipSpecs,
      Segments segments,
      Function<Product, ProductCard> cards,
      Consumer<String> keep,
      Readings readings,
      int idleUnits,
      Traces traces) {
    this.channel = channel;
    this.presenter = presenter;
    this.diction = diction;
    this.profile = profile;
    this.clipSpecs = clipSpecs;
    this.segments = segments;
    this.cards = cards;
    this.keep = keep;
    this.readings = readings;
    this.idleUnits = idleUnits;
    this.traces = traces;
  }

  /** One sentence of a line. */
  CompletableFuture<Prepared> line(Item item, int sentence, Optional<Product> card) {
    try (Scope current = Origin.read(item.origin()).makeCurrent()) {
      return traces.task(
          "segment",
          Map.of("sentence", Integer.toString(sentence)),
          () -> attempt(() -> line(item.line(), item.sentences().get(sentence), sentence, card)));
    }
  }

  private CompletableFuture<Prepared> line(
      Line line, String text, int sentence, Optional<Product> card) {
    Urgency urgency = line.priority() == Priority.NOW ? Urgency.NOW : Urgency.SOON;
    return clip(
        line.recording().isPresent()
            ? recorded(line, text, line.recording().get().pieces().get(sentence))
            : spoken(text, line.language(), line.delivery()),
        PlayKind.LINE,
        line.id(),
        sentence,
        text,
        line.language(),
        card,
        urgency);
  }

  CompletableFuture<Prepared> bridge(String text, Optional<Product> card) {
    return attempt(
        () ->
            clip(
                spoken(text, channel.language(), DeliveryChange.NONE),
                PlayKind.BRIDGE,
                "",
                -1,
                text,
                channel.language(),
                card,
                Urgency.LATER));
  }

  /**
   * @param number of the idle clip, from 0
   */
  CompletableFuture<Prepared> idle(int number, Optional<Product> card, Urgency urgency) {
    return attempt(() -> idleNow(number, card, urgency));
  }

  private CompletableFuture<Prepared> idleNow(int number, Optional<Product> card, Urgency urgency) {
    ClipSpec clip = idleClip(number);
    Dressing dressing = dressing("", channel.language(), card);
    return segments
        .segment(clip, dressing, profile, urgency)
        .thenApply(
            segment ->
                new Prepared(
                    PlayKind.IDLE,
                    "",
                    -1,
                    "",
                    "",
                    card,
                    segments.key(clip, dressing, profile),
                    clip.key(),
                    segment));
  }

  CompletableFuture<Prepared> still(Optional<Product> card) {
    return attempt(() -> stillNow(card));
  }

  private CompletableFuture<Prepared> stillNow(Optional<Product> card) {
    ClipSpec clip = idleClip(0);
    Dressing dressing = dressing("", channel.language(), card);
    return segments
        .still(clip, dressing, profile)
        .thenApply(
            segment ->
                new Prepared(
                    PlayKind.STILL,
                    "",
                    -1,
                    "",
                    "",
                    card,
                    segments.stillKey(clip, dressing, profile),
                    clip.key(),
                    segment));
  }

  private ClipSpec spoken(String text, Language language, DeliveryChange delivery) {
    Presenter speaker = presenter.withDiction(currentDiction());
    return clipSpecs.of(
        speaker, channel.canvas(), text, language, delivery.of(speaker.diction().delivery()));
  }

  /** A line that waits or loops keeps its recording in use. */
  private ClipSpec recorded(Line line, String text, String piece) {
    keep.accept(piece);
    return clipSpecs.recorded(presenter, channel.canvas(), text, line.language(), piece);
  }

  private CompletableFuture<Prepared> clip(
      ClipSpec clip,
      PlayKind kind,
      String line,
      int sentence,
      String text,
      Language language,
      Optional<Product> card,
      Urgency urgency) {
    Dressing dressing = dressing(channel.captions() ? Pauses.removed(text) : "", language, card);
    return segments
        .segment(clip, dressing, profile, urgency)
        .thenApply(
            segment ->
                new Prepared(
                    kind,
                    line,
                    sentence,
                    Pauses.removed(text),
                    said(clip),
                    card,
                    segments.key(clip, dressing, profile),
                    clip.key(),
                    segment));
  }

  /** What the voice said of it. */
  private String said(ClipSpec clip) {
    if (!clip.recording().isEmpty()) {
      return "";
    }
    try {
      return readings.reading(
          new Utterance(
              clip.text(),
              clip.language(),
              clip.voice(),
              clip.diction().delivery(),
              clip.diction().lexicon()));
    } catch (ProblemException unknown) {
      // It was made and spoken all the same
      return "";
    }
  }

  private static CompletableFuture<Prepared> attempt(
      Supplier<CompletableFuture<Prepared>> request) {
    try {
      return request.get();
    } catch (ProblemException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** A presenter that was deleted goes on as it was. */
  private Diction currentDiction() {
    try {
      return diction.get();
    } catch (ProblemException trouble) {
      if (trouble.status() == NOT_FOUND) {
        return presenter.diction();
      }
      throw trouble;
    }
  }

  private ClipSpec idleClip(int number) {
    return clipSpecs.idle(presenter, channel.canvas(), number + 1L, idleUnits);
  }

  private Dressing dressing(String caption, Language language, Optional<Product> card) {
    return new Dressing(
        channel.label() ? LabelTexts.label(channel.language()) : "",
        channel.language(),
        caption,
        language,
        card.map(cards));
  }
}
