package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;

import live.showhorse.script.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What English, German and French lines with figures and abbreviations are read as. */
class WesternReadingsTest {
  private static final String TABLE = "/speech/readings-en-de-fr.tsv";

  @ParameterizedTest(name = "[{0}] {1}")
  @CsvFileSource(
      resources = TABLE,
      delimiter = '\t',
      quoteCharacter = '\0',
      commentCharacter = '#',
      maxCharsPerColumn = 1000)
  void aLineIsReadAsPeopleSayIt(String language, String written, String said) {
    assertThat(SpokenText.of(written, Language.of(language))).isEqualTo(said);
  }

  /** The voices say them in English, as another word or not at all. */
  @ParameterizedTest(name = "[{0}] {1}")
  @CsvFileSource(
      resources = TABLE,
      delimiter = '\t',
      quoteCharacter = '\0',
      commentCharacter = '#',
      maxCharsPerColumn = 1000)
  void noSignIsLeftToTheVoice(String language, String written) {
    assertThat(SpokenText.of(written, Language.of(language)))
        .doesNotContainPattern("[\\p{Sc}/%‰°#@≤≥<>≈±=×*−№]|\\d[-–]\\d");
  }
}
