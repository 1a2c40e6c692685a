package live.showhorse.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the service is reached. */
@ConfigMapping(prefix = "showhorse.api")
interface ApiConfig {
  /**
   * Origins of web pages elsewhere that may call {@code /v1}, for instance {@code
   * https://shop.example}; {@code *} for all. The programme ({@code /hls}) is open to every page.
   */
  Optional<List<String>> origins();

  /** Silence of an event stream after which a comment shows that it is alive. */
  @WithDefault("15s")
  Duration heartbeat();
}
