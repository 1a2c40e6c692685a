package live.showhorse.speech.reading;

import live.showhorse.script.Language;

/**
 * Numbers, prices, units, dates, times, telephone numbers, per cents, ranges, ordinals, fractions
 * and model numbers in the words of each language. Thread-safe.
 */
public final class Figures {
  private static final ChineseNumbers MANDARIN = new ChineseNumbers(Language.MANDARIN);
  private static final ChineseNumbers CANTONESE = new ChineseNumbers(Language.CANTONESE);
  private static final JapaneseNumbers JAPANESE = new JapaneseNumbers();
  private static final KoreanNumbers KOREAN = new KoreanNumbers();
  private static final EnglishNumbers ENGLISH = new EnglishNumbers();
  private static final GermanNumbers GERMAN = new GermanNumbers();
  private static final FrenchNumbers FRENCH = new FrenchNumbers();

  private Figures() {}

  /**
   * @param text without abbreviations before numbers ("No. 5")
   * @return what is said; plain cardinals stay figures where every voice reads them right
   */
  public static String inWords(String text, Language language) {
    return switch (language) {
      case MANDARIN -> MANDARIN.inWords(text);
      case CANTONESE -> CANTONESE.inWords(text);
      case JAPANESE -> JAPANESE.inWords(text);
      case KOREAN -> KOREAN.inWords(text);
      case ENGLISH -> ENGLISH.inWords(text);
      case GERMAN -> GERMAN.inWords(text);
      case FRENCH -> FRENCH.inWords(text);
    };
  }
}
