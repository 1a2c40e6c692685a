package live.showhorse;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code ./showhorse} wants holds only where nobody says otherwise. */
class StartDefaultsTest {
  private static final String NAME = "showhorse.start-defaults-test";
  private static final int IN_THE_PROGRAM = 250;
  private static final int IN_THE_FILE = 260;

  @BeforeEach
  void theCommandWantsSomething() {
    System.setProperty("default." + NAME, "command");
  }

  @AfterEach
  void forget() {
    System.clearProperty("default." + NAME);
    System.clearProperty(NAME);
  }

  @Test
  void theyAreStrongerThanWhatIsInTheProgram() {
    assertThat(valueBeside("program", IN_THE_PROGRAM)).isEqualTo("command");
  }

  @Test
  void theConfigurationFileIsStronger() {
    assertThat(valueBeside("file", IN_THE_FILE)).isEqualTo("file");
  }

  @Test
  void aSystemPropertyIsStronger() {
    System.setProperty(NAME, "option");

    assertThat(valueBeside("file", IN_THE_FILE)).isEqualTo("option");
  }

  private static String valueBeside(String other, int ordinal) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addSystemSources()
            .withSources(new StartDefaults())
            .withSources(new PropertiesConfigSource(Map.of(NAME, other), "other", ordinal))
            .build();
    return config.getValue(NAME, String.class);
  }
}
