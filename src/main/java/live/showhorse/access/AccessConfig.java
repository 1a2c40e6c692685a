package live.showhorse.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may call the API. */
@ConfigMapping(prefix = "showhorse.access")
public interface AccessConfig {
  /** Whether calls need an API key. */
  @WithDefault("auto")
  Keys keys();

  /** When keys are needed. */
  enum Keys {
    /** Unless the service listens on this machine only. */
    AUTO,
    REQUIRED,
    /** Never: something in front of the service decides. */
    OFF
  }
}
