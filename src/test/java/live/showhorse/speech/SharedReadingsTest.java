package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import live.showhorse.script.SentenceSplitter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({"en, window", "ko, 사과", "zh, 天地", "ja, 天と地"})
  void noCharacterReachesAVoiceThatWouldSpellItsNumberOrItsName(String tag, String word) {
    Language language = Language.of(tag);
    for (int point = '!'; point < 0x3400; point++) {
      if (!Character.isDefined(point)) {
        continue;
      }
      String written = word + " " + Character.toString(point) + " " + word;
      String given;
      try {
        given = SpokenText.of(written, language);
      } catch (ProblemException refused) {
        assertThat(refused.type()).isEqualTo("unspeakable-text");
        continue;
      }
      assertThat(given)
          .as("U+%04X %s", point, written)
          .matches(
              "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}ーA-Za-zÀ-ſȘșȚțơƠưƯ\\d .,!?;:'’\"“”„‘‚«»‹›()–—…、。，！？：；（）「」『』【】《》〈〉〔〕・-]+");
    }
  }
}
