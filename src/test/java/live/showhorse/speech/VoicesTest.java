package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import live.showhorse.media.Grid;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With the real programs. */
class VoicesTest {
  /** Seconds that the sentences of the fixture may take: 3 to 6 syllables a second. */
  private static final Map<Language, double[]> PLAUSIBLE =
      Map.of(
          Language.MANDARIN, new double[] {4.5, 8},
          Language.CANTONESE, new double[] {4, 7.5},
          Language.ENGLISH, new double[] {5, 8},
          Language.JAPANESE, new double[] {5, 8},
          Language.KOREAN, new double[] {4, 7.5},
          Language.GERMAN, new double[] {4.5, 8},
          Language.FRENCH, new double[] {3, 6});

  /** Spoken once for all tests that only look. */
  private static final Map<Language, Speech> SPOKEN = new EnumMap<>(Language.class);

  private static Voices voices;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    voices = new Voices(SpeechFixture.config());
  }

  @AfterAll
  static void stop() {
    voices.close();
  }

  private static Speech speak(Language language) {
    return voices.speak(Utterance.of(SpeechFixture.SENTENCES.get(language), language, ""));
  }

  private static Speech spoken(Language language) {
    return SPOKEN.computeIfAbsent(language, VoicesTest::speak);
  }

  @Test
  void aKanjiThatTheJapaneseVoiceReadsInNoWordIsRefusedBeforeItIsSpoken() {
    assertThat(voices.accepted(Utterance.of("蜻蛉が飛ぶ。", Language.JAPANESE, ""))).contains("蜻蛉");

    assertThatThrownBy(() -> voices.accepted(Utterance.of("慕と書くお店です。", Language.JAPANESE, "")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("慕");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLanguageIsSpokenInAPlausibleTimeOnTheGrid(Language language) {
    Speech speech = spoken(language);
    assertThat(speech.pcm().length % Grid.UNIT_SAMPLES).isZero();
    assertThat(speech.pcm().length / Grid.UNIT_SAMPLES).isBetween(2, 25);
    assertThat(speech.seconds()).isBetween(PLAUSIBLE.get(language)[0], PLAUSIBLE.get(language)[1]);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void anIndependentMeterFindsMinus16LufsAndNoPeakOverMinus1(Language language) throws Exception {
    for (String text : List.of(SpeechFixture.SENTENCES.get(language), shortText(language))) {
      Meter meter = Meter.of(voices.speak(Utterance.of(text, language, "")).pcm(), folder);
      assertThat(meter.lufs()).as(text).isCloseTo(-16, within(0.5));
      assertThat(meter.truePeakDb()).as(text).isLessThan(-1);
    }
  }

  private static String shortText(Language language) {
    return switch (language) {
      case MANDARIN, CANTONESE -> "好";
      case JAPANESE -> "はい";
      case KOREAN -> "네";
      case ENGLISH -> "Hi!";
      case GERMAN -> "Ja!";
      case FRENCH -> "Oui !";
    };
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theEdgesAreExactlySilentAndTheSpeechFadesInAndOut(Language language) {
    float[] pcm = spoken(language).pcm();
    int first = 0;
    while (pcm[first] == 0) {
      first++;
    }
    int last = pcm.length - 1;
    while (pcm[last] == 0) {
      last--;
    }
    assertThat(first).isGreaterThanOrEqualTo(5_760);
    assertThat(pcm.length - 1 - last).isGreaterThanOrEqualTo(2_048);
    assertThat(Math.abs(pcm[first])).as("a step at the start would click").isLessThan(0.001f);
    assertThat(Math.abs(pcm[last])).as("a step at the end would click").isLessThan(0.001f);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void thereIsNoLongSilenceInside(Language language) {
    float[] pcm = spoken(language).pcm();
    int quiet = 0;
    int longest = 0;
    boolean begun = false;
    for (int at = 0; at + 480 <= pcm.length; at += 480) {
      boolean silent = level(pcm, at, at + 480) < -45;
      begun |= !silent;
      quiet = silent ? quiet + 1 : 0;
      longest =
          begun && at < pcm.length - Grid.UNIT_SAMPLES * 2 ? Math.max(longest, quiet) : longest;
    }
    assertThat(longest * 10).as("milliseconds").isLessThan(600);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void phonemesAreInOrderAndLieWhereTheSoundIs(Language language) {
    Speech speech = spoken(language);
    long before = 0;
    double inPhonemes = 0;
    long voiced = 0;
    for (Phoneme phoneme : speech.phonemes()) {
      assertThat(phoneme.start()).isGreaterThanOrEqualTo(before);
      assertThat(phoneme.end())
          .isGreaterThan(phoneme.start())
          .isLessThanOrEqualTo(speech.pcm().length);
      before = phoneme.end();
      if (!phoneme.symbol().isEmpty()) {
        inPhonemes += energy(speech.pcm(), phoneme.start(), phoneme.end());
        voiced += phoneme.end() - phoneme.start();
      }
    }
    assertThat(speech.phonemes().stream().filter(phoneme -> !phoneme.symbol().isEmpty()).count())
        .isGreaterThan(25);
    double all = energy(speech.pcm(), 0, speech.pcm().length);
    assertThat(inPhonemes / all).as("share of the energy inside phonemes").isGreaterThan(0.97);
    double outside = (all - inPhonemes) / (speech.pcm().length - voiced);
    assertThat(10 * Math.log10(inPhonemes / voiced / outside))
        .as("decibels between phonemes and pauses")
        .isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void equalTextGivesEqualSoundWhateverWasSpokenBefore(Language language) {
    Speech first = spoken(language);
    voices.speak(Utterance.of("Something else in between.", Language.ENGLISH, "en-gb-x-rp+m3"));
    assertThat(speak(language).pcm()).isEqualTo(first.pcm());
  }

  @Test
  void everyVoiceOfTheTableSpeaks() {
    assertThat(voices.available()).hasSizeGreaterThanOrEqualTo(2 * Language.values().length);
    for (Voice voice : voices.available()) {
      assertThat(symbols(voices.speak(Utterance.of("123", voice.language(), voice.id()))))
          .as(voice.id())
          .hasSizeGreaterThan(4);
    }
  }

  @Test
  void theDefaultOfEveryLanguageIsItsFirstVoice() {
    for (Language language : Language.values()) {
      Voice first =
          voices.available().stream()
              .filter(voice -> voice.language() == language)
              .findFirst()
              .orElseThrow();
      assertThat(voices.speak(Utterance.of("1", language, "")).pcm())
          .isEqualTo(voices.speak(Utterance.of("1", language, first.id())).pcm());
    }
  }

  @Test
  void japaneseReadsKanji() {
    assertThat(symbols(voices.speak(Utterance.of("東京", Language.JAPANESE, ""))))
        .isEqualTo(symbols(voices.speak(Utterance.of("とうきょう", Language.JAPANESE, ""))))
        .containsExactly("t", "o", "o", "kʲ", "o", "o");
  }

  @Test
  void aLongBreathInJapaneseIsNotDrawnOut() {
    Speech speech =
        voices.speak(Utterance.of("今日は新しい商品を三千九百八十円でこの店で紹介します。", Language.JAPANESE, ""));
    assertThat(speech.phonemes())
        .filteredOn(phoneme -> !phoneme.symbol().isEmpty())
        .allSatisfy(phoneme -> assertThat(phoneme.end() - phoneme.start()).isLessThan(14_400));
  }

  @Test
  void mandarinReadsHanziAndLatinNamesAndDecimals() {
    assertThat(symbols(voices.speak(Utterance.of("你好", Language.MANDARIN, ""))))
        .containsExactly("n", "i", "χ", "ɑu");
    List<String> phone = symbols(voices.speak(Utterance.of("买iPhone", Language.MANDARIN, "")));
    assertThat(phone).containsSequence("aɪ", "f", "oʊ", "n");
    assertThat(symbols(voices.speak(Utterance.of("打3.5折", Language.MANDARIN, ""))))
        .isEqualTo(symbols(voices.speak(Utterance.of("打三五折", Language.MANDARIN, ""))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zh  | 银行行长         | jin χaŋ χaŋ ts.aŋ
          zh  | 重庆             | ts.h onɡ tɕh iŋ
          zh  | 长大             | ts.aŋ tɑ
          zh  | 还钱             | χuan tɕhiɛn
          zh  | 音乐             | jin yɛ
          zh  | 买NIKE           | mai naɪki
          yue | 銀行行長         | ŋanhonɡhonɡzoenɡ
          yue | 重要             | zunɡjiu
          yue | 重新             | cunɡsan
          yue | 快樂             | faailo
          ja  | iPhone           | aiɸoɴ
          ja  | cream            | kɯɾiimɯ
          ko  | NIKE             | nɐikhi
          fr  | 80               | katʁəvɛ̃
          fr  | 91               | katʁəvɛ̃ɔ̃z
          fr  | le 1er janvier   | lə-pʁəmjeʒɑ̃vje
          de  | am 21. November  | amaɪnʊnttsvantsɪçstənnoːvɛmbɜ
          en  | One LED          | wʌnɛliːdiː
          """)
  void readingsAreHeardInThePhonemes(String tag, String text, String phonemes) {
    Speech speech = voices.speak(Utterance.of(text, Language.of(tag), ""));
    assertThat(String.join("", symbols(speech))).isEqualTo(phonemes.replace(" ", ""));
  }

  @Test
  void aLongSentenceIsSpokenFasterToFit() {
    String text =
        "Our best-selling headphones, with active noise cancelling, thirty hours of battery,"
            + " a soft carrying case, and a cable, come in black, white, and silver.";
    Speech speech = voices.speak(Utterance.of(text, Language.ENGLISH, ""));
    assertThat(speech.pcm().length / Grid.UNIT_SAMPLES).isBetween(23, 25);
  }

  @Test
  void aSentenceThatDoesNotFitIsRefused() {
    String text =
        "This sentence is spoken much too long for a single clip of eight seconds. ".repeat(4);
    assertThatThrownBy(() -> voices.speak(Utterance.of(text, Language.ENGLISH, "")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.type()).isEqualTo("sentence-too-long");
            });
  }

  @Test
  void aVoiceOfAnotherLanguageIsRefusedWithTheOnesThereAre() {
    assertThatThrownBy(() -> voices.speak(Utterance.of("Hallo", Language.GERMAN, "en-us")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo("voice-unknown"))
        .hasMessageContaining("de+f3");
  }

  @Test
  void manyAtOnceAreAllServed() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Speech>> tasks = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        for (Language language : Language.values()) {
          tasks.add(() -> speak(language));
        }
      }
      for (Future<Speech> speech : threads.invokeAll(tasks)) {
        assertThat(speech.get().phonemes()).isNotEmpty();
      }
    }
  }

  private static List<String> symbols(Speech speech) {
    return speech.phonemes().stream()
        .map(Phoneme::symbol)
        .filter(symbol -> !symbol.isEmpty())
        .collect(Collectors.toList());
  }

  private static double energy(float[] pcm, long start, long end) {
    double sum = 0;
    for (int at = (int) start; at < end; at++) {
      sum += pcm[at] * pcm[at];
    }
    return sum;
  }

  private static double level(float[] pcm, int start, int end) {
    return 10 * Math.log10(energy(pcm, start, end) / (end - start) + 1e-12);
  }
}
