package live.showhorse.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import live.showhorse.speech.reading.Phonetics;
import live.showhorse.speech.reading.Pinyin;
import org.jboss.logging.Logger;

/** A pool of warm {@code showhorse-espeak} processes. */
final class EspeakProgram implements SpeechProgram {
  static final String NAME = "showhorse-espeak";

  private static final Logger LOG = Logger.getLogger(EspeakProgram.class);

  /** espeak-ng's own normal speed. */
  private static final int WORDS_PER_MINUTE = 175;

  /** At espeak-ng's own speed Chinese has 3.6 syllables a second; hosts speak 4 to 5. */
  private static final int WORDS_PER_MINUTE_CHINESE = 210;

  /** The limits of the program. */
  private static final int SLOWEST = 80;

  private static final int FASTEST = 450;

  /** Of espeak-ng's steps of pitch; measured over six voices, where they differ by a tenth. */
  private static final double PITCH_PER_SEMITONE = 5.4;

  private static final int ATTEMPTS = 2;

  /** espeak-ng's own pause at a comma. */
  private static final Duration PAUSE = Duration.ofMillis(150);

  private final Path program;
  private final Watchdog watchdog;
  private final Semaphore turns;
  private final Deque<EspeakProcess> idle = new ArrayDeque<>();
  private boolean closed;

  EspeakProgram(Path program, int processes, Duration timeout) {
    this.program = program;
    this.watchdog = new Watchdog(NAME, timeout);
    this.turns = new Semaphore(processes, true);
    warm(processes);
    Thread.ofPlatform().daemon().name("speech-readings").start(Pinyin::warm);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean installed() {
    return Files.isExecutable(program);
  }

  @Override
  public boolean needsReadings() {
    return true;
  }

  @Override
  public RawSpeech speak(String voice, Delivery delivery, String words) {
    if (!installed()) {
      throw SpeechProblems.missing(
          "The speech program " + program + " (it is built with the native code)",
          "libespeak-ng-dev and build again");
    }
    boolean chinese =
        voice.startsWith(VoiceTable.MANDARIN) || voice.startsWith(VoiceTable.CANTONESE);
    int normal = chinese ? WORDS_PER_MINUTE_CHINESE : WORDS_PER_MINUTE;
    var rate =
        new EspeakProcess.Rate(
            (int) Math.round(Math.clamp(normal * delivery.speed(), SLOWEST, FASTEST)),
            (int) Math.round(Math.clamp(50 + delivery.pitch() * PITCH_PER_SEMITONE, 0, 100)));
    return voice.startsWith(VoiceTable.MANDARIN)
        ? mandarin(voice, rate, words)
        : inTurn(voice, rate, Phonetics.replaced(words, code -> "[[" + code + "]]"));
  }

  /**
   * The phonemes of English words, in IPA. Blocks like {@link #speak}.
   *
   * @throws live.showhorse.problem.ProblemException as {@link #speak}
   */
  List<String> pronunciation(String words) {
    return inTurn(VoiceTable.ENGLISH, new EspeakProcess.Rate(WORDS_PER_MINUTE, 50), words)
        .phonemes()
        .stream()
        .map(Phoneme::symbol)
        .filter(symbol -> !symbol.isEmpty())
        .toList();
  }

  private RawSpeech mandarin(String voice, EspeakProcess.Rate rate, String words) {
    String variant = voice.substring(VoiceTable.MANDARIN.length());
    List<RawSpeech> runs = new ArrayList<>();
    for (MandarinRun run : MandarinRun.of(words)) {
      if (run.pauseBefore() && !runs.isEmpty()) {
        runs.add(RawSpeech.pause(runs.getLast().sampleRate(), PAUSE));
      }
      runs.add(
          run.latin()
              ? inTurn(VoiceTable.ENGLISH + variant, rate, run.text())
              : inTurn(voice, rate, run.pinyin()));
    }
    return RawSpeech.joined(runs);
  }

  private RawSpeech inTurn(String voice, EspeakProcess.Rate rate, String text) {
    turns.acquireUninterruptibly();
    try {
      return attempt(voice, rate, text);
    } finally {
      turns.release();
    }
  }

  private RawSpeech attempt(String voice, EspeakProcess.Rate rate, String text) {
    IOException last = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      EspeakProcess process = null;
      try {
        process = attempt == 1 ? take() : fresh();
        var reply = process.speak(voice, rate, text, watchdog);
        giveBack(process);
        return switch (reply) {
          case EspeakProcess.Reply.Spoken spoken -> spoken.speech();
          case EspeakProcess.Reply.Missing missing ->
              throw SpeechProblems.missing(
                  "The voice '" + voice + "' (" + missing.why() + ")", "espeak-ng-data");
        };
      } catch (IOException failure) {
        last = failure;
        if (process != null) {
          process.close();
        }
        LOG.warnf(
            "event=speech-process-failed program=%s attempt=%d reason=\"%s\"",
            NAME, attempt, failure.getMessage());
      }
    }
    throw SpeechProblems.unavailable(NAME, last);
  }

  private EspeakProcess take() throws IOException {
    synchronized (idle) {
      EspeakProcess process;
      while ((process = idle.poll()) != null) {
        if (process.alive()) {
          return process;
        }
        LOG.warnf("event=speech-process-died program=%s pid=%d", NAME, process.pid());
        process.close();
      }
    }
    return fresh();
  }

  private EspeakProcess fresh() throws IOException {
    synchronized (idle) {
      if (closed) {
        throw new IOException("the service is stopping");
      }
    }
    return EspeakProcess.start(program);
  }

  private void giveBack(EspeakProcess process) {
    synchronized (idle) {
      if (closed) {
        process.close();
      } else {
        idle.push(process);
      }
    }
  }

  private void warm(int processes) {
    if (!installed()) {
      return;
    }
    for (int at = 0; at < processes; at++) {
      try {
        giveBack(EspeakProcess.start(program));
      } catch (IOException failure) {
        LOG.warnf(
            "event=speech-process-not-started program=%s reason=\"%s\"",
            NAME, failure.getMessage());
        return;
      }
    }
  }

  /** Process ids of the idle processes, for tests that kill them. */
  List<Long> idlePids() {
    synchronized (idle) {
      return idle.stream().map(EspeakProcess::pid).toList();
    }
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(EspeakProcess::close);
      idle.clear();
    }
    watchdog.close();
  }
}
