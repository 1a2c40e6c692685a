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
    double threshold = silenceUnder(pcm);
    int start = soundStart(pcm, 0, pcm.length, threshold);
    if (start == pcm.length) {
      return Optional.empty();
    }
    int end = soundEnd(pcm, 0, pcm.length, threshold);
    double scale = (double) Grid.SAMPLE_RATE / raw.sampleRate();
    return Optional.of(
        new RawSpeech(
            Grid.SAMPLE_RATE,
            Arrays.copyOfRange(pcm, start, end),
            moved(raw.phonemes(), scale, -start, end - start)));
  }

  /** RMS under which 5 ms of this sound are silence. */
  static double silenceUnder(float[] pcm) {
    double loudest = 0;
    for (int at = 0; at < pcm.length; at += WINDOW) {
      loudest = Math.max(loudest, rms(pcm, at, Math.min(pcm.length, at + WINDOW)));
    }
    return Math.max(INAUDIBLE, loudest * Math.pow(10, SILENCE_DECIBELS / 20));
  }

  /** A little before the first sound of from..to; {@code to} when it is silent. */
  static int soundStart(float[] pcm, int from, int to, double threshold) {
    for (int at = from; at < to; at += WINDOW) {
      if (rms(pcm, at, Math.min(to, at + WINDOW)) >= threshold) {
        return Math.max(from, at - MARGIN);
      }
    }
    return to;
  }

  /** A little after the last sound of from..to; {@code from} when it is silent. */
  static int soundEnd(float[] pcm, int from, int to, double threshold) {
    int last = from + (to - from - 1) / WINDOW * WINDOW;
    for (int at = last; at >= from; at -= WINDOW) {
      if (rms(pcm, at, Math.min(to, at + WINDOW)) >= threshold) {
        return Math.min(to, at + WINDOW + MARGIN);
      }
    }
    return from;
  }

  /** As loud as speech is aired, without passing its true peak. */
  static float[] levelled(float[] pcm) {
    return Loudness.normalise(pcm, LUFS, TRUE_PEAK);
  }

  /**
   * @param trimmed at most {@link #MOST_SAMPLES} at 48 kHz
   */
  static Speech finished(RawSpeech trimmed) {
    return new Speech(
        levelled(framed(trimmed.pcm())),
        moved(trimmed.phonemes(), 1, LEAD_IN, LEAD_IN + trimmed.pcm().length));
  }

  /**
   * With soft ends between silent edges, whole grid units.
   *
   * @param sound at most {@link #MOST_SAMPLES} at 48 kHz
   */
  static float[] framed(float[] sound) {
    int length = sound.length;
    int units = Math.max(LEAST_UNITS, Grid.unitsFor((long) LEAD_IN + length + LEAD_OUT));
    if (units > MOST_UNITS) {
      throw new IllegalArgumentException(
          length + " samples of speech are over the " + MOST_SAMPLES + " of a clip");
    }
    float[] pcm = new float[units * Grid.UNIT_SAMPLES];
    RawSpeech soft = faded(new RawSpeech(Grid.SAMPLE_RATE, sound, List.of()));
    System.arraycopy(soft.pcm(), 0, pcm, LEAD_IN, length);
    return pcm;
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
