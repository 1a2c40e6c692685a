package live.showhorse.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionSpreadTest {
  @Test
  void sentencesStayWholeWhenTheyEndNearTheBorder() {
    assertThat(
            CaptionSpread.over(
                "Picked in May. It smells of orchids.", Language.ENGLISH, List.of(100, 100)))
        .containsExactly("Picked in May.", "It smells of orchids.");
    assertThat(CaptionSpread.over("五月采摘。有兰花的香气。", Language.MANDARIN, List.of(100, 100)))
        .containsExactly("五月采摘。", "有兰花的香气。");
  }

  @Test
  void aLongSentenceIsSharedOutByWords() {
    assertThat(
            CaptionSpread.over(
                "one two three four five six seven eight", Language.ENGLISH, List.of(30, 10)))
        .containsExactly("one two three four five six", "seven eight");
  }

  @Test
  void aWordIsNotCutAndNoTextIsNoCaption() {
    assertThat(CaptionSpread.over("Hello", Language.ENGLISH, List.of(10, 10, 10)))
        .containsOnlyOnce("Hello")
        .hasSize(3);
    assertThat(CaptionSpread.over("", Language.ENGLISH, List.of(10, 10))).containsExactly("", "");
  }
}
