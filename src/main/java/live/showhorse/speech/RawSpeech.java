package live.showhorse.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a speech program gave: sound and phonemes, before trimming and loudness.
 *
 * @param sampleRate Hz
 * @param pcm mono in -1..1
 * @param phonemes in order; times in samples at {@code sampleRate}; empty symbols are pauses
 */
record RawSpeech(int sampleRate, float[] pcm, List<Phoneme> phonemes) {
  RawSpeech {
    phonemes = List.copyOf(phonemes);
  }

  static RawSpeech pause(int sampleRate, Duration length) {
    int samples = (int) (sampleRate * length.toMillis() / 1_000);
    return new RawSpeech(sampleRate, new float[samples], List.of(new Phoneme("", 0, samples)));
  }

  /**
   * One after the other.
   *
   * @param parts at least one, all at one sample rate
   */
  static RawSpeech joined(List<RawSpeech> parts) {
    float[] pcm = new float[parts.stream().mapToInt(part -> part.pcm().length).sum()];
    List<Phoneme> phonemes = new ArrayList<>();
    int done = 0;
    for (RawSpeech part : parts) {
      System.arraycopy(part.pcm(), 0, pcm, done, part.pcm().length);
      for (Phoneme phoneme : part.phonemes()) {
        phonemes.add(new Phoneme(phoneme.symbol(), phoneme.start() + done, phoneme.end() + done));
      }
      done += part.pcm().length;
    }
    return new RawSpeech(parts.getFirst().sampleRate(), pcm, phonemes);
  }
}
