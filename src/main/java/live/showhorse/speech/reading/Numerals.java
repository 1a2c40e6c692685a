package live.showhorse.speech.reading;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers in words, by the spell-out rules of CLDR (through ICU4J). The formats are not safe for
 * use by several threads at once, so each is used under its own lock.
 */
final class Numerals {
  private static final Map<String, RuleBasedNumberFormat> FORMATS = new ConcurrentHashMap<>();

  private Numerals() {}

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
