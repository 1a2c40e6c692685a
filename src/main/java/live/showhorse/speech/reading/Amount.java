package live.showhorse.speech.reading;

/**
 * A number as it is written.
 *
 * @param whole digits before the decimal mark, without separators
 * @param fraction digits after it, without zeros at the end; often empty
 */
record Amount(String whole, String fraction) {
  /** More digits than this are read one by one. */
  private static final int MOST_DIGITS = 15;

  /** Where the decimal mark is a point and the comma separates thousands. */
  static Amount withPoint(String number) {
    int mark = number.indexOf('.');
    return split(number, mark);
  }

  /** Where the decimal mark is a comma; a point before three digits separates thousands. */
  static Amount withComma(String number) {
    int comma = number.indexOf(',');
    if (comma >= 0) {
      return split(number, comma);
    }
    int point = number.lastIndexOf('.');
    return split(number, point >= 0 && number.length() - point - 1 != 3 ? point : -1);
  }

  /** A price, in which people write either: the last mark before at most two digits is decimal. */
  static Amount price(String number) {
    int mark = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
    return split(number, mark >= 0 && number.length() - mark - 1 < 3 ? mark : -1);
  }

  private static Amount split(String number, int mark) {
    String whole = (mark < 0 ? number : number.substring(0, mark)).replaceAll("\\D", "");
    String fraction = mark < 0 ? "" : number.substring(mark + 1).replaceAll("\\D", "");
    return new Amount(whole.isEmpty() ? "0" : whole, fraction.matches("0*") ? "" : fraction);
  }

  boolean decimal() {
    return !fraction.isEmpty();
  }

  /** 007 and numbers longer than any amount are strings of digits. */
  boolean digitByDigit() {
    return whole.length() > MOST_DIGITS || whole.length() > 1 && whole.startsWith("0");
  }

  boolean one() {
    return whole.equals("1") && fraction.isEmpty();
  }

  /** Two digits of the smaller coin. */
  String cents() {
    return fraction.length() == 1 ? fraction + "0" : fraction;
  }
}
