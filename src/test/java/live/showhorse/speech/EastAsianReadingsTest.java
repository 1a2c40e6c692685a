package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.showhorse.script.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people write in Japanese and Korean scripts, and how it is said: the table {@code
 * speech/readings-ja-ko.tsv}.
 */
class EastAsianReadingsTest {
  private static final String TABLE = "/speech/readings-ja-ko.tsv";

  static List<List<String>> rows() throws IOException {
    try (InputStream in = EastAsianReadingsTest.class.getResourceAsStream(TABLE)) {
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t")))
          .toList();
    }
  }

  static Stream<List<String>> heard() throws IOException {
    return rows().stream().filter(row -> row.size() > 3);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aFigureIsSaidAsAHostSaysIt(List<String> row) {
    assertThat(SpokenText.of(row.get(1), Language.of(row.get(0)))).isEqualTo(row.get(2));
  }

  @ParameterizedTest
  @MethodSource("heard")
  void theJapaneseVoiceReadsWhatIsMeant(List<String> row) throws IOException {
    SpeechConfig config = SpeechFixture.config();
    List<String> command =
        List.of(
            config.openJtalkProgram(),
            "-x",
            config.openJtalkDictionary().toString(),
            "-m",
            config.openJtalkVoice().toString(),
            "-r",
            "20",
            "-p",
            "24");
    try (var watchdog = new Watchdog("open_jtalk", Duration.ofSeconds(30));
        var process = OpenJtalkProcess.start(command)) {
      String kana =
          process.speak(row.get(2), watchdog).words().stream()
              .map(JapaneseWord::kana)
              .collect(Collectors.joining());
      assertThat(kana).isEqualTo(row.get(3));
    }
  }
}
