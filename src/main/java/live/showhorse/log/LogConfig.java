package live.showhorse.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the log is written. */
@ConfigMapping(prefix = "showhorse.log")
interface LogConfig {
  /** {@code text} for people or {@code json} for programs; both write one line for an event. */
  @WithDefault("text")
  Format format();

  enum Format {
    TEXT,
    JSON
  }
}
