package live.showhorse.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import live.showhorse.Role;
import live.showhorse.ShowhorseConfig;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Documents;

/**
 * Which engine renders, told through Redis: engines announce themselves, studios ask. A studio goes
 * on with the engine it heard of last while none is there. Methods block; call from a worker
 * thread.
 */
@ApplicationScoped
public class EngineDirectory {
  /** An engine not heard of for so long is gone. */
  static final Duration ALIVE = Duration.ofSeconds(30);

  private final Documents documents;
  private final Engines engines;
  private final String name;
  private final boolean local;
  private volatile Optional<String> known = Optional.empty();

  public EngineDirectory(
      Documents documents, Engines engines, EngineConfig config, ShowhorseConfig showhorse) {
    this.documents = documents;
    this.engines = engines;
    this.name = config.name();
    this.local = showhorse.roles().contains(Role.ENGINE);
  }

  /** Says that the engine of this process renders. Repeat it well within 30 s. */
  void announce(String process) {
    String id = engines.get().describe().id();
    if (!known.equals(Optional.of(id))) {
      documents.put(lastKey(), id);
      known = Optional.of(id);
    }
    documents.put(aliveKey(process), id, ALIVE);
  }

  /** The engine of this process renders no longer. */
  void leave(String process) {
    documents.delete(aliveKey(process));
  }

  /** Whether some process announced an engine that renders. */
  public boolean anyAlive() {
    return !documents.keys(aliveKey("")).isEmpty();
  }

  /**
   * Name and version of the engine, for the keys of clips.
   *
   * @throws ProblemException 503 {@code no-engine} when none was ever heard of, {@code
   *     engine-unavailable} when that of this process cannot be opened
   */
  public String id() {
    if (local) {
      return engines.get().describe().id();
    }
    return documents
        .get(lastKey())
        .orElseThrow(
            () ->
                new ProblemException(
                    503,
                    "no-engine",
                    "No engine named '"
                        + name
                        + "' has reported yet. Start a process with the role engine."));
  }

  private String lastKey() {
    return "engine-id:" + name;
  }

  private String aliveKey(String process) {
    return "engine-alive:" + name + ":" + process;
  }
}
