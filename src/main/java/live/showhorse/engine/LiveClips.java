package live.showhorse.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import live.showhorse.media.ClipStream;

/**
 * The clips that are being rendered in this process, for those in the same process who would
 * otherwise wait for the file. What other processes render is not seen here. Any thread.
 */
@ApplicationScoped
public class LiveClips {
  private final Map<String, ClipStream> streams = new HashMap<>();
  private final Map<String, List<CompletableFuture<ClipStream>>> waiting = new HashMap<>();

  /**
   * The clip as soon as its rendering begins, at once when it has begun already. Whoever does not
   * want it any more cancels the future.
   */
  public CompletableFuture<ClipStream> begun(String key) {
    var asker = new CompletableFuture<ClipStream>();
    ClipStream running;
    synchronized (this) {
      running = streams.get(key);
      if (running == null) {
        waiting.computeIfAbsent(key, any -> new ArrayList<>()).add(asker);
      }
    }
    if (running != null) {
      asker.complete(running);
    } else {
      asker.whenComplete((stream, failure) -> leave(key, asker));
    }
    return asker;
  }

  /** Until it is closed a clip is shown. */
  interface Showing extends AutoCloseable {
    /** The clip is written or given up: then those who follow it fail. */
    @Override
    void close();
  }

  /** Shows a clip that is being rendered; the rendering thread closes what it gets. */
  Showing show(String key, ClipStream stream) {
    List<CompletableFuture<ClipStream>> askers;
    synchronized (this) {
      streams.put(key, stream);
      askers = waiting.containsKey(key) ? List.copyOf(waiting.get(key)) : List.of();
    }
    askers.forEach(asker -> asker.complete(stream));
    return () -> hide(key, stream);
  }

  private void hide(String key, ClipStream stream) {
    synchronized (this) {
      streams.remove(key, stream);
    }
    stream.stop();
  }

  private synchronized void leave(String key, CompletableFuture<ClipStream> asker) {
    waiting.computeIfPresent(
        key,
        (any, askers) -> {
          askers.remove(asker);
          return askers.isEmpty() ? null : askers;
        });
  }
}
