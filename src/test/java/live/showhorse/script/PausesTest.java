package live.showhorse.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PausesTest {
  @Test
  void aTextIsTakenApartAtItsPauses() {
    assertThat(Pauses.parts("One [pause 500ms] two[Pause 1.2 s]three"))
        .containsExactly(
            new Pauses.Part("One ", 500),
            new Pauses.Part(" two", 1_200),
            new Pauses.Part("three", 0));
    assertThat(Pauses.parts("No pause [here]"))
        .containsExactly(new Pauses.Part("No pause [here]", 0));
  }

  @Test
  void captionsDoNotShowThem() {
    assertThat(Pauses.removed("One [pause 500ms] two, [pause 1s]three. [pause 2s]"))
        .isEqualTo("One two, three.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[pause]",
        "[pause 500]",
        "[pause 20ms]",
        "[pause 6s]",
        "[pause -1s]",
        "[pause: 1s]",
        "[ pause 1s ]",
        "[pause 1s",
        "[pause one second]"
      })
  void aMalformedPauseIsRefusedWithTheRightForm(String text) {
    assertThatThrownBy(() -> SentenceSplitter.split("Wait " + text + " for it", Language.ENGLISH))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.type()).isEqualTo("pause-invalid");
            })
        .hasMessageContaining("[pause 500ms]");
  }

  @Test
  void noPieceCutsAPauseAndItsTimeCounts() {
    String sentence =
        "This kettle boils a litre of water in ninety seconds and then it waits for you.";
    assertThat(SentenceSplitter.split(sentence, Language.ENGLISH)).hasSize(1);
    List<String> pieces =
        SentenceSplitter.split(sentence.replace(" and", " [pause 4.5s] and"), Language.ENGLISH);
    assertThat(pieces).hasSize(2);
    assertThat(String.join(" ", pieces)).contains("[pause 4.5s]");
    assertThat(
            SpeakingTime.seconds("Hi [pause 2s]", Language.ENGLISH)
                - SpeakingTime.seconds("Hi ", Language.ENGLISH))
        .isCloseTo(2, within(1e-9));
  }

  @Test
  void aPauseAloneIsNoPiece() {
    assertThat(SentenceSplitter.split("Hello there, everyone! [pause 1s]", Language.ENGLISH))
        .containsExactly("Hello there, everyone! [pause 1s]");
  }

  @Test
  void aSlowVoiceGetsShorterPieces() {
    String text = "This kettle boils a litre of water in ninety seconds and then it waits for you.";
    assertThat(SentenceSplitter.split(text, Language.ENGLISH, 0.5).size())
        .isGreaterThan(SentenceSplitter.split(text, Language.ENGLISH, 1).size());
  }
}
