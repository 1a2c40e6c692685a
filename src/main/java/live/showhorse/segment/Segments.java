package live.showhorse.segment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import live.showhorse.StopOrder;
import live.showhorse.engine.LiveClips;
import live.showhorse.engine.Urgency;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.ClipStream;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.media.MediaException;
import live.showhorse.media.SegmentFile;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.BlobStore;
import live.showhorse.redis.Blobs;
import live.showhorse.trace.Traces;
import org.jboss.logging.Logger;

/**
 * Segments by what is in them: from memory while somebody holds them, from Redis, or dressed and
 * encoded once however many ask at a time. Methods return at once; the work is done by a bounded
 * pool of threads.
 */
@ApplicationScoped
public class Segments {
  private static final Logger LOG = Logger.getLogger(Segments.class);

  private final BiFunction<ClipSpec, Urgency, CompletableFuture<Clip>> clips;
  private final Function<String, CompletableFuture<ClipStream>> live;
  private final BlobStore store;
  private final SegmentMaker maker;
  private final UrgentFirst workers;
  private final Traces traces;

  /** Whoever follows a rendering waits for the engine: one thread is left to those who need not. */
  private final Semaphore following;

  private final SharedSegments shared = new SharedSegments();
  private final Map<String, CompletableFuture<EncodedSegment>> inWork = new ConcurrentHashMap<>();
  private final Map<String, Stage> stages = new ConcurrentHashMap<>();

  private enum Stage {
    RENDERING,
    ENCODING
  }

  /**
   * Segments that are being made.
   *
   * @param rendering those whose clip is not whole yet
   * @param encoding those that are dressed and encoded, or wait for a thread
   */
  public record Backlog(int rendering, int encoding) {}

  @Inject
  public Segments(
      Clips clips,
      LiveClips live,
      Blobs blobs,
      Dresser dresser,
      SegmentConfig config,
      LimitsConfig limits,
      Traces traces,
      MeterRegistry meters) {
    this(clips::clip, live::begun, store(blobs, limits, config), dresser, config.threads(), traces);
    Gauge.builder("showhorse.segments.encoding", () -> backlog().encoding())
        .description("Segments whose clip is there: being dressed and encoded, or waiting for it")
        .register(meters);
  }

  /** For clips that are rendered elsewhere. */
  public Segments(
      BiFunction<ClipSpec, Urgency, CompletableFuture<Clip>> clips,
      BlobStore store,
      Dresser dresser,
      int threads) {
    this(clips, key -> new CompletableFuture<>(), store, dresser, threads, Traces.off());
  }

  /**
   * @param clips gives a clip without blocking, rendered as urgently as said
   * @param live gives a clip by its key as soon as it begins to be rendered in this process
   * @param threads how many segments are made at once
   * @param traces takes the time of each segment made
   */
  public Segments(
      BiFunction<ClipSpec, Urgency, CompletableFuture<Clip>> clips,
      Function<String, CompletableFuture<ClipStream>> live,
      BlobStore store,
      Dresser dresser,
      int threads,
      Traces traces) {
    this.traces = traces;
    this.clips = clips;
    this.live = live;
    this.store = store;
    this.maker = new SegmentMaker(dresser, threads);
    this.following = new Semaphore(Math.max(1, threads - 1));
    this.workers = new UrgentFirst("segment", threads);
  }

  /** Where segments are kept, and what else is encoded to be looked at. */
  public static BlobStore store(Blobs blobs, LimitsConfig limits, SegmentConfig config) {
    return blobs.store("segments", limits.segments().asLongValue(), config.timeToLive());
  }

