package live.showhorse.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether there is something to see at once. */
@ConfigMapping(prefix = "showhorse")
interface DemoConfig {
  /** Puts a drawn presenter on air on the channel {@code demo} when there is no such channel. */
  @WithDefault("false")
  boolean demo();
}
