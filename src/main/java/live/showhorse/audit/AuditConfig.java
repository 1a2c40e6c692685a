package live.showhorse.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where {@code ./showhorse audit} asks for known vulnerabilities. */
@ConfigMapping(prefix = "showhorse.audit")
public interface AuditConfig {
  /** A vulnerability database that speaks the API of osv.dev. */
  @WithDefault("https://api.osv.dev")
  URI database();

  /** How long one question may take. */
  @WithDefault("20s")
  Duration timeout();
}
