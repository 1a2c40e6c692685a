package live.showhorse.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import live.showhorse.media.Grid;
import live.showhorse.media.Loudness;
import live.showhorse.media.Resampler;

/**
 * Brings what a program spoke into the form for air: 48 kHz, silence trimmed, silent edges, whole
 * grid units, loudness.
 */
final class SpeechShaper {
  /** The longest clip: 8 s. */
  static final int MOST_UNITS = 25;

  /**
   * Silence before the first sound, 128 ms: the mouth starts from neutral, and AAC primes in it.
   */
  static final int LEAD_IN = 6 * Grid.AAC_FRAME;

  /** Least silence after the last sound, 107 ms: the mouth closes in it. */
  static final int LEAD_OUT = 5 * Grid.AAC_FRAME;

  /** The longest speech that fits. */
  static final int MOST_SAMPLES = MOST_UNITS * Grid.UNIT_SAMPLES - LEAD_IN - LEAD_OUT;

  /** A meter needs one block of 400 ms. */
  private static final int LEAST_UNITS = 2;

  private static final double LUFS = -16;

  /** Under -1 dBTP also after AAC, which adds a few tenths. */
  private static final double TRUE_PEAK = -1.5;

  private static final int WINDOW = Grid.SAMPLE_RATE / 200;

  /** Quieter than the loudest 5 ms by this is silence: Open JTalk hisses 43 dB under its voice. */
  private static final double SILENCE_DECIBELS = -38;

  /** RMS of a sound that nobody hears, -66 dBFS. */
  private static final double INAUDIBLE = 0.0005;

  /** Kept around the speech, and where it is faded: 10 ms. */
  private static final int MARGIN = Grid.SAMPLE_RATE / 100;

  private SpeechShaper() {}

  /** Speech at 48 kHz without the silence around it. Empty when there is nothing to hear. */
  static Optional<RawSpeech> trimmed(RawSpeech raw) {
    float[] pcm = Resampler.resample(raw.pcm(), raw.sampleRate(), Grid.SAMPLE_RATE);
    double loudest = 0;
    double[] levels = new double[Math.ceilDiv(pcm.length, WINDOW)];
    for (int window = 0; window < levels.length; window++) {
      levels[window] = rms(pcm, window * WINDOW, Math.min(pcm.length, (window + 1) * WINDOW));
      loudest = Math.max(loudest, levels[window]);
    }
    if (loudest < INAUDIBLE) {
      return Optional.empty();
    }
    double threshold = Math.max(INAUDIBLE, loudest * Math.pow(10, SILENCE_DECIBELS / 20));
    int first = 0;
    while (levels[first] < threshold) {
      first++;
    }
    int last = levels.length - 1;
    while (levels[last] < threshold) {
      last--;
    }
    int start = Math.max(0, first * WINDOW - MARGIN);
    int end = Math.min(pcm.length, (last + 1) * WINDOW + MARGIN);
    double scale = (double) Grid.SAMPLE_RATE / raw.sampleRate();
    return Optional.of(
        new RawSpeech(
            Grid.SAMPLE_RATE,
            Arrays.copyOfRange(pcm, start, end),
            moved(raw.phonemes(), scale, -start, end - start)));
  }

  /**
   * @param trimmed at most {@link #MOST_SAMPLES} at 48 kHz
   */
  static Speech finished(RawSpeech trimmed) {
    int length = trimmed.pcm().length;
    int units = Math.max(LEAST_UNITS, Grid.unitsFor((long) LEAD_IN + length + LEAD_OUT));
    if (units > MOST_UNITS) {
      throw new IllegalArgumentException(
          length + " samples of speech are over the " + MOST_SAMPLES + " of a clip");
    }
    float[] pcm = new float[units * Grid.UNIT_SAMPLES];
    System.arraycopy(faded(trimmed).pcm(), 0, pcm, LEAD_IN, length);
    return new Speech(
        Loudness.normalise(pcm, LUFS, TRUE_PEAK),
        moved(trimmed.phonemes(), 1, LEAD_IN, LEAD_IN + length));
  }

  /** Without a step where silence begins and ends. */
  static RawSpeech faded(RawSpeech trimmed) {
    int length = trimmed.pcm().length;
    float[] pcm = new float[length];
    for (int at = 0; at < length; at++) {
      double edge = Math.min(1, Math.min(at, length - 1 - at) / (double) MARGIN);
      double fade = 0.5 - 0.5 * Math.cos(Math.PI * edge);
      pcm[at] = (float) (trimmed.pcm()[at] * fade);
    }
    return new RawSpeech(trimmed.sampleRate(), pcm, trimmed.phonemes());
  }

  /** Scaled, shifted and cut to 0..limit; what is left of pauses is joined, nothing is empty. */
  private static List<Phoneme> moved(List<Phoneme> phonemes, double scale, long shift, long limit) {
    List<Phoneme> moved = new ArrayList<>();
    for (Phoneme phoneme : phonemes) {
      long start = Math.clamp(Math.round(phoneme.start() * scale) + shift, 0, limit);
      long end = Math.clamp(Math.round(phoneme.end() * scale) + shift, 0, limit);
      boolean pause = phoneme.symbol().isEmpty();
      if (end <= start) {
        continue;
      }
      if (pause && !moved.isEmpty() && moved.getLast().symbol().isEmpty()) {
        moved.set(moved.size() - 1, new Phoneme("", moved.getLast().start(), end));
      } else {
        moved.add(new Phoneme(phoneme.symbol(), start, end));
      }
    }
    return moved;
  }

  private static double rms(float[] pcm, int start, int end) {
    double sum = 0;
    for (int at = start; at < end; at++) {
      sum += pcm[at] * pcm[at];
    }
    return Math.sqrt(sum / (end - start));
  }
}
