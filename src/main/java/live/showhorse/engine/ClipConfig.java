package live.showhorse.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long clips are kept; how many: {@link live.showhorse.limits.LimitsConfig}. */
@ConfigMapping(prefix = "showhorse.clips")
public interface ClipConfig {
  /** Clips are kept for so long after their last use. */
  @WithDefault("7d")
  Duration timeToLive();
}
