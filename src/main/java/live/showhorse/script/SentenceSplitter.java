package live.showhorse.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import live.showhorse.script.CutPlaces.Kind;

/**
 * Cuts a text into sentences that fit clips of at most 8 s: at the ends of sentences; where one is
 * too long at colons, then at clauses, then between words, in Chinese and Japanese between
 * characters. Numbers, prices, abbreviations and addresses stay whole.
 *
 * <p>Nothing is lost or moved: the pieces in order are the text, up to white space.
 */
public final class SentenceSplitter {
  /**
   * Seconds a piece may take by the estimate, which is rarely too low. A clip holds 7.8 s of
   * speech, and voices may speak up to 1.35 times faster where that is not enough.
   */
  private static final double MOST_SECONDS = 7.4;

  /**
   * Shorter than this ("Hi!") is joined to a neighbour: a clip of its own would only be a hiccup.
   */
  private static final double FRAGMENT_SECONDS = 1.2;

  /** What cannot be cut (an address, a number) may take this long: it is then spoken faster. */
  private static final double MOST_SECONDS_WHOLE = 9;

  private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u3000&&[^\\n]]+");

  private final String text;
  private final CutPlaces places;
  private final SpokenLength length;

  private SentenceSplitter(String text, Language language, double speed) {
    this.text = text;
    this.places = new CutPlaces(text, language);
    this.length = new SpokenLength(text, language, speed);
  }

  /**
   * Stateless; any thread.
   *
   * @param text any text; a line break ends a sentence
   * @return pieces without white space around them, none empty; no piece for a blank text. A text
   *     without letters and digits is one piece, whether it can be spoken or not; a pause is part
   *     of a piece and counts as its time
   * @throws live.showhorse.problem.ProblemException 422 {@code pause-invalid}
   */
  public static List<String> split(String text, Language language) {
    return split(text, language, 1);
  }

  /**
   * The same for a voice that speaks slower or faster.
   *
   * @param speed 1 is the voice's own
   * @throws live.showhorse.problem.ProblemException 422 {@code pause-invalid}
   */
  public static List<String> split(String text, Language language, double speed) {
    if (text.isBlank()) {
      return List.of();
    }
    String tidy =
        SPACES.matcher(LINE_BREAKS.matcher(text.strip()).replaceAll("\n")).replaceAll(" ");
    var splitter = new SentenceSplitter(tidy, language, speed);
    return splitter
        .fragmentsJoined(splitter.cut(new Span(0, splitter.text.length()), Kind.SENTENCE))
        .stream()
        .map(splitter::piece)
        .toList();
  }

  private record Span(int start, int end) {}

  /** Sentences are always cut apart, everything below only where it does not fit. */
  private List<Span> cut(Span span, Kind kind) {
    if (kind != Kind.SENTENCE && seconds(span) <= MOST_SECONDS) {
      return List.of(span);
    }
    if (kind == Kind.ANYWHERE) {
      return seconds(span) <= MOST_SECONDS_WHOLE ? List.of(span) : packed(parts(span, kind));
    }
    List<Span> parts = parts(span, kind);
    Kind next = Kind.values()[kind.ordinal() + 1];
    List<Span> pieces = new ArrayList<>();
    List<Span> fitting = new ArrayList<>();
    for (Span part : parts) {
      if (kind == Kind.SENTENCE) {
        pieces.addAll(cut(part, next));
      } else if (seconds(part) <= MOST_SECONDS) {
        fitting.add(part);
      } else {
        pieces.addAll(packed(fitting));
        fitting.clear();
        pieces.addAll(cut(part, next));
      }
    }
    pieces.addAll(packed(fitting));
    return pieces;
  }

  private List<Span> parts(Span span, Kind kind) {
    List<Span> parts = new ArrayList<>();
    int start = span.start();
    for (int at = start + 1; at < span.end(); at++) {
      if (places.allows(kind, at)) {
        parts.add(new Span(start, at));
        start = at;
      }
    }
    parts.add(new Span(start, span.end()));
    return parts;
  }

  private List<Span> packed(List<Span> parts) {
    List<Span> pieces = new ArrayList<>();
    int first = 0;
    for (int end :
        Packing.pack(parts.stream().mapToDouble(this::seconds).toArray(), MOST_SECONDS)) {
      pieces.add(new Span(parts.get(first).start(), parts.get(end - 1).end()));
      first = end;
    }
    return pieces;
  }

  /**
   * Joins a fragment to the next piece, or else to the one before, where they fit; a piece with
   * nothing to say (a lone emoji) to the one before, or else to the next.
   */
  private List<Span> fragmentsJoined(List<Span> pieces) {
    List<Span> joined = new ArrayList<>();
    for (int at = 0; at < pieces.size(); at++) {
      Span piece = pieces.get(at);
      if (joined.isEmpty()) {
        joined.add(piece);
        continue;
      }
      Span last = joined.getLast();
      boolean waiting = !speaks(last) || fragment(last) && fits(last, piece);
      boolean nextTakesIt = at + 1 < pieces.size() && fits(piece, pieces.get(at + 1));
      boolean backwards = !speaks(piece) || fragment(piece) && !nextTakesIt && fits(last, piece);
      if (waiting || backwards) {
        joined.set(joined.size() - 1, new Span(last.start(), piece.end()));
      } else {
        joined.add(piece);
      }
    }
    return joined;
  }

  private boolean fragment(Span span) {
    return seconds(span) < FRAGMENT_SECONDS;
  }

  private boolean fits(Span first, Span second) {
    return length.seconds(first.start(), second.end()) <= MOST_SECONDS;
  }

  private boolean speaks(Span span) {
    return Pauses.removed(text.substring(span.start(), span.end()))
        .codePoints()
        .anyMatch(Character::isLetterOrDigit);
  }

  private double seconds(Span span) {
    return length.seconds(span.start(), span.end());
  }

  private String piece(Span span) {
    return text.substring(span.start(), span.end()).replace('\n', ' ').strip();
  }
}
