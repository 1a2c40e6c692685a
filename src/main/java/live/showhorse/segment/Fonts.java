package live.showhorse.segment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import live.showhorse.script.Language;

/**
 * Noto Sans CJK in the forms of each language: the same character is drawn differently in Chinese,
 * Japanese and Korean. What it lacks is drawn with other fonts of the same directory. Thread-safe.
 */
@ApplicationScoped
public class Fonts {
  private static final int DEPTH = 6;

  private final Map<Language, Font> bold;
  private final Map<Language, Font> regular;
  private final FurtherFonts furtherBold;
  private final FurtherFonts furtherRegular;

  @Inject
  public Fonts(SegmentConfig config) {
    this(config.fontDirectory());
  }

  /**
   * @throws IllegalStateException when the fonts are not below {@code directory}; the message names
   *     the package to install
   */
  public Fonts(Path directory) {
    bold = faces(find(directory, "NotoSansCJK-Bold.ttc"));
    regular = faces(find(directory, "NotoSansCJK-Regular.ttc"));
    furtherBold = FurtherFonts.below(directory, true);
    furtherRegular = FurtherFonts.below(directory, false);
  }

  /** Size 1; derive the size you need. */
  public Font bold(Language language) {
    return bold.get(language);
  }

  /** Size 1; derive the size you need. */
  public Font regular(Language language) {
    return regular.get(language);
  }

  /**
   * The characters of a text that no font has, each once; those that are not seen need none.
   *
   * @param emoji whether emoji count: they are no words
   */
  public String missing(String text, boolean emoji) {
    return new ShownText(regularFace(Language.ENGLISH))
        .missing(text)
        .codePoints()
        .filter(point -> emoji || !ShownText.emoji(point))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  Typeface boldFace(Language language) {
    return new Typeface(bold(language), furtherBold);
  }

  Typeface regularFace(Language language) {
    return new Typeface(regular(language), furtherRegular);
  }

  private static Path find(Path directory, String name) {
    if (Files.isDirectory(directory)) {
      try (var files =
          Files.find(
              directory,
              DEPTH,
              (path, attributes) -> path.getFileName().toString().equals(name),
              FileVisitOption.FOLLOW_LINKS)) {
        var found = files.findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      } catch (IOException e) {
        throw new IllegalStateException("cannot look for fonts in " + directory, e);
      }
    }
    throw new IllegalStateException(
        "font "
            + name
            + " is not below "
            + directory
            + "; install the Debian package fonts-noto-cjk or set showhorse.segment.font-directory");
  }

  private static Map<Language, Font> faces(Path file) {
    Font[] fonts;
    try {
      fonts = Font.createFonts(file.toFile());
    } catch (FontFormatException | IOException e) {
      throw new IllegalStateException("font file " + file + " cannot be read", e);
    }
    Map<Language, Font> faces = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      faces.put(language, face(fonts, file, "Noto Sans CJK " + region(language)));
    }
    return faces;
  }

  private static Font face(Font[] fonts, Path file, String family) {
    for (Font font : fonts) {
      if (font.getFamily().equals(family)) {
        return font;
      }
    }
    throw new IllegalStateException("font file " + file + " has no face '" + family + "'");
  }

  private static String region(Language language) {
    return switch (language) {
      case MANDARIN -> "SC";
      case CANTONESE -> "HK";
      case JAPANESE -> "JP";
      // Only the Korean face has quotation marks and apostrophes of Latin width.
      case KOREAN, ENGLISH, GERMAN, FRENCH -> "KR";
    };
  }
}
