package live.showhorse.script;

import java.util.List;
import java.util.Locale;

/**
 * An abbreviation with a full stop (see {@code speech/abbreviations.tsv}): where the full stop is
 * no end of a sentence, and what is said. Immutable.
 *
 * @param pattern a regular expression, with its full stop, without the border before it
 * @param words what is said, or "" where it is said as it is written
 */
public record Abbreviation(Language language, Kind kind, String pattern, String words) {
  /** What its full stop can be. */
  public enum Kind {
    /** It belongs to what follows. */
    JOINS,
    /** The same, but only before a number: No. 5. */
    NUMBER,
    /** Behind a number; ends a sentence only before a word that begins one: 3 Mio. Geräte. */
    MEASURE,
    /** It may end a sentence; before a small letter it does not. */
    ENDS
  }

  private static final List<Abbreviation> ALL = read();

  /** Those of a language, in the order in which they are tried. */
  public static List<Abbreviation> of(Language language) {
    return ALL.stream().filter(abbreviation -> abbreviation.language() == language).toList();
  }

  private static List<Abbreviation> read() {
    return TableFile.lines("abbreviations.tsv").stream()
        .map(line -> line.split("\t", -1))
        .map(
            row ->
                new Abbreviation(
                    Language.of(row[0]),
                    Kind.valueOf(row[1].toUpperCase(Locale.ROOT)),
                    row[2],
                    row[3]))
        .toList();
  }
}
