package live.showhorse.speech.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.showhorse.script.Language;

/**
 * Which Chinese characters a voice has a reading for: the others it would spell by their number or
 * leave out. The first use loads the tables (and for Mandarin and Cantonese HanLP's). Thread-safe.
 */
public final class ReadableHan {
  /** Forms of Japanese names and old prints, by the form that dictionaries have. */
  private static final Map<Integer, Integer> FORMS = forms("𠮷吉髙高﨑崎𠮟叱濵浜邉辺桒桑栁柳瀨瀬靑青淸清郞郎");

  private ReadableHan() {}

  /** Loaded when first used. */
  private static final class Japanese {
    static final Set<Integer> READ = characters("kanji.txt");
  }

  /** The text with rare forms of characters as the voice knows them, as far as there is one. */
  public static String usual(String text, Language language) {
    return switch (language) {
      case MANDARIN, CANTONESE -> HanCharacters.commonForms(text, language);
      case JAPANESE ->
          text.codePoints()
              .map(ReadableHan::japaneseForm)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      case KOREAN, ENGLISH, GERMAN, FRENCH -> text;
    };
  }

  /**
   * The characters of a text that the voice cannot read.
   *
   * @param text as the voice is given it
   */
  public static Set<String> unread(String text, Language language) {
    return switch (language) {
      case MANDARIN, CANTONESE ->
          outside(text, point -> HanCharacters.readable(point, language));
      case JAPANESE -> outside(text, Japanese.READ::contains);
      case KOREAN, ENGLISH, GERMAN, FRENCH -> Set.of();
    };
  }

  private static Set<String> outside(String text, IntPredicate readable) {
    return text.codePoints()
        .filter(point -> UnicodeScript.of(point) == UnicodeScript.HAN)
        .filter(readable.negate())
        .mapToObj(Character::toString)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static int japaneseForm(int point) {
    int form = FORMS.getOrDefault(point, point);
    return !Japanese.READ.contains(point) && Japanese.READ.contains(form) ? form : point;
  }

  private static Map<Integer, Integer> forms(String pairs) {
    int[] points = pairs.codePoints().toArray();
    return IntStream.range(0, points.length / 2)
        .boxed()
        .collect(Collectors.toMap(at -> points[2 * at], at -> points[2 * at + 1], (a, b) -> a));
  }

  private static Set<Integer> characters(String name) {
    String path = "/speech/" + name;
    try (InputStream in = ReadableHan.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + path);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMapToInt(String::codePoints)
          .boxed()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
