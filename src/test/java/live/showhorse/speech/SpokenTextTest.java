package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en  | only $1,299.99 today        | only 1299 dollars and 99 cents today
          en  | $1 or €2.50 or £3.05        | 1 dollar or 2 euros and 50 cents or 3 pounds and 5 pence
          en  | 20 USD, ¥500 and ₩39,000    | 20 dollars, 500 yen and 39000 won
          en  | e.g. No. 5 by Dr. Lee       | for example number 5 by Doctor Lee
          en  | version 2.0.1 at 9:30       | version 2.0.1 at 9 30
          en  | 3.5 kg for HK$99            | 3 point five kilograms for 99 Hong Kong dollars
          de  | nur 1.299,00 € statt 49,90€ | nur 1299 Euro statt 49 Euro 90
          de  | z. B. Nr. 5 auf S. 12       | zum Beispiel Nummer 5 auf Seite 12
          fr  | à 1 299,50 € pour M. Dupont | à 1299 euros 50 pour Monsieur Dupont
          fr  | 1 € le n° 5                 | 1 euro le numéro 5
          ko  | ₩39,000 또는 20% 할인       | 삼만 구천원 또는 이십퍼센트 할인
          ko  | 3.5점                       | 삼 점 오점
          zh  | 原价¥1,299.99               | 原价一千二百九十九点九九元
          zh  | ¥3.980打3.5折省20%          | 三千九百八十元打三五折省百分之二十
          zh  | 全角１２３ＡＢＣ，很好        | 全角一百二十三eigh B C，很好
          yue | 只要$899.5                  | 只要八百九十九點五元
          ja  | 税込¥3,980と$20             | 税込3980円と20ドル
          ja  | ﾊﾝｶｸ の テスト Hello World  | ハンカクのテストHello World
          en  | Great price! 🎉👍🏽         | Great price!
          en  | 25 ℃ and 3 ㎏               | 25 degrees Celsius and 3 kilograms
          """)
  void isWhatIsSaid(String language, String written, String spoken) {
    assertThat(SpokenText.of(written, Language.of(language))).isEqualTo(spoken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \n", "!!!", "… — ?", "🎉🎉", "。、！", "™®", "\u200B\uFEFF"})
  void aTextWithoutAWordIsRefused(String text) {
    for (Language language : Language.values()) {
      assertRefused(text, language);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "de, Guten Abend 晚上好",
    "en, Привет",
    "fr, こんにちは",
    "ko, 大韓民國",
    "zh, 这个は好",
    "yue, 한국",
    "ja, 안녕",
    "en, שלום",
    "zh, ١٢٣"
  })
  void aScriptThatTheVoiceCannotReadIsRefused(String language, String text) {
    assertRefused(text, Language.of(language));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Hello\u0000world", "Hello\u0007", "Hello\u001b[1m", "Hi\uE000", "Hi\uD800 there"})
  void controlCharactersAreRefusedByTheirNumber(String text) {
    assertThatThrownBy(() -> SpokenText.of(text, Language.ENGLISH))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo("unspeakable-text"))
        .hasMessageContaining("U+");
  }

  @Test
  void lineBreaksAndTabsAreSpaces() {
    assertThat(SpokenText.of("one\ttwo\r\nthree", Language.ENGLISH)).isEqualTo("one two three");
  }

  @Test
  void aTextFarOverAClipIsRefusedBeforeItIsSpoken() {
    assertThatThrownBy(() -> SpokenText.of("W".repeat(121), Language.JAPANESE))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo("sentence-too-long"));
  }

  @Test
  void aKanjiThatTheDictionaryDoesNotKnowIsRefusedNotSkipped() {
    try (var voices = new Voices(SpeechFixture.config())) {
      assertThatThrownBy(() -> voices.speak(Utterance.of("この龘です", Language.JAPANESE, "")))
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem -> assertThat(problem.type()).isEqualTo("unspeakable-text"))
          .hasMessageContaining("龘");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, Only ₯5 today, ₯",
    "en, Ελλάδα is fine, Ε",
    "zh, 这个🀄いい, い",
    "yue, 丂係乜, 丂",
    "zh, 𬺰字, 𬺰",
    "ja, この龘です, 龘",
    "ko, 大韓 제품, 大",
    "en, ʃop today, ʃ"
  })
  void whatNoVoiceReadsIsRefusedByItsName(String language, String text, String named) {
    assertThatThrownBy(() -> SpokenText.of(text, Language.of(language)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo("unspeakable-text"))
        .hasMessageContaining("'" + named + "'");
  }

  @Test
  void aPersonIsShownTheLexiconsReadingAndAllNumbersInWords() {
    Lexicon lexicon =
        new Lexicon(
            List.of(
                new LexiconEntry("行长", "hang2 zhang3", Optional.of(Language.MANDARIN), false),
                new LexiconEntry("Xylo", "/ˈzaɪloʊ/", Optional.of(Language.ENGLISH), false)));
    assertThat(SpokenText.shown("行长今天-5℃，AI", Language.MANDARIN, lexicon, true))
        .startsWith("hang2 zhang3今天")
        .endsWith("A I");
    assertThat(SpokenText.shown("Xylo costs $21", Language.ENGLISH, lexicon, true))
        .isEqualTo("/ˈzaɪloʊ/ costs twenty-one dollars");
  }

  private static void assertRefused(String text, Language language) {
    assertThatThrownBy(() -> SpokenText.of(text, language))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.type()).isEqualTo("unspeakable-text");
            });
  }
}
