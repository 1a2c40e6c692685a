package live.showhorse.speech.reading;

import java.util.regex.Pattern;
import live.showhorse.script.Language;

/**
 * The cardinals that the rules leave as figures, because every voice reads them right, in words: so
 * that a person sees what is said. Thread-safe.
 */
public final class Cardinals {
  private static final Pattern FIGURES = Pattern.compile("(?<![\\d])\\d{1,15}(?!\\d)");

  /** Only the Japanese voice is given decimals as figures. */
  private static final Pattern DECIMALS = Pattern.compile("(?<=\\d)\\.(\\d+)(?![\\d.])");

  private static final Pattern NEXT_TO_LETTER =
      Pattern.compile("(?<=\\d)(?=\\p{IsLatin})|(?<=\\p{IsLatin})(?=\\d)");

  private Cardinals() {}

  /** The text with the figures that are left in words. */
  public static String inWords(String text, Language language) {
    if (text.chars().noneMatch(Character::isDigit)) {
      return text;
    }
    String points =
        language == Language.JAPANESE
            ? DECIMALS
                .matcher(text)
                .replaceAll(decimals -> "点" + Numerals.digits(decimals.group(1), "〇一二三四五六七八九"))
            : text;
    return NEXT_TO_LETTER
        .matcher(points)
        .replaceAll(" ")
        .transform(FIGURES::matcher)
        .replaceAll(figures -> Numerals.cardinal(language, figures.group()));
  }
}
