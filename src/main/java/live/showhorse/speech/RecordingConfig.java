package live.showhorse.speech;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long recordings are kept; how many: {@link live.showhorse.limits.LimitsConfig}. */
@ConfigMapping(prefix = "showhorse.recordings")
public interface RecordingConfig {
  /**
   * A recording is kept for so long after its upload or last use. A line that waits or loops for
   * longer without being asked for fails.
   */
  @WithDefault("30d")
  Duration timeToLive();
}
