package live.showhorse.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Where traces go. */
@ConfigMapping(prefix = "showhorse.traces")
public interface TraceConfig {
  /**
   * An OpenTelemetry collector that takes OTLP over HTTP, for instance {@code
   * http://collector:4318}; without one nothing is traced.
   */
  @WithDefault("${OTEL_EXPORTER_OTLP_ENDPOINT:}")
  Optional<URI> endpoint();

  /** Headers that the collector wants, such as a key; never logged. */
  Map<String, String> headers();
}
