package live.showhorse.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import live.showhorse.bench.BenchReport.Measurement;
import live.showhorse.command.Tools;
import live.showhorse.script.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What airs, measured on its frames: every bound of the bench but those on time. */
class PresenterBenchTest {
  private static final Path REAL_PHOTO = Path.of("../shared/photos/astronaut.png");

  private static Tools tools;
  private static TestPhoto drawn;

  @BeforeAll
  static void open() {
    tools = Tools.open();
    drawn = TestPhoto.of("drawn", false, TestPhotos.drawn(), tools.engine());
  }

  @AfterAll
  static void close() {
    tools.close();
  }

  @ParameterizedTest
  @EnumSource
  void theDrawnPresenterSpeaksEveryLanguageWithinEveryBound(Language language) {
    assumeTrue(tools.languages().contains(language), "no voice for " + language);
    assertHolds(measured(drawn, language));
  }

  @ParameterizedTest
  @CsvSource({"DARK_SKIN, MANDARIN", "STUBBLE, ENGLISH", "TILTED, FRENCH"})
  void soDoOtherFaces(PhotoVariation variation, Language language) {
    byte[] file = variation.of(drawn.file(), drawn.rig());
    assertHolds(measured(TestPhoto.of(variation.word(), true, file, tools.engine()), language));
  }

  @Test
  void soDoesARealOne() throws IOException {
    assumeTrue(Files.exists(REAL_PHOTO), "no " + REAL_PHOTO);
    byte[] file = Files.readAllBytes(REAL_PHOTO);
    assertHolds(measured(TestPhoto.of("real", false, file, tools.engine()), Language.GERMAN));
  }

  private static Measurement measured(TestPhoto photo, Language language) {
    return new PresenterBench(tools.voices(), tools.engine()).measure(photo, language);
  }

  private static void assertHolds(Measurement measurement) {
    assertThat(measurement.figures())
        .as("%s speaking %s", measurement.photo(), measurement.language())
        .allSatisfy(
            figure ->
                assertThat(figure.holds())
                    .as("%s is %s, bound %s", figure.name(), figure.text(), figure.bound())
                    .isTrue());
  }
}
