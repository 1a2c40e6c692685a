package live.showhorse.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where Redis is and how long to wait for it. */
@ConfigMapping(prefix = "showhorse.redis")
public interface RedisConfig {
  /**
   * redis:// or rediss:// address, with a password if there is one; never logged. Without it the
   * service starts a Redis of its own.
   */
  Optional<String> url();

  /** How long a command may take before the caller gets {@code redis-unavailable}. */
  @WithDefault("2s")
  Duration timeout();

  /** The same for clips, segments and photos, which are megabytes. */
  @WithDefault("10s")
  Duration blobTimeout();

  /** How long to wait at start until Redis answers (it reads its data first). */
  @WithDefault("60s")
  Duration startTimeout();

  /** The program of the private Redis: a name on the PATH or a file. */
  @WithDefault("redis-server")
  String program();
}
