package live.showhorse.segment;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import live.showhorse.StopOrder;
import live.showhorse.engine.Urgency;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.PlayableClip;
import live.showhorse.problem.Futures;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.BlobStore;
import live.showhorse.redis.Blobs;
import live.showhorse.script.Language;

/**
 * Stored clips in a form that browsers play: encoded when somebody looks at one, and kept with the
 * segments, for players ask for one piece after another. Methods block; call from a worker thread.
 */
@ApplicationScoped
public class PlayableClips {
  /** A clip takes a second or two. */
  private static final Duration LATER = Duration.ofSeconds(5);

  private final Function<String, Optional<Clip>> clips;
  private final BlobStore store;
  private final Map<String, CompletableFuture<byte[]>> inWork = new ConcurrentHashMap<>();

  /** One: looking at clips must not take the cores from the programme. */
  private final UrgentFirst worker = new UrgentFirst("playable-clip", 1);

  private final int most;

  @Inject
  public PlayableClips(Clips clips, Blobs blobs, SegmentConfig config, LimitsConfig limits) {
    this(clips::find, Segments.store(blobs, limits, config), limits.clipViews());
  }

  /**
   * @param clips gives a clip by its key, when it is stored
   * @param store of what is made of them
   * @param most how many may be encoded or wait for it
   */
  PlayableClips(Function<String, Optional<Clip>> clips, BlobStore store, int most) {
    this.most = most;
    this.clips = clips;
    this.store = store;
  }

  void atStop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.MAKERS)
          ShutdownEvent event) {
    stop();
  }

  @PreDestroy
  void stop() {
    worker.close();
    var stopping = new ProblemException(503, "stopping", "The service is being stopped.");
    // What the worker has not begun it never will
    inWork.values().forEach(waiting -> waiting.completeExceptionally(stopping));
  }

  /**
   * The clip as MP4, index first, near-lossless H.264 and FLAC; empty when there is none.
   *
   * @throws ProblemException when Redis is away; 429 {@code clips-busy} when too many wait
   * @throws live.showhorse.media.MediaException when the stored clip is damaged
   */
  public Optional<byte[]> mp4(String key) {
    String name = "playable-" + key;
    return store.get(name).or(() -> clips.apply(key).map(clip -> Futures.join(asked(name, clip))));
  }

  private synchronized CompletableFuture<byte[]> asked(String name, Clip clip) {
    CompletableFuture<byte[]> running = inWork.get(name);
    if (running != null) {
      return running;
    }
    if (inWork.size() >= most) {
      throw ProblemException.busy(
          "clips-busy",
          "There are %d clips being encoded to be looked at, the most there can be (showhorse.limits.clip-views). Try again in a moment."
              .formatted(most),
          LATER);
    }
    var mine = new CompletableFuture<byte[]>();
    inWork.put(name, mine);
    worker.at(Urgency.LATER).execute(() -> make(name, clip, mine));
    return mine;
  }

  private void make(String name, Clip clip, CompletableFuture<byte[]> result) {
    try {
      byte[] mp4 =
          PlayableClip.of(clip.mp4(), Map.of("comment", LabelTexts.comment(Language.ENGLISH)));
      store.put(name, mp4);
      result.complete(mp4);
    } catch (RuntimeException failure) {
      result.completeExceptionally(failure);
    } finally {
      inWork.remove(name, result);
    }
  }
}
