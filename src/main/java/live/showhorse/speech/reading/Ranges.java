package live.showhorse.speech.reading;

import live.showhorse.speech.reading.Tongue.Sign;

/** The dash between two numbers or sizes: a range, or an amount taken off. */
final class Ranges {
  /** Below it a smaller number after the dash is an hour: nine to five. */
  private static final int LEAST_REDUCED = 100;

  private Ranges() {}

  static void addTo(Rules rules, Tongue tongue) {
    String to = " " + tongue.say(Sign.TO) + " ";
    String minus = " " + tongue.say(Sign.MINUS) + " ";
    rules
        .say("§SIZES", match -> to)
        .say(
            "(?<=(?<![\\p{L}\\d])(?:\\d?X{0,3}[SL]|M)) ?/ ?(?=(?:\\d?X{0,3}[SL]|M)(?![\\p{L}\\d]))",
            match -> ", ")
        .say("(?<=\\d) ?- ?(?=\\d{1,9} ?=)", match -> minus)
        .say(
            "(?<=(?<![\\d.,-])(?<a>\\d{3,9})) ?- ?(?=\\p{Sc}?(?<b>\\d{1,9})(?![\\d-]|[.,]\\d))",
            match -> taken(match.group("a"), match.group("b")) ? minus : to)
        .say("§TO", match -> to)
        .say("(?<=\\d ?(?:§UNIT|§CURRENCY|%)) ?[-–—] ?(?=\\p{Sc}? ?\\d)", match -> to);
  }

  /** 199-30, but not 2024-25. */
  static boolean taken(String from, String off) {
    long whole = Long.parseLong(from);
    long part = Long.parseLong(off);
    boolean years = from.matches("(?:19|20)\\d\\d") && part < 100 && part > whole % 100;
    return part < whole && whole >= LEAST_REDUCED && !years;
  }
}
