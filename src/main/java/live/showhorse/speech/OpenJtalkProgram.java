package live.showhorse.speech;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Japanese by Open JTalk. A process speaks once, so loaded spare ones wait: taking one starts the
 * next.
 */
final class OpenJtalkProgram implements SpeechProgram {
  static final String NAME = "open_jtalk";

  private static final Logger LOG = Logger.getLogger(OpenJtalkProgram.class);

  private static final double WOMAN_SEMITONES = 6;

  /** The all-pass constant that lifts the formants by a tenth. */
  private static final List<String> WOMAN_FORMANTS = List.of("-a", "0.51");

  /**
   * Twenty times too fast, with frames of 24 samples: a sixth of the work for the same analysis.
   */
  private static final List<String> ANALYSIS_ONLY = List.of("-r", "20", "-p", "24");

  private static final int ATTEMPTS = 2;

  private final SpeechConfig config;
  private final Watchdog watchdog;
  private final Semaphore turns;
  private final Deque<OpenJtalkProcess> spares = new ArrayDeque<>();
  private boolean closed;

  OpenJtalkProgram(SpeechConfig config) {
    this.config = config;
    this.watchdog = new Watchdog(NAME, config.timeout());
    this.turns = new Semaphore(config.processes(), true);
    if (installed()) {
      keepSpare(command(VoiceTable.JAPANESE_WOMAN, Delivery.PLAIN));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean installed() {
    return program().isPresent()
        && Files.isDirectory(config.openJtalkDictionary())
        && Files.isReadable(config.openJtalkVoice());
  }

  @Override
  public boolean needsReadings() {
    return true;
  }

  @Override
  public RawSpeech speak(String voice, Delivery delivery, String words) {
    checkInstalled();
    turns.acquireUninterruptibly();
    try {
      String withBreaths = JapaneseBreaths.mayBeNeeded(words) ? withBreaths(voice, words) : words;
      List<String> next = command(voice, Delivery.PLAIN);
      return checked(attempt(command(voice, delivery), next, withBreaths))
          .speech()
          .orElseThrow(
              () -> SpeechProblems.unspeakable("The Japanese voice finds nothing to read in it."));
    } finally {
      turns.release();
    }
  }

  @Override
  public List<String> unread(String words) {
    if (JapaneseLetters.certain(words) || !installed()) {
      return List.of();
    }
    turns.acquireUninterruptibly();
    try {
      OpenJtalkOutput output = analysed(VoiceTable.JAPANESE_WOMAN, words);
      return output.speech().isEmpty() ? List.of(words) : unknown(output);
    } finally {
      turns.release();
    }
  }

  private OpenJtalkOutput attempt(List<String> command, List<String> next, String text) {
    IOException last = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try (var process = attempt == 1 ? take(command) : fresh(command)) {
        keepSpare(next);
        return process.speak(text, watchdog);
      } catch (IOException failure) {
        last = failure;
        LOG.warnf(
            "event=speech-process-failed program=%s attempt=%d reason=\"%s\"",
            NAME, attempt, failure.getMessage());
      }
    }
    throw SpeechProblems.unavailable(NAME, last);
  }

  private String withBreaths(String voice, String text) {
    return JapaneseBreaths.added(checked(analysed(voice, text)).words()).orElse(text);
  }

  private OpenJtalkOutput analysed(String voice, String text) {
    List<String> command = new ArrayList<>(command(voice, Delivery.PLAIN));
    command.addAll(ANALYSIS_ONLY);
    return attempt(List.copyOf(command), command(voice, Delivery.PLAIN), text);
  }

  private static OpenJtalkOutput checked(OpenJtalkOutput output) {
    List<String> unknown = unknown(output);
    if (!unknown.isEmpty()) {
      throw SpeechProblems.unspeakable(
          "The Japanese voice cannot read '" + String.join("', '", unknown) + "'.");
    }
    return output;
  }

  private static List<String> unknown(OpenJtalkOutput output) {
    return output.words().stream()
        .filter(JapaneseWord::unknown)
        .map(JapaneseWord::surface)
        .distinct()
        .toList();
  }

  private OpenJtalkProcess take(List<String> command) throws IOException {
    synchronized (spares) {
      for (Iterator<OpenJtalkProcess> all = spares.iterator(); all.hasNext(); ) {
        OpenJtalkProcess spare = all.next();
        if (!spare.alive()) {
          LOG.warnf("event=speech-process-died program=%s pid=%d", NAME, spare.pid());
          all.remove();
        } else if (spare.command().equals(command)) {
          all.remove();
          return spare;
        }
      }
    }
    return fresh(command);
  }

  private OpenJtalkProcess fresh(List<String> command) throws IOException {
    synchronized (spares) {
      if (closed) {
        throw new IOException("the service is stopping");
      }
    }
    return OpenJtalkProcess.start(command);
  }

  /** Starts a process that loads while others speak; the spares of the voices used last stay. */
  private void keepSpare(List<String> command) {
    synchronized (spares) {
      if (closed || spares.stream().filter(spare -> spare.command().equals(command)).count() > 0) {
        return;
      }
      try {
        spares.addFirst(OpenJtalkProcess.start(command));
      } catch (IOException failure) {
        LOG.warnf(
            "event=speech-process-not-started program=%s reason=\"%s\"",
            NAME, failure.getMessage());
        return;
      }
      if (spares.size() > config.processes()) {
        spares.removeLast().close();
      }
    }
  }

  private List<String> command(String voice, Delivery delivery) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program().map(Path::toString).orElse(config.openJtalkProgram()),
                "-x",
                config.openJtalkDictionary().toString(),
                "-m",
                config.openJtalkVoice().toString()));
    double semitones = delivery.pitch();
    if (voice.equals(VoiceTable.JAPANESE_WOMAN)) {
      semitones += WOMAN_SEMITONES;
      command.addAll(WOMAN_FORMANTS);
    }
    if (semitones != 0) {
      command.addAll(List.of("-fm", decimal(semitones)));
    }
    if (delivery.speed() != 1) {
      command.addAll(List.of("-r", decimal(delivery.speed())));
    }
    return List.copyOf(command);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private void checkInstalled() {
    if (program().isEmpty()) {
      throw SpeechProblems.missing(
          "The speech program '" + config.openJtalkProgram() + "'", "open-jtalk");
    }
    if (!Files.isDirectory(config.openJtalkDictionary())) {
      throw SpeechProblems.missing(
          "The Japanese dictionary " + config.openJtalkDictionary(), "open-jtalk-mecab-naist-jdic");
    }
    if (!Files.isReadable(config.openJtalkVoice())) {
      throw SpeechProblems.missing(
          "The Japanese voice " + config.openJtalkVoice(),
          "hts-voice-nitech-jp-atr503-m001 (section contrib)");
    }
  }

  private Optional<Path> program() {
    Path named = Path.of(config.openJtalkProgram());
    Stream<Path> places =
        named.getNameCount() > 1
            ? Stream.of(named)
            : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder).resolve(named));
    return places.filter(Files::isRegularFile).filter(Files::isExecutable).findFirst();
  }

  /** Process ids of the waiting processes, for tests that kill them. */
  List<Long> sparePids() {
    synchronized (spares) {
      return spares.stream().map(OpenJtalkProcess::pid).toList();
    }
  }

  @Override
  public void close() {
    synchronized (spares) {
      closed = true;
      spares.forEach(OpenJtalkProcess::close);
      spares.clear();
    }
    watchdog.close();
  }
}
