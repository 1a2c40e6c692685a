package live.showhorse.logs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the log is written. */
@ConfigMapping(prefix = "showhorse.log")
public interface LogConfig {
  /** One JSON object a line, for programs, instead of one line of text. */
  @WithDefault("false")
  boolean json();
}
