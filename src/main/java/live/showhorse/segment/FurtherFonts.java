package live.showhorse.segment;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Fonts for what Noto Sans CJK lacks: Noto Sans of other scripts, which goes with it, and Symbola
 * for emoji. There are some 150, so each is opened when first needed. Thread-safe; blocks for up to
 * half a second once.
 */
final class FurtherFonts {
  private static final Logger LOG = Logger.getLogger(FurtherFonts.class);
  private static final int DEPTH = 6;
  private static final Pattern FILE =
      Pattern.compile(
          "(NotoSans(?!Mono|Display|CJK)([A-Za-z0-9]*)-(Regular|Bold)|Symbola.*)\\.(?:ttf|otf)");

  private final List<Candidate> candidates;

  private FurtherFonts(List<Candidate> candidates) {
    this.candidates = candidates;
  }

  /**
   * @param bold whether a bold font is taken where there is one
   */
  static FurtherFonts below(Path directory, boolean bold) {
    Map<String, Path> families = new HashMap<>();
    try (var files =
        Files.find(
            directory,
            DEPTH,
            (path, attributes) -> FILE.matcher(path.getFileName().toString()).matches(),
            FileVisitOption.FOLLOW_LINKS)) {
      // The wanted weight last: it replaces the other
      files
          .sorted(
              Comparator.comparing((Path path) -> bold == path.toString().contains("-Bold."))
                  .thenComparing(Comparator.naturalOrder()))
          .forEach(path -> families.put(family(path), path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for fonts in " + directory, e);
    }
    return new FurtherFonts(
        families.entrySet().stream()
            .map(entry -> new Candidate(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparing((Candidate candidate) -> rank(candidate.family))
                    .thenComparing(candidate -> candidate.family))
            .toList());
  }

  /** What draws all of these characters of one script, at size 1. Empty when nothing does. */
  Optional<Font> drawing(String text) {
    String script = name(UnicodeScript.of(text.codePointAt(0)));
    List<Candidate> likelyFirst = new ArrayList<>(candidates);
    likelyFirst.sort(Comparator.comparing(candidate -> !candidate.family.equals(script)));
    return likelyFirst.stream()
        .map(Candidate::font)
        .flatMap(Optional::stream)
        .filter(font -> font.canDisplayUpTo(text) < 0)
        .findFirst();
  }

  private static String family(Path path) {
    Matcher parts = FILE.matcher(path.getFileName().toString());
    return parts.matches() && parts.group(2) != null
        ? parts.group(2).toLowerCase(Locale.ROOT)
        : "symbola";
  }

  /** Letters before signs, and emoji last. */
  private static int rank(String family) {
    return switch (family) {
      case "" -> 0;
      case "symbols", "symbols2", "math" -> 2;
      case "symbola" -> 3;
      default -> 1;
    };
  }

  /** As families of Noto are called. */
  private static String name(UnicodeScript script) {
    return script.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** A font that is opened when first asked for. */
  private static final class Candidate {
    private final String family;
    private final Path path;
    private boolean opened;
    private Optional<Font> font = Optional.empty();

    Candidate(String family, Path path) {
      this.family = family;
      this.path = path;
    }

    /** Empty when its file is damaged. */
    synchronized Optional<Font> font() {
      if (!opened) {
        opened = true;
        try {
          font = Optional.of(Font.createFont(Font.TRUETYPE_FONT, path.toFile()));
        } catch (FontFormatException | IOException damaged) {
          LOG.warnf("font left out file=%s reason=%s", path, damaged.getMessage());
        }
      }
      return font;
    }
  }
}
