package live.showhorse.speech.reading;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.showhorse.script.Language;

/**
 * Numbers in words, by the spell-out rules of CLDR (through ICU4J). The formats are not safe for
 * use by several threads at once, so each is used under its own lock.
 */
final class Numerals {
  private static final Map<String, RuleBasedNumberFormat> FORMATS = new ConcurrentHashMap<>();

  private static final Map<Character, Integer> ROMAN =
      Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50, 'C', 100, 'D', 500, 'M', 1_000);

  private Numerals() {}

  /** As it is counted with nothing behind it. */
  static String cardinal(Language language, String number) {
    return spell(
        language.tag(),
        switch (language) {
          case MANDARIN, ENGLISH, CANTONESE, JAPANESE -> "%spellout-cardinal";
          case KOREAN -> "%spellout-cardinal-sinokorean";
          case GERMAN -> "%spellout-numbering";
          case FRENCH -> "%spellout-cardinal-masculine";
        },
        number);
  }

  /** The value of a Roman numeral in capital letters; other letters count as nothing. */
  static int roman(String letters) {
    int value = 0;
    for (int at = 0; at < letters.length(); at++) {
      int here = ROMAN.getOrDefault(letters.charAt(at), 0);
      int next = at + 1 < letters.length() ? ROMAN.getOrDefault(letters.charAt(at + 1), 0) : 0;
      value += here < next ? -here : here;
    }
    return value;
  }

  static String mandarin(String number) {
    return spell("zh", "%spellout-cardinal", number);
  }

  /** With 两 in place of 二 where an amount is counted: 两百, 两千. */
  static String mandarinAmount(String number) {
    return spell("zh", "%spellout-cardinal-alternate2", number);
  }

  /** In traditional characters; Cantonese says 二百, not 兩百. */
  static String cantonese(String number) {
    return spell("zh-Hant", "%spellout-cardinal", number);
  }

  static String sinoKorean(String number) {
    return spell("ko", "%spellout-cardinal-sinokorean", number);
  }

  /** As it stands before what is counted: 두, 열두, 스무. */
  static String nativeKorean(String number) {
    return spell("ko", "%spellout-cardinal-native-attributive", number);
  }

  static String englishOrdinal(String number) {
    return spell("en", "%spellout-ordinal", number);
  }

  static String englishYear(String number) {
    return spell("en", "%spellout-numbering-year", number);
  }

  /**
   * @param ending r (erster), n (ersten) or s (erstes)
   */
  static String germanOrdinal(String number, String ending) {
    return spell("de", "%spellout-ordinal-" + ending, number);
  }

  static String germanYear(String number) {
    return spell("de", "%spellout-numbering-year", number);
  }

  static String frenchOrdinal(String number) {
    return spell("fr", "%spellout-ordinal-masculine", number);
  }

  static String frenchFeminine(String number) {
    return spell("fr", "%spellout-cardinal-feminine", number);
  }

  /** Each digit by its name. */
  static String digits(String digits, String names) {
    var words = new StringBuilder();
    digits
        .chars()
        .filter(Character::isDigit)
        .forEach(digit -> words.append(names.charAt(digit - '0')));
    return words.toString();
  }

  /** The groups of a telephone number, each said by {@code group}, with short pauses. */
  static String groups(String number, UnaryOperator<String> group, String pause) {
    return Pattern.compile("\\d+")
        .matcher(number)
        .results()
        .map(digits -> group.apply(digits.group()))
        .collect(Collectors.joining(pause));
  }

  /** Soft hyphens are for the eye; espeak-ng stumbles over them. */
  private static String spell(String locale, String rules, String number) {
    RuleBasedNumberFormat format =
        FORMATS.computeIfAbsent(
            locale,
            tag ->
                new RuleBasedNumberFormat(
                    ULocale.forLanguageTag(tag), RuleBasedNumberFormat.SPELLOUT));
    synchronized (format) {
      return format.format(new BigDecimal(number).longValueExact(), rules).replace("\u00AD", "");
    }
  }
}
