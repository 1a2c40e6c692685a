package live.showhorse.speech;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.showhorse.StopOrder;
import live.showhorse.media.Grid;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import live.showhorse.script.Pauses;
import live.showhorse.speech.reading.Katakana;

/**
 * Speaks sentences. The programs behind it are separate processes that stay warm: espeak-ng
 * (through our {@code showhorse-espeak}) and Open JTalk for Japanese. Speech services may be added
 * by configuration.
 *
 * <p>Thread-safe. Equal text, language and voice give equal sound.
 */
@ApplicationScoped
public class Voices implements Readings, AutoCloseable {
  /** Faster than this is hard to follow. */
  static final double FASTEST = 1.35;

  /** Programs do not keep a speed exactly; ask for a little more than needed. */
  private static final double SPEED_MARGIN = 1.03;

  private static final int UNAVAILABLE = 503;
  private static final Duration RECENT = Duration.ofMinutes(1);

  private final Map<String, SpeechProgram> programs;
  private final List<Voice> voices;

  /** Programs whose latest sentence failed for a reason of their own. */
  private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

  private record Trouble(String reason, Instant at) {}

  @Inject
  public Voices(SpeechConfig config) {
    this(programs(config));
  }

  /** For tests, with programs of their own. */
  Voices(List<SpeechProgram> programs) {
    this.programs =
        programs.stream().collect(Collectors.toMap(SpeechProgram::name, Function.identity()));
    this.voices =
        Stream.concat(
                VoiceTable.voices().stream(),
                programs.stream().flatMap(program -> program.voices().stream()))
            .toList();
  }

  private static List<SpeechProgram> programs(SpeechConfig config) {
    List<SpeechProgram> programs = new ArrayList<>();
    programs.add(new EspeakProgram(config.espeakProgram(), config.processes(), config.timeout()));
    programs.add(new OpenJtalkProgram(config));
    config.services().forEach((name, service) -> programs.add(new SpeechService(name, service)));
    return programs;
  }

  /**
   * Speaks one sentence. Blocks (0.05 to 1 s, at worst twice {@code showhorse.speech.timeout}):
   * call it from a worker thread.
   *
   * @return at most 25 grid units (8 s); spoken up to 1.35 times faster if that makes it fit
   * @throws live.showhorse.problem.ProblemException 422 {@code unspeakable-text}, {@code
   *     sentence-too-long}, {@code pause-invalid}, {@code voice-unknown}, {@code voice-missing}
   *     (not installed); 503 {@code speech-unavailable} (failed twice)
   */
  public Speech speak(Utterance utterance) {
    Voice voice = voice(utterance);
    SpeechProgram program = programs.get(voice.program());
    try {
      Speech speech = speak(utterance, voice, program);
      troubles.remove(program.name());
      return speech;
    } catch (ProblemException problem) {
      if (problem.status() == UNAVAILABLE || problem.type().equals("voice-missing")) {
        troubles.put(program.name(), new Trouble(problem.getMessage(), Instant.now()));
      }
      throw problem;
    }
  }

  private Speech speak(Utterance utterance, Voice voice, SpeechProgram program) {
    List<SpokenPart> parts = parts(utterance, program);
    Delivery delivery = utterance.delivery();
    RawSpeech speech = spoken(program, voice, delivery, parts);
    int pauses = pauses(parts);
    // Pauses keep their time, so the words must be the faster.
    double speed =
        SPEED_MARGIN
            * (speech.pcm().length - pauses)
            / Math.max(1, SpeechShaper.MOST_SAMPLES - pauses);
    double fastest = FASTEST * Math.max(1, 1 / delivery.speed());
    if (speech.pcm().length > SpeechShaper.MOST_SAMPLES && speed <= fastest * SPEED_MARGIN) {
      speech = spoken(program, voice, delivery.faster(Math.min(speed, fastest)), parts);
    }
    if (speech.pcm().length > SpeechShaper.MOST_SAMPLES) {
      throw SpeechProblems.tooLong(
          seconds(speech.pcm().length), seconds(SpeechShaper.MOST_SAMPLES), fastest);
    }
    return SpeechShaper.finished(speech);
  }

  /**
   * @param words to speak; empty where a pause follows another or begins the text
   * @param pauseMilliseconds silence after them
   */
  private record SpokenPart(String words, int pauseMilliseconds) {}

