package live.showhorse;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * What the command that starts a program wants where nobody says otherwise: every system property
 * {@code default.NAME} gives the setting NAME. They are stronger than the defaults in the program
 * and weaker than {@code config/application.properties}, environment variables and system
 * properties, so that whoever runs the command is always obeyed.
 */
public final class StartDefaults implements ConfigSource {
  private static final String PREFIX = "default.";

  /** Between the program's own file (250) and {@code config/application.properties} (260). */
  private static final int ORDINAL = 255;

  private final Map<String, String> settings;

  /** Those of this process. */
  public StartDefaults() {
    this.settings =
        System.getProperties().stringPropertyNames().stream()
            .filter(name -> name.startsWith(PREFIX))
            .collect(
                Collectors.toUnmodifiableMap(
                    name -> name.substring(PREFIX.length()), System::getProperty));
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public Set<String> getPropertyNames() {
    return settings.keySet();
  }

  @Override
  public Map<String, String> getProperties() {
    return settings;
  }

  @Override
  public String getValue(String name) {
    return settings.get(name);
  }

  @Override
  public String getName() {
    return "defaults of the command that started this";
  }
}
