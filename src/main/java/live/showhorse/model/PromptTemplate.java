package live.showhorse.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import live.showhorse.problem.ProblemException;

/**
 * Builds the prompt of a clip in the structure that the model was trained on: a description of 150 to
 * 200 English words, then "Dialogue:" with who speaks which language and the words in quotation
 * marks, then "Background Sound:". Placeholders are {@code {line}}, {@code {language}}, {@code
 * {name}} and {@code {description}}; {@code {{} is a brace. Values are data: what looks like a
 * placeholder, a quotation mark or a new block in them stays text. Immutable.
 */
public final class PromptTemplate {
  /** What may be put in. */
  private enum Placeholder {
    LINE,
    LANGUAGE,
    NAME,
    DESCRIPTION;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String DEFAULT = "/prompt/presenter.txt";
  private static final String SILENT = "/prompt/silent.txt";
  private static final int MAX_BYTES = 16 << 10;
  private static final Pattern BRACE = Pattern.compile("\\{\\{|\\{([^{}\\n]*)}|\\{");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

  /** Between two Han characters, as the published prompts space them, and nowhere else. */
  private static final Pattern BETWEEN_HAN = Pattern.compile("(?<=\\p{IsHan})(?=\\p{IsHan})");

  /** A stretch of the template, then a value. */
  private record Piece(String text, Optional<Placeholder> value) {}

  private final List<Piece> pieces;

  private PromptTemplate(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /** The template that comes with Showhorse. */
  public static PromptTemplate standard() {
    return of(resource(DEFAULT), "the standard template");
  }

  /** For clips in which nothing is said: {@code {line}} is not used. */
  public static PromptTemplate silent() {
    return parse(resource(SILENT), "the silent template");
  }

  private static String resource(String name) {
    try (InputStream in = PromptTemplate.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A template of the user's; see {@code showhorse.happyhorse.prompt}.
   *
   * @param file UTF-8, at most 16 KiB
   * @throws ProblemException {@code prompt-template} where it cannot be read, names an unknown
   *     placeholder or has no {@code {line}}
   */
  public static PromptTemplate read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw problem(file + " has over " + Sizes.text(MAX_BYTES) + ".");
      }
      return of(Files.readString(file), file.toString());
    } catch (CharacterCodingException e) {
      throw problem(file + " is not UTF-8.");
    } catch (IOException e) {
      throw ModelProblems.unreadable(file, e);
    }
  }

  static PromptTemplate of(String template, String name) {
    PromptTemplate parsed = parse(template, name);
    if (parsed.pieces.stream()
        .noneMatch(piece -> piece.value().equals(Optional.of(Placeholder.LINE)))) {
      throw problem(name + " has no {line}, so nothing would be said.");
    }
    return parsed;
  }

  private static PromptTemplate parse(String template, String name) {
    List<Piece> pieces = new ArrayList<>();
    TreeSet<String> unknown = new TreeSet<>();
    StringBuilder text = new StringBuilder();
    Matcher braces = BRACE.matcher(template.strip());
    while (braces.find()) {
      braces.appendReplacement(text, "");
      String found = braces.group(1);
      Optional<Placeholder> known =
          Stream.of(Placeholder.values()).filter(one -> one.toString().equals(found)).findFirst();
      if (known.isPresent()) {
        pieces.add(new Piece(text.toString(), known));
        text.setLength(0);
      } else if (braces.group().equals("{{")) {
        text.append('{');
      } else {
        unknown.add(braces.group());
      }
    }
    braces.appendTail(text);
    pieces.add(new Piece(text.toString(), Optional.empty()));
    if (!unknown.isEmpty()) {
      throw problem(
          name
              + " has the unknown "
              + String.join(", ", unknown)
              + "; known are "
              + Stream.of(Placeholder.values())
                  .map(one -> "{" + one + "}")
                  .collect(Collectors.joining(", "))
              + ", and {{ is a brace.");
    }
    return new PromptTemplate(pieces);
  }

  /** The prompt of one clip. */
  public String fill(Prompt prompt) {
    Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
    values.put(Placeholder.LINE, spoken(prompt));
    values.put(Placeholder.LANGUAGE, languageName(prompt.language()));
    values.put(Placeholder.NAME, plain(prompt.name().isBlank() ? "presenter" : prompt.name()));
    values.put(
        Placeholder.DESCRIPTION,
        plain(prompt.description().isBlank() ? "A presenter" : prompt.description()));
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(piece.text());
      piece.value().ifPresent(value -> text.append(values.get(value)));
    }
    return text.toString();
  }

  private static String spoken(Prompt prompt) {
    String line = plain(prompt.line());
    return isChinese(prompt.language()) ? BETWEEN_HAN.matcher(line).replaceAll(" ") : line;
  }

  private static boolean isChinese(String language) {
    return List.of("zh", "yue", "cmn").contains(Locale.forLanguageTag(language).getLanguage());
  }

  /** The names that the published prompts use. */
  private static String languageName(String language) {
    Locale locale = Locale.forLanguageTag(language);
    return switch (locale.getLanguage()) {
      case "zh", "cmn" -> "Mandarin";
      case "" -> throw new IllegalArgumentException("'" + language + "' is no BCP 47 language");
      default -> locale.getDisplayLanguage(Locale.ENGLISH);
    };
  }

  /** On one line, without the marks that end a value in the template. */
  private static String plain(String value) {
    return SPACE
        .matcher(value)
        .replaceAll(" ")
        .strip()
        .replace('"', '\'')
        .replace('<', '(')
        .replace('>', ')');
  }

  private static ProblemException problem(String detail) {
    return ProblemException.unprocessable("prompt-template", detail);
  }
}