  void atStop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.MAKERS)
          ShutdownEvent event) {
    stop();
  }

  @PreDestroy
  void stop() {
    workers.close();
    maker.close();
  }

  /** What is being made just now, over all channels of this process. */
  public Backlog backlog() {
    int all = 0;
    int encoding = 0;
    for (Stage stage : stages.values()) {
      all++;
      encoding += stage == Stage.ENCODING ? 1 : 0;
    }
    return new Backlog(all - encoding, encoding);
  }

  /** The name of a segment, 64 hexadecimal digits. */
  public String key(ClipSpec clip, Dressing dressing, EncoderProfile profile) {
    return SegmentKey.of("clip", clip.key(), dressing, profile);
  }

  /** The name of a still, 64 hexadecimal digits. */
  public String stillKey(ClipSpec clip, Dressing dressing, EncoderProfile profile) {
    return SegmentKey.of("still", clip.key(), dressing.silent(), profile);
  }

  /** The whole clip, for a line that comes soon; see the other method of this name. */
  public CompletableFuture<EncodedSegment> segment(
      ClipSpec clip, Dressing dressing, EncoderProfile profile) {
    return segment(clip, dressing, profile, Urgency.SOON);
  }

  /**
   * The whole clip, dressed and encoded.
   *
   * @param urgency of the first who asks; decides when the clip is rendered and the segment is made
   * @return fails with the {@link ProblemException} of the clip, or with a {@link MediaException}
   */
  public CompletableFuture<EncodedSegment> segment(
      ClipSpec clip, Dressing dressing, EncoderProfile profile, Urgency urgency) {
    return once(key(clip, dressing, profile), clip, dressing, profile, maker::clip, urgency);
  }

  /** One silent GOP of a clip's first frame, dressed without a caption; else as a segment. */
  public CompletableFuture<EncodedSegment> still(
      ClipSpec clip, Dressing dressing, EncoderProfile profile) {
    return once(
        stillKey(clip, dressing, profile), clip, dressing, profile, maker::still, Urgency.NOW);
  }

  private interface Making {
    EncodedSegment make(ClipStream clip, Dressing dressing, EncoderProfile profile);
  }

  private CompletableFuture<EncodedSegment> once(
      String key,
      ClipSpec spec,
      Dressing dressing,
      EncoderProfile profile,
      Making making,
      Urgency urgency) {
    Optional<EncodedSegment> held = shared.find(key);
    if (held.isPresent()) {
      return CompletableFuture.completedFuture(held.get());
    }
    CompletableFuture<EncodedSegment> mine = new CompletableFuture<>();
    CompletableFuture<EncodedSegment> running = inWork.putIfAbsent(key, mine);
    if (running != null) {
      return running.copy();
    }
    mine.whenComplete((segment, failure) -> inWork.remove(key, mine));
    Context origin = Context.current();
    CompletableFuture.supplyAsync(origin.wrapSupplier(() -> stored(key)), workers.at(urgency))
        .thenCompose(
            origin.wrapFunction(
                stored ->
                    stored
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> made(key, spec, dressing, profile, making, urgency))))
        .whenComplete(
            (segment, failure) -> {
              if (failure == null) {
                mine.complete(shared.held(key, segment));
              } else {
                mine.completeExceptionally(failure);
              }
            });
    return mine.copy();
  }

  private CompletableFuture<EncodedSegment> made(
      String key,
      ClipSpec spec,
      Dressing dressing,
      EncoderProfile profile,
      Making making,
      Urgency urgency) {
    stages.put(key, Stage.RENDERING);
    CompletableFuture<ClipStream> begun = live.apply(spec.key());
    CompletableFuture<Clip> whole = clips.apply(spec, urgency);
    whole.thenRun(() -> stages.replace(key, Stage.RENDERING, Stage.ENCODING));
    whole.whenComplete((clip, failure) -> begun.cancel(false));
    Context origin = Context.current();
    Function<ClipStream, EncodedSegment> make =
        origin.wrapFunction(
            clip -> {
              long started = System.nanoTime();
              EncodedSegment segment =
                  traces.step(
                      "dress and encode",
                      Map.of("segment", key, "clip", spec.key()),
                      () -> making.make(clip, dressing, profile));
              LOG.debugf(
                  "segment made key=%s clip=%s units=%d ms=%d",
                  key, spec.key(), segment.units(), (System.nanoTime() - started) / 1_000_000);
              return segment;
            });
    Supplier<CompletableFuture<EncodedSegment>> fromFile =
        () ->
            whole.thenApplyAsync(
                clip -> make.apply(ClipStream.of(clip.mp4())), workers.at(urgency));
    CompletableFuture<EncodedSegment> made =
        begun
            .thenApply(Optional::of)
            .exceptionally(cancelled -> Optional.empty())
            .thenCompose(
                clip ->
                    clip.filter(any -> following.tryAcquire())
                        .map(stream -> follow(stream, spec.key(), make, urgency, fromFile))
                        .orElseGet(fromFile));
    made.whenComplete((segment, failure) -> stages.remove(key));
    // Storing comes after handing out: a line does not wait for Redis, nor fail because of it.
    made.thenAcceptAsync(
        origin.wrapConsumer(segment -> keep(key, segment, dressing)), workers.at(Urgency.LATER));
    return made;
  }

  /** Makes the segment while the clip is rendered; from the file, should the rendering fail. */
  private CompletableFuture<EncodedSegment> follow(
      ClipStream clip,
      String key,
      Function<ClipStream, EncodedSegment> make,
      Urgency urgency,
      Supplier<CompletableFuture<EncodedSegment>> fromFile) {
    return CompletableFuture.supplyAsync(() -> make.apply(clip), workers.at(urgency))
        .whenComplete((segment, failure) -> following.release())
        .exceptionallyCompose(
            failure -> {
              LOG.infof("segment waits for its clip clip=%s because=%s", key, failure.getMessage());
              return fromFile.get();
            });
  }

  private Optional<EncodedSegment> stored(String key) {
    Optional<byte[]> bytes = store.get(key);
    try {
      return bytes.map(SegmentFile::read);
    } catch (MediaException e) {
      LOG.warnf("segment unreadable, made again key=%s reason=%s", key, e.getMessage());
      return Optional.empty();
    }
  }

  private void keep(String key, EncodedSegment segment, Dressing dressing) {
    try {
      store.put(
          key,
          SegmentFile.write(
              segment, Map.of("comment", LabelTexts.comment(dressing.labelLanguage()))));
    } catch (ProblemException | MediaException e) {
      LOG.warnf("segment not stored key=%s reason=%s", key, e.getMessage());
    }
  }
}
