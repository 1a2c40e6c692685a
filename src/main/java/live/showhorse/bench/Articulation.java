package live.showhorse.bench;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import live.showhorse.media.Grid;
import live.showhorse.speech.Phoneme;

/**
 * What a phonetician expects of the lips, from the phonemes alone: a judge that does not share the
 * engine's table of visemes. IPA, and romaji for Japanese.
 */
final class Articulation {
  /** How open the lips are in a sound, 0..1, by its first letter. Vowels by height (IPA chart). */
  private static final Map<Character, Double> OPEN =
      Map.ofEntries(
          Map.entry('a', 1.0),
          Map.entry('ɑ', 1.0),
          Map.entry('æ', 1.0),
          Map.entry('ɐ', 0.9),
          Map.entry('ɒ', 0.9),
          Map.entry('ʌ', 0.8),
          Map.entry('ɔ', 0.75),
          Map.entry('ɛ', 0.75),
          Map.entry('œ', 0.65),
          Map.entry('ə', 0.5),
          Map.entry('ɜ', 0.6),
          Map.entry('ɚ', 0.5),
          Map.entry('ɤ', 0.55),
          Map.entry('e', 0.6),
          Map.entry('o', 0.6),
          Map.entry('ø', 0.55),
          Map.entry('ɵ', 0.5),
          Map.entry('ɪ', 0.4),
          Map.entry('ʊ', 0.4),
          Map.entry('i', 0.3),
          Map.entry('ɨ', 0.3),
          Map.entry('ɯ', 0.3),
          Map.entry('u', 0.25),
          Map.entry('y', 0.25));

  private static final double CONSONANT = 0.12;
  private static final double SHUT = 0;
  private static final String BILABIALS = "pbm";
  private static final String LABIODENTALS = "fvɱ";

  private Articulation() {}

  /** Whether the lips must meet in it: p, b, m, with whatever marks; not in a pause. */
  static boolean isBilabial(Phoneme phoneme) {
    String letters = letters(phoneme);
    return !letters.isEmpty() && BILABIALS.indexOf(letters.charAt(0)) >= 0;
  }

  static boolean isPause(Phoneme phoneme) {
    return letters(phoneme).isEmpty();
  }

  /** The mean expected opening of each frame, 0..1. */
  static double[] expected(List<Phoneme> phonemes, int frames, int samplesPerFrame) {
    double[] expected = new double[frames];
    for (Phoneme phoneme : phonemes) {
      double open = openness(phoneme);
      int last = (int) Math.min(frames - 1, (phoneme.end() - 1) / samplesPerFrame);
      for (int frame = (int) (phoneme.start() / samplesPerFrame); frame <= last; frame++) {
        long from = Math.max(phoneme.start(), (long) frame * samplesPerFrame);
        long to = Math.min(phoneme.end(), (long) (frame + 1) * samplesPerFrame);
        expected[frame] += open * (to - from) / samplesPerFrame;
      }
    }
    return expected;
  }

  /** Sounds a second while something is said: a voice that gabbles or crawls shows here. */
  static double rate(List<Phoneme> phonemes) {
    double samples = 0;
    int sounds = 0;
    for (Phoneme phoneme : phonemes) {
      if (!isPause(phoneme)) {
        samples += phoneme.end() - phoneme.start();
        sounds++;
      }
    }
    return sounds * Grid.SAMPLE_RATE / samples;
  }

  private static double openness(Phoneme phoneme) {
    String letters = letters(phoneme);
    if (letters.isEmpty()
        || BILABIALS.indexOf(letters.charAt(0)) >= 0
        || LABIODENTALS.indexOf(letters.charAt(0)) >= 0) {
      return SHUT;
    }
    // A diphthong is as open as its widest part
    return letters
        .chars()
        .mapToDouble(letter -> OPEN.getOrDefault((char) letter, CONSONANT))
        .max()
        .orElse(CONSONANT);
  }

  /** The symbol without marks of stress, length and tone; "" for a pause. Romaji in lower case. */
  private static String letters(Phoneme phoneme) {
    String symbol = phoneme.symbol();
    if (symbol.equals("_")
        || symbol.equals("pau")
        || symbol.equals("sil")
        || symbol.startsWith("(")) {
      return "";
    }
    return Normalizer.normalize(symbol, Normalizer.Form.NFD)
        .replaceAll("[^\\p{Ll}\\p{Lu}]", "")
        .toLowerCase(Locale.ROOT);
  }
}
