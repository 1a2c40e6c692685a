package live.showhorse.speech;

import java.util.List;

/**
 * Spoken text, ready for an engine: -16 LUFS, true peak under -1 dBTP, whole grid units, silent
 * edges.
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
