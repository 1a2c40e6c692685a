package live.showhorse.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long and how many clips are kept, and how many may be asked for. */
@ConfigMapping(prefix = "showhorse.clips")
public interface ClipConfig {
  /** Clips are kept for so long after their last use. */
  @WithDefault("7d")
  Duration timeToLive();

  /** All clips together; the least recently used go first. Default 2 GiB. */
  @WithDefault("2147483648")
  long budgetBytes();

  /** Clips waiting to be rendered, over all channels; at least 1. */
  @WithDefault("2000")
  int queueLimit();
}
