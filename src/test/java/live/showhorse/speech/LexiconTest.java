package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import live.showhorse.script.Language;
import org.junit.jupiter.api.Test;

class LexiconTest {
  @Test
  void theLongestWordThatStandsThereWins() {
    assertThat(read("Air Max and Air", entry("Air", "ehr"), entry("Air Max", "ehr macks")))
        .isEqualTo("ehr macks and ehr");
  }

  @Test
  void wordsInLatinScriptCountOnlyWhole() {
    assertThat(read("tea, teapot and steam", entry("tea", "chai")))
        .isEqualTo("chai, teapot and steam");
    assertThat(
            SpokenText.of("新茶叶", Language.MANDARIN, new Lexicon(List.of(entry("茶", "chá"))), true))
        .isEqualTo("新chá叶");
  }

  @Test
  void capitalsCountOnlyWhereAsked() {
    assertThat(read("Tea TEA tea", entry("TEA", "chai"))).isEqualTo("chai chai chai");
    assertThat(read("Tea TEA tea", new LexiconEntry("TEA", "chai", Optional.empty(), true)))
        .isEqualTo("Tea chai tea");
  }

  @Test
  void aReadingOfAnotherLanguageOrScriptDoesNotHold() {
    assertThat(read("Oolong", new LexiconEntry("Oolong", "x", Optional.of(Language.GERMAN), false)))
        .isEqualTo("Oolong");
    assertThat(read("Oolong", entry("Oolong", "ウーロン"))).isEqualTo("Oolong");
  }

  @Test
  void aVoiceThatTakesNoSoundsReadsTheWordAsItIsWritten() {
    var lexicon =
        new Lexicon(
            List.of(new LexiconEntry("Oolong", "/ˈuːlɒŋ/", Optional.of(Language.ENGLISH), false)));
    assertThat(SpokenText.of("Oolong tea", Language.ENGLISH, lexicon, false))
        .isEqualTo("Oolong tea");
    assertThat(SpokenText.of("Oolong tea", Language.ENGLISH, lexicon, true))
        .doesNotContain("Oolong")
        .endsWith(" tea");
  }

  @Test
  void onlyEntriesThatTouchATextAreKeptForItsClip() {
    LexiconEntry tea = entry("tea", "chai");
    LexiconEntry pot = entry("pot", "pott");
    var lexicon = new Lexicon(List.of(tea, pot));
    assertThat(lexicon.touching("Fresh tea.", Language.ENGLISH).entries()).containsExactly(tea);
    assertThat(lexicon.touching("Teapots", Language.ENGLISH).entries()).isEmpty();
  }

  private static LexiconEntry entry(String word, String reading) {
    return new LexiconEntry(word, reading, Optional.empty(), false);
  }

  private static String read(String text, LexiconEntry... entries) {
    return SpokenText.of(text, Language.ENGLISH, new Lexicon(List.of(entries)), true);
  }
}
