package live.showhorse.speech.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import live.showhorse.script.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What hosts write in Mandarin and Cantonese, and how it is said. */
class ChineseReadingsTest {
  @ParameterizedTest
  @MethodSource("readings")
  void figuresAndSignsAreSaidAsPeopleSayThem(String language, String written, String said) {
    assertThat(Figures.inWords(written, Language.of(language))).isEqualTo(said);
  }

  /** Two numbers that are said one after the other stay two numbers: what is said is not read. */
  @ParameterizedTest
  @MethodSource("readings")
  void whatIsSaidIsReadAsItIs(String language, String written, String said) {
    assertThat(Figures.inWords(said, Language.of(language))).isEqualTo(said);
  }

  private static Stream<Arguments> readings() throws IOException {
    try (var table = ChineseReadingsTest.class.getResourceAsStream("/speech/readings-zh-yue.tsv")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .map(row -> Arguments.of(row[0], row[1], row[2]));
    }
  }
}
