package live.showhorse.speech;

import java.util.List;
import live.showhorse.script.Language;

/**
 * How a presenter reads certain words; immutable.
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
    return new Lexicon(
        entries.stream().filter(entry -> entry.holdsIn(language) && entry.occursIn(text)).toList());
  }
}
