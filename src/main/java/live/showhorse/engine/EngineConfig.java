package live.showhorse.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Which engine renders, and how many clips at a time. */
@ConfigMapping(prefix = "showhorse.engine")
public interface EngineConfig {
  /** Name of the engine: portrait, or happyhorse (see showhorse.happyhorse). */
  @WithDefault("portrait")
  String name();

  /** Clips rendered at the same time by this process, 1..16. */
  @WithDefault("1")
  int workers();

  /** Threads of the engine; 0: one per core. */
  @WithDefault("0")
  int threads();

  /** Directory with OpenCV's haarcascade XML files, where it is not Debian's. */
  Optional<Path> cascades();

  /** A job whose worker was not heard of for so long is rendered by another one. */
  @WithDefault("15s")
  Duration lease();

  /**
   * A clip that takes longer is handed on to another engine, and given up when that is no faster.
   */
  @WithDefault("2m")
  Duration timeLimit();
}
