package live.showhorse.speech.reading;

import java.util.List;

/** Which numbers can be a date, and the names of the months. */
final class Calendar {
  static final List<String> ENGLISH =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  static final List<String> GERMAN =
      List.of(
          "Januar",
          "Februar",
          "März",
          "April",
          "Mai",
          "Juni",
          "Juli",
          "August",
          "September",
          "Oktober",
          "November",
          "Dezember");
  static final List<String> FRENCH =
      List.of(
          "janvier",
          "février",
          "mars",
          "avril",
          "mai",
          "juin",
          "juillet",
          "août",
          "septembre",
          "octobre",
          "novembre",
          "décembre");

  private Calendar() {}

  static boolean date(String month, String day) {
    int m = Integer.parseInt(month);
    int d = Integer.parseInt(day);
    return m >= 1 && m <= 12 && d >= 1 && d <= 31;
  }

  /** 1/2 and 3/4 are rather fractions, 11/21 and 6/18 rather dates. */
  static boolean fraction(String above, String below) {
    int a = Integer.parseInt(above);
    int b = Integer.parseInt(below);
    return a < b && a <= 9 && (b <= 6 || b == 8 || b == 10);
  }

  /** Of two digits the century is added: 26 is 2026, 85 is 1985. */
  static String year(String written) {
    return written.length() > 2 ? written : (written.compareTo("60") < 0 ? "20" : "19") + written;
  }

  /** Without zeros in front. */
  static String plain(String number) {
    return Integer.toString(Integer.parseInt(number));
  }
}
