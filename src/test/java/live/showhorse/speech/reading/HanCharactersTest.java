package live.showhorse.speech.reading;

import static org.assertj.core.api.Assertions.assertThat;

import live.showhorse.script.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HanCharactersTest {
  @ParameterizedTest
  @CsvSource({
    "吉, ji2",
    "𠮷, ji2",
    "囍, xi3",
    "犇, ben1",
    "骉, biao1",
    "垚, yao2",
    "燚, yi4",
    "堃, kun1",
    "喆, zhe2",
    "龘, da2",
    "𨭎, xi3",
    "㙍, duo1",
    "𰻝, biang2",
    "﨑, qi2"
  })
  void rareCharactersHaveAReading(String character, String pinyin) {
    assertThat(HanCharacters.pinyin(character)).contains(pinyin);
    assertThat(HanCharacters.readable(character.codePointAt(0), Language.MANDARIN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"㗎", "々", "桛", "𡃁", "鿀"})
  void whatHasNoMandarinReadingIsNotReadable(String character) {
    assertThat(HanCharacters.readable(character.codePointAt(0), Language.MANDARIN)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"嘅", "咁", "㗎", "冇", "𨋢", "𡃁", "囍", "犇", "骉", "𠮷", "们"})
  void charactersOfCantoneseAreReadable(String character) {
    assertThat(HanCharacters.readable(character.codePointAt(0), Language.CANTONESE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"々", "𰻝", "丆", "𪚥"})
  void whatHasNoCantoneseReadingIsNotReadable(String character) {
    assertThat(HanCharacters.readable(character.codePointAt(0), Language.CANTONESE)).isFalse();
  }

  @Test
  void otherLettersAreNoneOfItsConcern() {
    assertThat(HanCharacters.readable('A', Language.MANDARIN)).isTrue();
    assertThat(HanCharacters.readable('，', Language.CANTONESE)).isTrue();
  }

  @Test
  void aVariantIsSaidAsTheCharacterItStandsFor() {
    assertThat(Figures.inWords("𠮷祥2件", Language.CANTONESE)).isEqualTo("吉祥兩件");
  }
}
