package live.showhorse.speech.reading;

import java.util.Optional;
import java.util.regex.Pattern;
import live.showhorse.script.Language;

/** Readings that say how a word sounds instead of writing it otherwise. */
public final class SoundReading {
  private static final Pattern IPA = Pattern.compile("/([^/]*)/");

  private SoundReading() {}

  /** Whether it is meant as IPA: between slashes. */
  public static boolean ipa(String reading) {
    return IPA.matcher(reading).matches();
  }

  /** Whether it is pinyin with tone numbers. */
  public static boolean pinyin(String reading) {
    return Pinyin.checked(reading).isPresent();
  }

  /** The languages in which IPA can be spoken. */
  public static boolean ipaSpoken(Language language) {
    return Ipa.knows(language);
  }

  /**
   * The reading as it is put into a text (see {@link Phonetics}).
   *
   * @return empty when it is neither pinyin (for Mandarin) nor IPA that the language has
   */
  public static Optional<String> marked(String reading, Language language) {
    var ipa = IPA.matcher(reading);
    if (ipa.matches()) {
      return Ipa.knows(language)
          ? Ipa.names(ipa.group(1), language).map(Phonetics::marked)
          : Optional.empty();
    }
    return language == Language.MANDARIN
        ? Pinyin.checked(reading).map(Phonetics::marked)
        : Optional.empty();
  }
}
