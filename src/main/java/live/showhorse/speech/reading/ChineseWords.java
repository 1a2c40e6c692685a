package live.showhorse.speech.reading;

import live.showhorse.script.Language;

/** Numbers in the characters of Mandarin (simplified) or Cantonese (traditional). */
final class ChineseWords {
  private static final String DIGITS = "零一二三四五六七八九";

  /** In a mobile number one is yāo in Mandarin. */
  private static final String MOBILE = "零幺二三四五六七八九";

  private final boolean cantonese;

  ChineseWords(Language language) {
    this.cantonese = language == Language.CANTONESE;
  }

  boolean cantonese() {
    return cantonese;
  }

  /** The form of a word in the language's script. */
  String in(String simplified, String traditional) {
    return cantonese ? traditional : simplified;
  }

  String point() {
    return in("点", "點");
  }

  String pair() {
    return in("两", "兩");
  }

  /** Each digit by its name. */
  String digits(String digits) {
    return Numerals.digits(digits, DIGITS);
  }

  /** The groups of a telephone number, with short pauses. */
  String telephone(String number) {
    String digits = number.replaceAll("\\D", "");
    boolean mobile = !cantonese && digits.matches("(?:86)?1[3-9]\\d{9}");
    return Numerals.groups(number, group -> Numerals.digits(group, mobile ? MOBILE : DIGITS), "，");
  }

  /** As in counting and after 第: 二, 二百. */
  String ordinal(String whole) {
    String plain = whole.replace(",", "");
    return cantonese ? Numerals.cantonese(plain) : Numerals.mandarin(plain);
  }

  /** A number that stands for itself: 二, but 两百. */
  String number(String written) {
    return said(Amount.withPoint(written), in("二", "二"));
  }

  /** A number before what it counts: 两. */
  String counted(String written) {
    return counted(Amount.withPoint(written));
  }

  String counted(Amount amount) {
    return said(amount, pair());
  }

  /** Keeps zeros at the end: 2.0 of a version or a score is 二点零. */
  String exact(String written) {
    String[] parts = written.split("\\.");
    var words = new StringBuilder(ordinal(parts[0]));
    for (int at = 1; at < parts.length; at++) {
      words.append(point()).append(digits(parts[at]));
    }
    return words.toString();
  }

  private String said(Amount amount, String two) {
    if (amount.digitByDigit() && !amount.decimal()) {
      return digits(amount.whole());
    }
    if (amount.decimal()) {
      return ordinal(amount.whole()) + point() + digits(amount.fraction());
    }
    return whole(amount.whole(), two);
  }

  private String whole(String whole, String two) {
    if (whole.equals("2")) {
      return two;
    }
    return cantonese ? Numerals.cantonese(whole) : Numerals.mandarinAmount(whole);
  }
}
