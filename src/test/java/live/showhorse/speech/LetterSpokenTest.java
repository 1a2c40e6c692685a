package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import live.showhorse.script.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The letter A as the voices say it: as in "day", not like the letter I or the article. */
class LetterSpokenTest {
  private static final Voices VOICES = new Voices(SpeechFixture.config());

  @AfterAll
  static void close() {
    VOICES.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | The AI camera          | 1
          en  | Sold in the USA        | 1
          en  | It needs AA cells      | 2
          en  | It needs AAA cells     | 3
          en  | Print on A4            | 1
          en  | Buy size A             | 1
          en  | The new iPhone A       | 1
          en  | Do an A/B test         | 1
          zh  | AI音箱                 | 1
          zh  | 送AA电池               | 2
          zh  | A4纸                   | 1
          zh  | iPhone A               | 1
          yue | AI相機                 | 1
          yue | 送AA電                 | 2
          """)
  void theLetterAIsSaidAsInDay(String tag, String text, long times) {
    Language language = Language.of(tag);
    String sounds =
        VOICES.speak(Utterance.of(text, language, "")).phonemes().stream()
            .map(Phoneme::symbol)
            .collect(Collectors.joining(" "));
    long said = sounds.split("eɪ", -1).length - 1;
    assertThat(said).as(sounds).isEqualTo(times);
  }
}
