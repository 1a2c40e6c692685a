package live.showhorse.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts commas where a speaker would breathe. The voice's duration trees know at most seven accent
 * phrases between two pauses; from the eighth on they take every phoneme for a pause of half a
 * second.
 */
final class JapaneseBreaths {
  private static final int MOST_PHRASES = 7;

  /** Aimed at; a break may move by one phrase to both sides to follow a particle. */
  private static final int PHRASES = 5;

  /**
   * Fewer characters than this hold no eight accent phrases; a digit may be a phrase of its own.
   */
  private static final int HARMLESS = 10;

  private static final Pattern PAUSES = Pattern.compile("[、。，！？!?,…]+");

  private JapaneseBreaths() {}

  /** Whether the text is worth an analysis: it has a long stretch without punctuation. */
  static boolean mayBeNeeded(String text) {
    return PAUSES
        .splitAsStream(text)
        .anyMatch(
            breath ->
                breath.length() + breath.chars().filter(Character::isDigit).count() > HARMLESS);
  }

  /** The text with more commas; empty when it needs none. */
  static Optional<String> added(List<JapaneseWord> words) {
    var text = new StringBuilder();
    boolean changed = false;
    int at = 0;
    while (at < words.size()) {
      int end = at;
      while (end < words.size() && words.get(end).read()) {
        end++;
      }
      List<JapaneseWord> breath = words.subList(at, end);
      List<Integer> breaks = breaks(breath);
      changed |= !breaks.isEmpty();
      for (int word = 0; word < breath.size(); word++) {
        text.append(breaks.contains(word) ? "、" : "").append(breath.get(word).surface());
      }
      if (end < words.size()) {
        text.append(words.get(end).surface());
      }
      at = end + 1;
    }
    return changed ? Optional.of(text.toString()) : Optional.empty();
  }

  /** Indices of the words before which to pause. */
  private static List<Integer> breaks(List<JapaneseWord> breath) {
    List<Integer> phrases = new ArrayList<>();
    for (int word = 0; word < breath.size(); word++) {
      if (phrases.isEmpty() || !breath.get(word).chained()) {
        phrases.add(word);
      }
    }
    List<Integer> breaks = new ArrayList<>();
    if (phrases.size() <= MOST_PHRASES) {
      return breaks;
    }
    int parts = Math.ceilDiv(phrases.size(), PHRASES);
    for (int part = 1; part < parts; part++) {
      int target = part * phrases.size() / parts;
      breaks.add(
          List.of(target, target - 1, target + 1).stream()
              .map(phrases::get)
              .filter(word -> breath.get(word - 1).particle())
              .findFirst()
              .orElse(phrases.get(target)));
    }
    return breaks;
  }
}
