package live.showhorse.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import live.showhorse.ShowhorseConfig;
import live.showhorse.command.Settings;
import live.showhorse.engine.ClipConfig;
import live.showhorse.engine.ClipRenderer;
import live.showhorse.engine.EngineConfig;
import live.showhorse.engine.Engines;
import live.showhorse.engine.LiveClips;
import live.showhorse.engine.RenderQueue;
import live.showhorse.engine.RenderWorkers;
import live.showhorse.engine.Urgency;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.Canvas;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.presenter.Consent;
import live.showhorse.presenter.Presenter;
import live.showhorse.presenter.Presenters;
import live.showhorse.problem.Futures;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Documents;
import live.showhorse.redis.Notifications;
import live.showhorse.redis.Redis;
import live.showhorse.redis.RedisConfig;
import live.showhorse.script.Language;
import live.showhorse.segment.ClipSpecs;
import live.showhorse.segment.Clips;
import live.showhorse.segment.Dresser;
import live.showhorse.segment.Dressing;
import live.showhorse.segment.SegmentConfig;
import live.showhorse.segment.Segments;
import live.showhorse.speech.Delivery;
import live.showhorse.speech.RecordingConfig;
import live.showhorse.speech.Recordings;
import live.showhorse.speech.Voices;
import live.showhorse.trace.Traces;

/**
 * Makes lines exactly as the service does: a job in Redis, a render worker, the clip in Redis, the
 * segment. It is the service's own chain with a private Redis, without API and channels.
 *
 * <p>Methods block. One thread.
 */
final class LineMaker implements AutoCloseable {
  private final Redis redis;
  private final Notifications notifications;
  private final Engines engines;
  private final RenderWorkers workers;
  private final Clips clips;
  private final Segments segments;
  private final Presenters presenters;
  private final ClipSpecs specs;

  /**
   * @param data directory for the data of the private Redis
   * @param engines stay open when this is closed
   */
  LineMaker(Path data, Voices voices, Engines engines, Dresser dresser) {
    Map<String, String> place = Map.of("showhorse.data-directory", data.toString());
    ShowhorseConfig showhorse = Settings.of(ShowhorseConfig.class, place);
    EngineConfig config = Settings.of(EngineConfig.class);
    SegmentConfig segment = Settings.of(SegmentConfig.class);
    LimitsConfig limits = Settings.of(LimitsConfig.class);
    var meters = new SimpleMeterRegistry();
    this.engines = engines;
    this.redis = new Redis(Settings.of(RedisConfig.class), showhorse, meters);
    var documents = new Documents(redis);
    var blobs = new Blobs(redis);
    this.notifications = new Notifications(redis);
    this.presenters = new Presenters(documents, blobs, engines, limits);
    var queue =
        new RenderQueue(redis, blobs, notifications, config, Settings.of(ClipConfig.class), limits);
    var live = new LiveClips();
    var renderer =
        new ClipRenderer(
            voices,
            new Recordings(blobs, Settings.of(RecordingConfig.class), limits),
            presenters,
            engines,
            live,
            Settings.of(HappyhorseConfig.class),
            Traces.off());
    this.workers =
        new RenderWorkers(showhorse, queue, renderer, engines, config, Traces.off(), meters);
    this.clips = new Clips(queue, meters);
    this.segments =
        new Segments(
            clips::clip,
            live::begun,
            Segments.store(blobs, limits, segment),
            dresser,
            segment.threads(),
            Traces.off());
    this.specs = new ClipSpecs(() -> engines.get().describe().id());
    workers.start();
  }

  /** A presenter for these lines. */
  Presenter presenter(byte[] photo, Language language) {
    return presenters.create(
        photo, "Bench", language, "", new Consent(true, "the bench", Instant.EPOCH));
  }

  /**
   * From the text to the encoded segment.
   *
   * @throws RuntimeException what the line failed with, most often a ProblemException
   */
  EncodedSegment make(
      Presenter presenter, String text, Language language, Dressing dressing, Canvas canvas) {
    return made(begin(presenter, text, language, dressing, canvas));
  }

  /** Waits for what {@link #begin} began; throws as {@link #make}. */
  static EncodedSegment made(CompletableFuture<EncodedSegment> begun) {
    return Futures.join(begun);
  }

  /** The same without waiting for it. */
  CompletableFuture<EncodedSegment> begin(
      Presenter presenter, String text, Language language, Dressing dressing, Canvas canvas) {
    return segments.segment(
        specs.of(presenter, canvas, text, language, Delivery.PLAIN),
        dressing,
        EncoderProfile.best(canvas),
        Urgency.NOW);
  }

  @Override
  public void close() {
    clips.close();
    workers.close();
    notifications.close();
    redis.close();
  }
}
