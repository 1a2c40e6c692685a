package live.showhorse;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The configuration a test needs, with the defaults of the service for everything else. */
public final class TestConfig {
  private TestConfig() {}

  /** A mapping with {@code values} over its defaults; full property names. */
  public static <T> T of(Class<T> mapping, Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(mapping)
        .withDefaultValues(values)
        .withValidateUnknown(false)
        .build()
        .getConfigMapping(mapping);
  }
}
