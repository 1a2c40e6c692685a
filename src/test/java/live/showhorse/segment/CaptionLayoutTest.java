package live.showhorse.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import live.showhorse.script.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionLayoutTest {
  @ParameterizedTest
  @CsvSource({
    "KOREAN, 이 린넨 담요는 가볍고 정말 부드러워요., 가볍고",
    "JAPANESE, 次にご紹介するのは、リネンのブランケットです。, ブランケット",
    "JAPANESE, とても柔らかいコーヒーメーカーです。, コーヒーメーカー",
    "GERMAN, Dieser wasserdichte Wanderrucksack fasst vierzig Liter., Wanderrucksack"
  })
  void aWordThatFitsALineIsNotBroken(Language language, String text, String word) {
    var layout =
        new CaptionLayout(
            new Fonts(Path.of("/usr/share/fonts")).boldFace(language).at(40), language);

    for (int width = (int) layout.width(word) + 60; width < 900; width += 20) {
      List<String> lines = layout.pages(text, width).stream().flatMap(List::stream).toList();
      assertThat(lines).as("at %d px", width).anyMatch(line -> line.contains(word));
    }
  }
}
