package live.showhorse.speech;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long and how many uploaded recordings are kept. */
@ConfigMapping(prefix = "showhorse.recordings")
public interface RecordingConfig {
  /**
   * A recording is kept for so long after its upload or last use. A line that waits or loops for
   * longer without being asked for fails.
   */
  @WithDefault("30d")
  Duration timeToLive();

  /** All recordings together, 5.8 MB a minute; the least recently used go first. 512 MiB. */
  @WithDefault("536870912")
  long budgetBytes();
}
