package live.showhorse.speech;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import live.showhorse.media.Grid;

/**
 * Speaks sentences. The programs behind it are separate processes that stay warm: espeak-ng
 * (through our {@code showhorse-espeak}) and Open JTalk for Japanese.
 *
 * <p>Thread-safe. Equal text, language and voice give equal sound.
 */
@ApplicationScoped
public class Voices implements AutoCloseable {
  /** Faster than this is hard to follow. */
  private static final double FASTEST = 1.35;

  /** Programs do not keep a speed exactly; ask for a little more than needed. */
  private static final double SPEED_MARGIN = 1.03;

  private final Map<String, SpeechProgram> programs;

  @Inject
  public Voices(SpeechConfig config) {
    this(
        List.of(
            new EspeakProgram(config.espeakProgram(), config.processes(), config.timeout()),
            new OpenJtalkProgram(config)));
  }

  /** For tests, with programs of their own. */
  Voices(List<SpeechProgram> programs) {
    this.programs =
        programs.stream().collect(Collectors.toMap(SpeechProgram::name, Function.identity()));
  }

  /**
   * Speaks one sentence. Blocks (0.05 to 1 s, at worst twice {@code showhorse.speech.timeout}):
   * call it from a worker thread.
   *
   * @return at most 25 grid units (8 s); spoken up to 1.35 times faster if that makes it fit
   * @throws live.showhorse.problem.ProblemException 422 {@code unspeakable-text}, {@code
   *     sentence-too-long}, {@code voice-unknown}; 503 {@code voice-missing} (not installed) or
   *     {@code speech-unavailable} (failed twice)
   */
  public Speech speak(Utterance utterance) {
    Voice chosen = VoiceTable.find(utterance.language(), utterance.voice().strip());
    String words = SpokenText.of(utterance.text(), utterance.language());
    Delivery delivery = utterance.delivery();
    RawSpeech speech = spoken(chosen, delivery, words);
    double speed = SPEED_MARGIN * speech.pcm().length / SpeechShaper.MOST_SAMPLES;
    if (speech.pcm().length > SpeechShaper.MOST_SAMPLES && speed <= FASTEST * SPEED_MARGIN) {
      speech = spoken(chosen, delivery.faster(Math.min(speed, FASTEST)), words);
    }
    if (speech.pcm().length > SpeechShaper.MOST_SAMPLES) {
      throw SpeechProblems.tooLong(
          seconds(speech.pcm().length), seconds(SpeechShaper.MOST_SAMPLES), FASTEST);
    }
    return SpeechShaper.finished(speech);
  }

  /** The voices whose program and data are installed; the first of a language is its default. */
  public List<Voice> available() {
    return VoiceTable.voices().stream()
        .filter(voice -> programs.get(voice.program()).installed())
        .toList();
  }

  private RawSpeech spoken(Voice voice, Delivery delivery, String words) {
    SpeechProgram program = programs.get(voice.program());
    return SpeechShaper.trimmed(program.speak(voice.id(), delivery, words))
        .orElseThrow(
            () ->
                SpeechProblems.unspeakable(
                    "The voice '%s' makes no sound of '%s'.".formatted(voice.id(), words)));
  }

  private static double seconds(int samples) {
    return (double) samples / Grid.SAMPLE_RATE;
  }

  /** Ends the speech processes. */
  @Override
  @PreDestroy
  public void close() {
    programs.values().forEach(SpeechProgram::close);
  }
}
