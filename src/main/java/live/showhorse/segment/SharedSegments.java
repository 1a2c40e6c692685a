package live.showhorse.segment;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import live.showhorse.media.EncodedSegment;

/**
 * The segments that somebody holds in memory, so that channels of one presenter hold each once.
 * Holds none itself: a segment that nobody needs any more is forgotten. Silence, the sound of every
 * idle clip and a megabyte of it, is held once for each length. Thread-safe.
 */
final class SharedSegments {
  private final Map<String, Named> segments = new ConcurrentHashMap<>();
  private final ReferenceQueue<EncodedSegment> gone = new ReferenceQueue<>();
  private final Map<Integer, WeakReference<float[]>> silences = new ConcurrentHashMap<>();

  private static final class Named extends WeakReference<EncodedSegment> {
    final String key;

    Named(String key, EncodedSegment segment, ReferenceQueue<EncodedSegment> gone) {
      super(segment, gone);
      this.key = key;
    }
  }

  /** The segment, if somebody holds it. */
  Optional<EncodedSegment> find(String key) {
    return Optional.ofNullable(segments.get(key)).map(WeakReference::get);
  }

  /**
   * @return the same segment, to be held in place of the one given
   */
  EncodedSegment held(String key, EncodedSegment made) {
    for (var old = gone.poll(); old != null; old = gone.poll()) {
      segments.remove(((Named) old).key, old);
    }
    EncodedSegment small = silent(made.pcm()) ? made.with(silence(made.pcm())) : made;
    segments.put(key, new Named(key, small, gone));
    return small;
  }

  /** How many are held. */
  int size() {
    return segments.size();
  }

  private float[] silence(float[] silent) {
    WeakReference<float[]> known =
        silences.compute(
            silent.length,
            (length, there) ->
                there == null || there.get() == null ? new WeakReference<>(silent) : there);
    float[] shared = known.get();
    return shared == null ? silent : shared;
  }

  private static boolean silent(float[] pcm) {
    for (float sample : pcm) {
      if (sample != 0) {
        return false;
      }
    }
    return true;
  }
}