  private List<SpokenPart> parts(Utterance utterance, SpeechProgram program) {
    List<SpokenPart> parts = new ArrayList<>();
    List<Pauses.Part> written = Pauses.parts(utterance.text());
    boolean words = written.stream().anyMatch(part -> SentenceReading.speaks(part.text()));
    for (Pauses.Part part : written) {
      // A text without any words is refused by the part that has none.
      parts.add(
          new SpokenPart(
              SentenceReading.speaks(part.text()) || !words
                  ? words(part.text(), utterance, program)
                  : "",
              part.pauseMilliseconds()));
    }
    return parts;
  }

  private String words(String text, Utterance utterance, SpeechProgram program) {
    String words =
        SpokenText.of(text, utterance.language(), utterance.lexicon(), program.needsReadings());
    return utterance.language() == Language.JAPANESE
            && program.needsReadings()
            && programs.get(EspeakProgram.NAME) instanceof EspeakProgram english
            && english.installed()
        ? Katakana.read(words, english::pronunciation)
        : words;
  }

  private static RawSpeech spoken(
      SpeechProgram program, Voice voice, Delivery delivery, List<SpokenPart> parts) {
    List<RawSpeech> spoken = new ArrayList<>();
    for (SpokenPart part : parts) {
      if (!part.words().isEmpty()) {
        RawSpeech words =
            SpeechShaper.trimmed(program.speak(voice.id(), delivery, part.words()))
                .orElseThrow(
                    () ->
                        SpeechProblems.unspeakable(
                            "The voice '%s' makes no sound of '%s'."
                                .formatted(voice.id(), part.words())));
        spoken.add(parts.size() > 1 ? SpeechShaper.faded(words) : words);
      }
      if (part.pauseMilliseconds() > 0) {
        spoken.add(RawSpeech.pause(Grid.SAMPLE_RATE, Duration.ofMillis(part.pauseMilliseconds())));
      }
    }
    return RawSpeech.joined(spoken);
  }

  private static int pauses(List<SpokenPart> parts) {
    return parts.stream().mapToInt(SpokenPart::pauseMilliseconds).sum()
        * (Grid.SAMPLE_RATE / 1_000);
  }

  @Override
  public String reading(Utterance utterance) {
    SpeechProgram program = programs.get(voice(utterance).program());
    return SentenceReading.of(utterance, program == null || program.needsReadings());
  }

  @Override
  public String accepted(Utterance utterance) {
    String words = reading(utterance);
    SpeechProgram program = programs.get(voice(utterance).program());
    Set<String> unread = program == null ? Set.of() : unread(program, words);
    if (!unread.isEmpty()) {
      throw SpeechProblems.unreadable(unread, utterance.language());
    }
    return words;
  }

  private Voice voice(Utterance utterance) {
    return VoiceTable.find(voices, utterance.language(), utterance.voice().strip());
  }

  /** A program that is away just now refuses no line: it may be back when that is spoken. */
  private static Set<String> unread(SpeechProgram program, String words) {
    try {
      return new LinkedHashSet<>(program.unread(words));
    } catch (ProblemException problem) {
      if (problem.status() == UNAVAILABLE) {
        return Set.of();
      }
      throw problem;
    }
  }

  /**
   * Whether there is such a voice, be it installed or not.
   *
   * @param voice its id, or "" for the default of the language
   * @throws live.showhorse.problem.ProblemException 422 {@code voice-unknown}
   */
  public void check(Language language, String voice) {
    VoiceTable.find(voices, language, voice.strip());
  }

  /** The voices whose program and data are installed; the first of a language is its default. */
  public List<Voice> available() {
    return voices.stream()
        .filter(
            voice ->
                programs.containsKey(voice.program()) && programs.get(voice.program()).installed())
        .toList();
  }

  /** Why the latest sentence of a program failed, by program, as far as that is a minute ago. */
  public Map<String, String> troubles() {
    Instant recent = Instant.now().minus(RECENT);
    return troubles.entrySet().stream()
        .filter(trouble -> trouble.getValue().at().isAfter(recent))
        .collect(Collectors.toMap(Map.Entry::getKey, trouble -> trouble.getValue().reason()));
  }

  private static double seconds(int samples) {
    return (double) samples / Grid.SAMPLE_RATE;
  }

  void atStop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.MAKERS)
          ShutdownEvent event) {
    close();
  }

  /** Ends the speech processes. */
  @Override
  @PreDestroy
  public void close() {
    programs.values().forEach(SpeechProgram::close);
  }
}
