package live.showhorse.command;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import live.showhorse.StartDefaults;

/**
 * The configuration for a command that runs without the service: system properties, environment
 * variables and {@code config/application.properties} over the defaults, those of {@code
 * ./showhorse} among them, as in the service.
 */
public final class Settings {
  private static final Path FILE = Path.of("config", "application.properties");

  /** Between the environment (300) and the defaults, where the service has this file. */
  private static final int FILE_ORDINAL = 260;

  private static final int FIXED_ORDINAL = 1_000;

  private Settings() {}

  public static <T> T of(Class<T> mapping) {
    return of(mapping, Map.of());
  }

  /**
   * @param fixed full property names that nothing overrides
   */
  public static <T> T of(Class<T> mapping, Map<String, String> fixed) {
    var builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .addSystemSources()
            .withSources(new StartDefaults())
            .withSources(new PropertiesConfigSource(fixed, "the command", FIXED_ORDINAL))
            .withMapping(mapping)
            .withValidateUnknown(false);
    if (Files.isRegularFile(FILE)) {
      try {
        builder.withSources(new PropertiesConfigSource(FILE.toUri().toURL(), FILE_ORDINAL));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + FILE, e);
      }
    }
    return builder.build().getConfigMapping(mapping);
  }
}
