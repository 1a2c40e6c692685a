package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when a speech process dies, hangs, talks nonsense or is not there. */
@Timeout(60)
class SpeechFailureTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(1_500);

  private static EspeakProgram espeak(Duration timeout) {
    return new EspeakProgram(SpeechFixture.config().espeakProgram(), 1, timeout);
  }

  private static OpenJtalkProgram openJtalk(String timeout) {
    return new OpenJtalkProgram(SpeechFixture.config("processes", "1", "timeout", timeout));
  }

  private static void signal(String signal, long pid) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor())
        .isZero();
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  @Test
  void anEspeakProcessKilledInTheMiddleIsReplacedAndTheSentenceSpoken() throws Exception {
    try (var program = espeak(LONG)) {
      long pid = program.idlePids().getFirst();
      signal("STOP", pid);
      var speech =
          CompletableFuture.supplyAsync(() -> program.speak("de", Delivery.PLAIN, "Guten Abend."));
      await().until(() -> program.idlePids().isEmpty());
      signal("KILL", pid);
      assertThat(speech.get(20, TimeUnit.SECONDS).phonemes()).hasSizeGreaterThan(5);
      assertThat(program.idlePids()).hasSize(1).doesNotContain(pid);
    }
  }

  @Test
  void anEspeakProcessThatHangsIsKilledAndReplaced() throws Exception {
    try (var program = espeak(SHORT)) {
      long pid = program.idlePids().getFirst();
      signal("STOP", pid);
      assertThat(program.speak("de", Delivery.PLAIN, "Guten Abend.").phonemes())
          .hasSizeGreaterThan(5);
      await().until(() -> !runs(pid));
    }
  }

  @Test
  void anEspeakProcessThatDiedWhileIdleCostsNothing() throws Exception {
    try (var program = espeak(LONG)) {
      long pid = program.idlePids().getFirst();
      signal("KILL", pid);
      await().until(() -> !runs(pid));
      assertThat(program.speak("fr", Delivery.PLAIN, "Bonsoir.").phonemes()).hasSizeGreaterThan(4);
    }
  }

  @Test
  void anOpenJtalkProcessKilledInTheMiddleIsReplacedAndTheSentenceSpoken() throws Exception {
    try (var program = openJtalk("30s")) {
      long pid = program.sparePids().getFirst();
      signal("STOP", pid);
      var speech =
          CompletableFuture.supplyAsync(
              () -> program.speak(VoiceTable.JAPANESE_WOMAN, Delivery.PLAIN, "こんにちは。"));
      await().until(() -> !program.sparePids().contains(pid));
      signal("KILL", pid);
      assertThat(speech.get(20, TimeUnit.SECONDS).phonemes()).hasSizeGreaterThan(8);
    }
  }

  @Test
  void anOpenJtalkProcessThatHangsIsKilledAndReplaced() throws Exception {
    try (var program = openJtalk("3s")) {
      long pid = program.sparePids().getFirst();
      signal("STOP", pid);
      assertThat(program.speak(VoiceTable.JAPANESE_WOMAN, Delivery.PLAIN, "こんにちは。").phonemes())
          .hasSizeGreaterThan(8);
      await().until(() -> !runs(pid));
    }
  }

  @Test
  void aSpareIsReadyBeforeAndAfterEachJapaneseSentence() {
    try (var program = openJtalk("30s")) {
      List<Long> before = program.sparePids();
      program.speak(VoiceTable.JAPANESE_WOMAN, Delivery.PLAIN, "はい。");
      assertThat(before).hasSize(1);
      assertThat(program.sparePids()).hasSize(1).doesNotContainAnyElementsOf(before);
    }
  }

  @Test
  void aProgramThatOnlyDiesIsReportedAsUnavailable() {
    assertUnavailable("/bin/false");
  }

  @Test
  void aProgramThatTalksNonsenseIsReportedAsUnavailable() {
    assertUnavailable("/bin/cat");
  }

  private static void assertUnavailable(String path) {
    try (var program = new EspeakProgram(Path.of(path), 1, SHORT)) {
      assertThatThrownBy(() -> program.speak("en-us", Delivery.PLAIN, "Hello."))
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem -> {
                assertThat(problem.status()).isEqualTo(503);
                assertThat(problem.type()).isEqualTo("speech-unavailable");
              });
    }
  }

  @Test
  void aMissingProgramOrVoiceNamesItsDebianPackage() {
    assertMissing("espeak-program", Language.ENGLISH, "libespeak-ng-dev");
    assertMissing("open-jtalk-program", Language.JAPANESE, "open-jtalk");
    assertMissing("open-jtalk-dictionary", Language.JAPANESE, "open-jtalk-mecab-naist-jdic");
    assertMissing("open-jtalk-voice", Language.JAPANESE, "hts-voice-nitech-jp-atr503-m001");
  }

  private static void assertMissing(String setting, Language language, String debianPackage) {
    try (var voices = new Voices(SpeechFixture.config(setting, "/nowhere/at/all"))) {
      assertThat(voices.available()).noneMatch(voice -> voice.language() == language);
      assertThatThrownBy(() -> voices.speak(Utterance.of("1", language, "")))
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem -> {
                // 503 would keep the line at the head of the rundown until somebody installs the
                // voice
                assertThat(problem.status()).isEqualTo(422);
                assertThat(problem.type()).isEqualTo("voice-missing");
              })
          .hasMessageContaining(debianPackage);
    }
  }

  @Test
  void aVoiceThatEspeakDoesNotHaveIsMissingNotUnavailable() {
    try (var program = espeak(LONG)) {
      assertThatThrownBy(() -> program.speak("tlh-nowhere", Delivery.PLAIN, "Hello."))
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem -> assertThat(problem.type()).isEqualTo("voice-missing"));
    }
  }

  @Test
  void closingEndsEveryProcess() {
    var espeak = espeak(LONG);
    var openJtalk = openJtalk("30s");
    List<Long> pids = new ArrayList<>(espeak.idlePids());
    pids.addAll(openJtalk.sparePids());
    assertThat(pids).hasSize(2).allMatch(SpeechFailureTest::runs);
    espeak.close();
    openJtalk.close();
    await().until(() -> pids.stream().noneMatch(SpeechFailureTest::runs));
  }

  @Test
  void closingAlsoEndsAProcessThatHangsInTheMiddle() throws Exception {
    var program = espeak(LONG);
    long pid = program.idlePids().getFirst();
    signal("STOP", pid);
    var speech =
        CompletableFuture.supplyAsync(() -> program.speak("de", Delivery.PLAIN, "Guten Abend."));
    await().until(() -> program.idlePids().isEmpty());
    program.close();
    await().until(() -> !runs(pid));
    assertThatThrownBy(() -> speech.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ProblemException.class)
        .hasMessageContaining("stopping");
  }
}
