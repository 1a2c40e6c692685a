package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import live.showhorse.script.Language;
import live.showhorse.script.SentenceSplitter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What is read alike in every language; the table names the kinds of fault it keeps out. */
class SharedReadingsTest {
  private static final String TABLE = "/speech/readings-shared.tsv";

  @ParameterizedTest
  @CsvFileSource(
      resources = TABLE,
      delimiter = '\t',
      quoteCharacter = '\0',
      maxCharsPerColumn = 500)
  void signsAndMarksAreReadAsWords(String language, String written, String read, String kind) {
    assertThat(SpokenText.shown(written, Language.of(language), Lexicon.EMPTY, true))
        .as(kind)
        .isIn(Arrays.asList(read.split("\\|")));
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = TABLE,
      delimiter = '\t',
      quoteCharacter = '\0',
      maxCharsPerColumn = 500)
  void aVoiceIsGivenOnlyLettersFiguresAndPauses(
      String language, String written, String read, String kind) {
    Language spoken = Language.of(language);
    String given =
        SentenceSplitter.split(written, spoken).stream()
            .map(sentence -> SpokenText.of(sentence, spoken))
            .collect(Collectors.joining(" "));
    assertThat(given)
        .as(kind)
        .matches(
            "[\\p{IsLatin}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}ー\\d ,.;:!?'’\"()，。、！？；：/-]+");
  }
}
