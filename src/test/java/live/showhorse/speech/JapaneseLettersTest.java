package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Japanese voice would leave out is known before it speaks. */
class JapaneseLettersTest {
  private static OpenJtalkProgram program;

  @BeforeAll
  static void start() {
    program = new OpenJtalkProgram(SpeechFixture.config());
  }

  @AfterAll
  static void stop() {
    program.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"総額3万円の福袋です。", "マイナス15度で冷凍しています。", "いちわりごぶびき、キャー！", "者と適と荷"})
  void commonTextIsCertainWithoutAsking(String words) {
    assertThat(JapaneseLetters.certain(words)).isTrue();
    assertThat(program.unread(words)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"蜻蛉が飛ぶ", "饂飩と薔薇", "時々ヱビスを飲む"})
  void aCharacterThatIsReadInItsWordIsAccepted(String words) {
    assertThat(JapaneseLetters.certain(words)).isFalse();
    assertThat(program.unread(words)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"この龘です, 龘", "蜻蛉と蛉だ, 蛉", "𠮷野家です, 𠮷", "囍, 囍", "慕と書く, 慕"})
  void aCharacterThatIsNotReadIsNamed(String words, String unread) {
    assertThat(program.unread(words)).anyMatch(word -> word.contains(unread));
  }
}
