package live.showhorse.speech;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import live.showhorse.script.Language;
import live.showhorse.speech.reading.SoundReading;

/**
 * How a presenter reads certain words; immutable. At one place of a text the longest word that
 * stands there wins, then the one that was given first.
 *
 * @param entries in the order they were given
 */
public record Lexicon(List<LexiconEntry> entries) {
  public static final Lexicon EMPTY = new Lexicon(List.of());

  public Lexicon {
    entries = List.copyOf(entries);
  }

  /** Only the entries that can change how {@code text} is read. */
  public Lexicon touching(String text, Language language) {
    if (entries.isEmpty()) {
      return this;
    }
    return new Lexicon(
        ranked(language, true).stream().filter(entry -> occurs(entry, text)).toList());
  }

  /**
   * The text with its words replaced.
   *
   * @param bySound whether readings by sound may be used
   * @param kept what becomes of a reading by sound: given as it is marked in {@link
   *     live.showhorse.speech.reading.Phonetics}, and as the host wrote it
   */
  String applied(String text, Language language, boolean bySound, BinaryOperator<String> kept) {
    List<LexiconEntry> ranked = ranked(language, bySound);
    if (ranked.isEmpty()) {
      return text;
    }
    var read = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int here = at;
      Optional<LexiconEntry> found =
          ranked.stream().filter(entry -> entry.standsIn(text, here)).findFirst();
      if (found.isEmpty()) {
        read.append(text.charAt(at));
        at++;
        continue;
      }
      LexiconEntry entry = found.get();
      read.append(
          SoundReading.marked(entry.reading(), language)
              .map(sound -> kept.apply(sound, entry.reading()))
              .orElse(entry.reading()));
      at += entry.word().length();
    }
    return read.toString();
  }

  private List<LexiconEntry> ranked(Language language, boolean bySound) {
    List<LexiconEntry> ranked = new ArrayList<>(entries);
    ranked.removeIf(entry -> !entry.holdsIn(language) || entry.bySound() && !bySound);
    ranked.sort(Comparator.comparingInt(entry -> -entry.word().length()));
    return ranked;
  }

  private static boolean occurs(LexiconEntry entry, String text) {
    for (int at = 0; at + entry.word().length() <= text.length(); at++) {
      if (entry.standsIn(text, at)) {
        return true;
      }
    }
    return false;
  }
}
