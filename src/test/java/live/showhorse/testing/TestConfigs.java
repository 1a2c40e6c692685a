package live.showhorse.testing;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Configuration interfaces with their defaults and some values changed, without a container. */
public final class TestConfigs {
  private TestConfigs() {}

  /**
   * @param properties full names, for instance {@code showhorse.output.retry-min}
   */
  public static <C> C of(Class<C> mapping, Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(mapping)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build()
        .getConfigMapping(mapping);
  }
}
