package live.showhorse.speech.reading;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
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
    // Not safe for several threads, and quick enough to make for a sentence
    var format =
        new RuleBasedNumberFormat(
            ULocale.forLanguageTag(language.tag()), RuleBasedNumberFormat.SPELLOUT);
    String rules =
        switch (language) {
          case MANDARIN, ENGLISH, CANTONESE, JAPANESE -> "%spellout-cardinal";
          case KOREAN -> "%spellout-cardinal-sinokorean";
          case GERMAN -> "%spellout-numbering";
          case FRENCH -> "%spellout-cardinal-masculine";
        };
    return NEXT_TO_LETTER
        .matcher(text)
        .replaceAll(" ")
        .transform(FIGURES::matcher)
        .replaceAll(
            figures -> format.format(Long.parseLong(figures.group()), rules).replace("\u00AD", ""));
  }
}
