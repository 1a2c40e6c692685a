package live.showhorse.speech;

import java.util.List;

/**
 * Spoken text, ready for an engine: whole grid units, silent edges, true peak under -1 dBTP, and
 * -16 LUFS when it is aired with the same samples on both sides (see {@link
 * live.showhorse.media.Loudness}).
 *
 * @param pcm mono at 48 kHz in -1..1; length a multiple of {@link
 *     live.showhorse.media.Grid#UNIT_SAMPLES}
 * @param phonemes in order, not overlapping, inside the sound
 */
public record Speech(float[] pcm, List<Phoneme> phonemes) {
  public Speech {
    phonemes = List.copyOf(phonemes);
  }

  public double seconds() {
    return pcm.length / 48_000.0;
  }
}
