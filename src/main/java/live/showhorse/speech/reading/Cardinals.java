package live.showhorse.speech.reading;

import java.util.regex.Pattern;
import live.showhorse.script.Language;

/**
 * The cardinals that the rules leave as figures, because every voice reads them right, in words: so
 * that a person sees what is said. Thread-safe.
 */
public final class Cardinals {
  private static final Pattern FIGURES = Pattern.compile("(?<![\\d])\\d{1,15}(?!\\d)");

  private static final Pattern NEXT_TO_LETTER =
      Pattern.compile("(?<=\\d)(?=\\p{IsLatin})|(?<=\\p{IsLatin})(?=\\d)");

  private Cardinals() {}

  /** The text with the figures that are left in words. */
  public static String inWords(String text, Language language) {
    if (text.chars().noneMatch(Character::isDigit)) {
      return text;
    }
    return NEXT_TO_LETTER
        .matcher(text)
        .replaceAll(" ")
        .transform(FIGURES::matcher)
        .replaceAll(figures -> Numerals.cardinal(language, figures.group()));
  }
}
