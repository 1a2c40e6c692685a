package live.showhorse.speech;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.showhorse.script.Language;

/** Which letters the voices of a language can read. */
final class Scripts {
  private static final Map<Language, Set<UnicodeScript>> SCRIPTS =
      Map.of(
          Language.MANDARIN, EnumSet.of(UnicodeScript.HAN, UnicodeScript.LATIN),
          Language.CANTONESE, EnumSet.of(UnicodeScript.HAN, UnicodeScript.LATIN),
          Language.JAPANESE,
              EnumSet.of(
                  UnicodeScript.HAN,
                  UnicodeScript.HIRAGANA,
                  UnicodeScript.KATAKANA,
                  UnicodeScript.LATIN),
          Language.KOREAN, EnumSet.of(UnicodeScript.HANGUL, UnicodeScript.LATIN),
          Language.ENGLISH, EnumSet.of(UnicodeScript.LATIN),
          Language.GERMAN, EnumSet.of(UnicodeScript.LATIN),
          Language.FRENCH, EnumSet.of(UnicodeScript.LATIN));

  /** The last letter of the blocks that every voice knows; it spells others by their number. */
  private static final int LAST_KNOWN_LATIN = 0x17F;

  private static final String ALSO_KNOWN = "ȘșȚțơƠưƯ";

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  /** One or two are signs (μ, ΔT), which have names; more are a word. */
  private static final Pattern SIGNS =
      Pattern.compile("(?<!\\p{IsGreek})[Α-Ωα-ω]{1,2}(?!\\p{IsGreek})");

  private Scripts() {}

  /** The text with accents that no voice knows left out: Phở is Pho. */
  static String folded(String text, Language language) {
    var folded = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (unknownLatin(point) || UnicodeScript.of(point) == UnicodeScript.GREEK) {
                folded.append(
                    MARKS
                        .matcher(
                            Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD))
                        .replaceAll(""));
              } else if (Character.getType(point) != Character.NON_SPACING_MARK) {
                folded.appendCodePoint(point);
              }
            });
    return folded.toString();
  }

  /** The letters and digits of a text that the voices cannot read. */
  static Set<String> foreign(String text, Language language) {
    String letters = SIGNS.matcher(text).replaceAll("");
    return letters
        .codePoints()
        .filter(
            point ->
                Character.isLetterOrDigit(point)
                    || Character.getType(point) == Character.LETTER_NUMBER)
        .filter(point -> !known(point, language))
        .mapToObj(Character::toString)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether the language is written with Chinese characters. */
  static boolean han(Language language) {
    return SCRIPTS.get(language).contains(UnicodeScript.HAN);
  }

  private static boolean known(int point, Language language) {
    UnicodeScript script = UnicodeScript.of(point);
    if (script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED) {
      // Digits, and the mark of long vowels
      return point < 0x100 || point == 'ー';
    }
    return SCRIPTS.get(language).contains(script) && !unknownLatin(point);
  }

  private static boolean unknownLatin(int point) {
    boolean wide = point >= 0xFF21 && point <= 0xFF5A;
    return point > LAST_KNOWN_LATIN
        && UnicodeScript.of(point) == UnicodeScript.LATIN
        && !wide
        && !Character.toString(point).matches("[\\u2160-\\u217F]")
        && ALSO_KNOWN.indexOf(point) < 0;
  }
}
