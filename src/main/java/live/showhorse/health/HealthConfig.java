package live.showhorse.health;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the service says that something is wrong with it. */
@ConfigMapping(prefix = "showhorse.health")
public interface HealthConfig {
  /** Pause between two looks at the parts; a part that fails is told so much later at most. */
  @WithDefault("5s")
  Duration every();

  /** Space on the disk of the data directory below which it counts as nearly full. */
  @WithDefault("500M")
  MemorySize diskSpace();

  /**
   * What was used so recently should still be in the cache: when the budget drops it sooner, the
   * cache is too small.
   */
  @WithDefault("1h")
  Duration cacheSpan();
}
