package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import live.showhorse.media.Grid;
import live.showhorse.script.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Speed, pitch, pauses and lexicon, with the real programs. */
class DictionSpokenTest {
  private static final int FRAME = Grid.SAMPLE_RATE / 25;
  private static Voices voices;

  @BeforeAll
  static void start() {
    voices = new Voices(SpeechFixture.config());
  }

  @AfterAll
  static void stop() {
    voices.close();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aPauseIsExactlySilentAndAsLongAsAsked(Language language) {
    String[] words = words(language);
    Speech speech =
        voices.speak(Utterance.of(words[0] + " [pause 800ms] " + words[1], language, ""));
    long[] silence = longestSilence(speech);
    double asked = 0.8 * Grid.SAMPLE_RATE;
    assertThat((double) (silence[1] - silence[0])).isBetween(asked, asked + FRAME);
    assertThat(speech.phonemes())
        .as("a pause of the phonemes spans it")
        .anyMatch(
            phoneme ->
                phoneme.symbol().isEmpty()
                    && phoneme.start() <= silence[0] + FRAME
                    && phoneme.end() >= silence[1] - FRAME);
  }

  private static String[] words(Language language) {
    return switch (language) {
      case MANDARIN -> new String[] {"大家好", "欢迎"};
      case CANTONESE -> new String[] {"大家好", "歡迎"};
      case JAPANESE -> new String[] {"こんにちは", "ようこそ"};
      case KOREAN -> new String[] {"안녕하세요", "환영합니다"};
      case ENGLISH -> new String[] {"Hello", "welcome"};
      case GERMAN -> new String[] {"Hallo", "willkommen"};
      case FRENCH -> new String[] {"Bonjour", "bienvenue"};
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = Language.class,
      names = {"ENGLISH", "MANDARIN", "JAPANESE"})
  void pitchMovesByTheSemitonesThatAreAskedFor(Language language) {
    double plain = fundamental(spoken(language, new Delivery(1, 0)));
    double high = fundamental(spoken(language, new Delivery(1, 4)));
    double low = fundamental(spoken(language, new Delivery(1, -4)));
    assertThat(semitones(high / plain)).isCloseTo(4, within(0.8));
    assertThat(semitones(low / plain)).isCloseTo(-4, within(0.8));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void speedChangesTheTimeOfTheWords(Language language) {
    double plain = seconds(spoken(language, new Delivery(1, 0)));
    assertThat(seconds(spoken(language, new Delivery(0.7, 0))) / plain).isBetween(1.15, 1.6);
    assertThat(seconds(spoken(language, new Delivery(1.4, 0))) / plain).isBetween(0.6, 0.88);
  }

  @Test
  void aSlowVoiceStillFitsWhatFitsAtItsOwnSpeed() {
    String text = "Welcome back, everyone! This phone costs $1,299.99 today.";
    var slow = new Utterance(text, Language.ENGLISH, "", new Delivery(0.5, 0), Lexicon.EMPTY);
    assertThat(voices.speak(slow).pcm().length / Grid.UNIT_SAMPLES).isBetween(22, 25);
  }

  @Test
  void aBeginningPauseIsKept() {
    Speech speech = voices.speak(Utterance.of("[pause 1s] Hello", Language.ENGLISH, ""));
    long first =
        speech.phonemes().stream()
            .filter(phoneme -> !phoneme.symbol().isEmpty())
            .findFirst()
            .orElseThrow()
            .start();
    assertThat(first).isBetween(Grid.SAMPLE_RATE + 5_760L, Grid.SAMPLE_RATE + 5_760L + FRAME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zh | 他叫朴中行           | 中行 | zhong4 hang2  | 他叫朴中航
          zh | 新品Xylo到了         | Xylo | 赛罗          | 新品赛罗到了
          ja | 新製品XYLOです       | Xylo | ザイロ        | 新製品ザイロです
          ko | 신제품 XYLO입니다    | Xylo | 자일로        | 신제품 자일로입니다
          en | The Xylo is here     | xylo | /ˈzaɪloʊ/     | The zye low is here
          de | Der Xylo ist da      | Xylo | /ˈtsyːloː/    | Der Zühlo ist da
          fr | Le Xylo est là       | Xylo | /zilo/        | Le zilo est là
          en | Xylophones by Xylo   | Xylo | Tea           | Xylophones by Tea
          """)
  void aReadingOfTheLexiconIsHeard(
      String tag, String text, String word, String reading, String alike) {
    Language language = Language.of(tag);
    var lexicon =
        new Lexicon(List.of(new LexiconEntry(word, reading, Optional.of(language), false)));
    Speech read = voices.speak(new Utterance(text, language, "", Delivery.PLAIN, lexicon));
    assertThat(symbols(read)).isEqualTo(symbols(voices.speak(Utterance.of(alike, language, ""))));
  }

  private static Speech spoken(Language language, Delivery delivery) {
    return voices.speak(
        new Utterance(
            words(language)[0] + ", " + words(language)[1], language, "", delivery, Lexicon.EMPTY));
  }

  private static List<String> symbols(Speech speech) {
    return speech.phonemes().stream()
        .map(Phoneme::symbol)
        .filter(symbol -> !symbol.isEmpty())
        .toList();
  }

  private static double seconds(Speech speech) {
    long start = speech.phonemes().getFirst().start();
    return (double) (speech.phonemes().getLast().end() - start) / Grid.SAMPLE_RATE;
  }

  /** The longest run of zeros between sounds. */
  private static long[] longestSilence(Speech speech) {
    float[] pcm = speech.pcm();
    long[] longest = {0, 0};
    int last = pcm.length - 1;
    while (pcm[last] == 0) {
      last--;
    }
    int at = 0;
    while (pcm[at] == 0) {
      at++;
    }
    int start = at;
    for (; at <= last; at++) {
      if (pcm[at] != 0) {
        start = at + 1;
      } else if (at + 1 - start > longest[1] - longest[0]) {
        longest = new long[] {start, at + 1};
      }
    }
    return longest;
  }

  /** Median of the strongest period of voiced windows of 60 ms, in hertz. */
  private static double fundamental(Speech speech) {
    float[] pcm = speech.pcm();
    int window = Grid.SAMPLE_RATE * 60 / 1_000;
    var found =
        java.util.stream.IntStream.iterate(
                0, at -> at + 2 * window < pcm.length, at -> at + window / 2)
            .mapToDouble(at -> fundamental(pcm, at, window))
            .filter(hertz -> hertz > 0)
            .sorted()
            .toArray();
    return found[found.length / 2];
  }

  private static double fundamental(float[] pcm, int start, int window) {
    int best = 0;
    double strongest = 0.6;
    double energy = correlation(pcm, start, 0, window);
    if (energy < 1) {
      return 0;
    }
    for (int lag = Grid.SAMPLE_RATE / 450; lag < Grid.SAMPLE_RATE / 70; lag++) {
      double strength =
          correlation(pcm, start, lag, window)
              / Math.sqrt(energy * correlation(pcm, start + lag, 0, window) + 1e-9);
      // A multiple of the period fits as well: it must fit clearly better.
      if (strength > strongest + (best > 0 && lag > 1.5 * best ? 0.06 : 0)) {
        strongest = strength;
        best = lag;
      }
    }
    return best == 0 ? 0 : (double) Grid.SAMPLE_RATE / best;
  }

  private static double correlation(float[] pcm, int start, int lag, int window) {
    double sum = 0;
    for (int at = start; at < start + window; at++) {
      sum += pcm[at] * pcm[at + lag];
    }
    return sum;
  }

  private static double semitones(double ratio) {
    return 12 * Math.log(ratio) / Math.log(2);
  }
}
