package live.showhorse.output;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of HLS and of the destinations. */
@ConfigMapping(prefix = "showhorse.output")
public interface OutputConfig {
  /** How long reaching a destination may take: name, connection, handshake, publish. */
  @WithDefault("PT10S")
  Duration connectTimeout();

  /** How long one packet may take to leave before the connection counts as dead. */
  @WithDefault("PT8S")
  Duration writeTimeout();

  /** Pause before the first retry; it doubles with every failure. */
  @WithDefault("PT1S")
  Duration retryMin();

  /** The longest pause between retries. */
  @WithDefault("PT30S")
  Duration retryMax();

  /** Whether destinations may be on this machine or in a private network. */
  @WithDefault("auto")
  PrivateHosts privateHosts();

  /** When private hosts are allowed. */
  enum PrivateHosts {
    /** While the service listens on this machine only. */
    AUTO,
    ALLOWED,
    REFUSED
  }

  /** Whether RTMPS servers must show a certificate that is valid for their name. */
  @WithDefault("true")
  boolean tlsVerify();

  /** PEM file of the authorities to trust; the system's when not set. */
  Optional<String> tlsCa();
}
