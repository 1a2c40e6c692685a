package live.showhorse.speech.reading;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import live.showhorse.speech.reading.Tongue.Sign;

/**
 * Telephone, order and model numbers: groups of digits whose hyphens are no ranges. What says that
 * a number without hyphens is a name ("room 1203") differs from language to language.
 */
final class Codes {
  private static final String PAUSE = ", ";

  /** Fewer digits after a plus are an amount. */
  private static final int LEAST_INTERNATIONAL = 8;

  private static final Pattern RUNS = Pattern.compile("\\p{L}+|\\d+");
  private static final Pattern WORD = Pattern.compile("\\p{L}*\\p{Ll}{2}\\p{L}*");

  /** The end of a range: "12V-24V", "5K-10K", "2XL-3XL", "20-V". */
  private final Pattern amount;

  private final Tongue tongue;
  private final UnaryOperator<String> group;

  /**
   * @param group how a group of digits of a telephone number is said
   */
  private Codes(Tongue tongue, UnaryOperator<String> group) {
    this.tongue = tongue;
    this.group = group;
    this.amount =
        Pattern.compile(
            "\\d+(?:"
                + Units.pattern(tongue.language())
                + "|[kKMBx]|X*[SL]|st|nd|rd|th|er|e|h|[ap]m)?");
  }

  /**
   * @param context what may stand before a telephone or order number, as a pattern
   * @param group how a group of digits of a telephone number is said
   */
  static void addTo(Rules rules, Tongue tongue, String context, UnaryOperator<String> group) {
    var codes = new Codes(tongue, group);
    rules
        .maybe(
            "(?<![\\p{L}\\d.,])(?:\\+|00(?=[1-9]\\d{1,2}[ /-]))\\d{1,3}(?:[ ./-]{1,3}\\(?\\d{1,12}\\)?|\\(\\d{1,5}\\)){1,7}(?!\\d|[.,]\\d)",
            codes::international)
        .say(
            "(?<![\\p{L}\\d.,\\p{Sc}-])#?\\d+(?:-\\d+){2,}(?:-[Xx](?!\\p{L}))?(?![\\p{L}\\d]|-[\\p{L}\\d])",
            codes::groups)
        .say("#(?:\\d+(?:-\\d+)+|\\d{4,})(?![\\p{L}\\d]|[.,]\\d)", codes::groups)
        .say("#(?=\\d)", match -> tongue.say(Sign.NUMBER) + " ")
        .say(
            "(?<=(?<!\\p{L})(?i:"
                + context
                + ")\\p{L}{0,12}[^\\p{L}\\d\\p{Sc}]{1,3}(?:\\p{L}{2,4}[:. ]{1,2})?)\\d{2,12}-\\d{3,12}(?![\\d]|[.,]\\d|[ -]\\d| ?(?:§UNIT|§CURRENCY|%))",
            codes::groups)
        .maybe(
            "(?<![\\p{L}\\d.,\\p{Sc}/-]|\\p{Sc} )(?<a>\\d{3,12})-(?<b>\\d{3,12})(?![\\p{L}\\d]|[.,]\\d|-\\d| ?(?:§UNIT|§CURRENCY|%|[x×]))",
            codes::pair)
        .maybe(
            "(?<![\\p{L}\\d.,/-])(?=[\\p{L}\\d-]*\\d)(?=[\\p{L}\\d-]*\\p{Lu})[\\p{L}\\d]+(?:-[\\p{L}\\d]+)+(?![\\p{L}\\d]|-)",
            codes::parts)
        .say(
            "(?<![\\p{L}\\d.,-])(?:\\p{Lu}+\\d+\\p{Lu}+|\\d+\\p{Lu}+)\\d[\\dA-Z]{2,}(?![\\p{L}\\d])",
            match -> codes.part(match.group()));
  }

  /** How the digits of a model or a room are said: in pairs where there are four. */
  static String figures(String digits, Tongue tongue) {
    boolean hundreds = digits.endsWith("00");
    boolean english = tongue == Tongue.ENGLISH;
    if (digits.length() > 1 && digits.startsWith("0")) {
      return tongue.oneByOne(digits);
    }
    return switch (digits.length()) {
      case 1, 2 -> digits;
      case 3 -> hundreds || !english ? digits : tongue.oneByOne(digits);
      case 4 -> hundreds ? thousands(digits, english) : pair(digits, 2, tongue);
      case 5 ->
          !hundreds
              ? tongue.oneByOne(digits)
              : english && digits.charAt(2) != '0'
                  ? digits.substring(0, 2)
                      + " "
                      + tongue.oneByOne(digits.substring(2, 3))
                      + " hundred"
                  : digits;
      default -> tongue.oneByOne(digits);
    };
  }

  /** Two numbers, the second of two digits: "twelve oh three". */
  static String pair(String digits, int cut, Tongue tongue) {
    String second = digits.substring(cut);
    String zero = tongue == Tongue.ENGLISH ? "oh" : tongue.digit(0);
    return digits.substring(0, cut)
        + " "
        + (second.startsWith("0") ? zero + " " + second.charAt(1) : second);
  }

  private static String thousands(String digits, boolean english) {
    return english && !digits.endsWith("000") ? Numerals.englishYear(digits) : digits;
  }

  private Optional<String> international(MatchResult match) {
    String number = match.group();
    if (number.replaceAll("\\D", "").length() < LEAST_INTERNATIONAL) {
      return Optional.empty();
    }
    String plus = number.startsWith("+") ? tongue.say(Sign.PLUS) + " " : "";
    return Optional.of(plus + Numerals.groups(number, group, PAUSE));
  }

  private String groups(MatchResult match) {
    String number = match.group();
    boolean countdown = number.matches("\\d\\d?(?:-\\d\\d?)+");
    String said =
        countdown
            ? number.replace("-", PAUSE)
            : Numerals.groups(number, tongue::oneByOne, PAUSE)
                + (number.matches(".*[Xx]") ? PAUSE + "X" : "");
    return (number.startsWith("#") ? tongue.say(Sign.NUMBER) + " " : "") + said;
  }

  /** Two groups of digits, unless they are rather a range, years or an amount taken off. */
  private Optional<String> pair(MatchResult match) {
    String a = match.group("a");
    String b = match.group("b");
    boolean digits =
        a.startsWith("0")
            || b.startsWith("0")
            || a.length() > b.length() && !b.endsWith("0")
            || a.length() == b.length() && a.length() > 3 && !ascending(a, b)
            || a.length() < b.length() && !(round(a) && round(b))
            || a.length() == b.length() && a.length() > 3 && !(years(a, b) || round(a) && round(b));
    return digits ? Optional.of(groups(match)) : Optional.empty();
  }

  private static boolean ascending(String a, String b) {
    return Long.parseLong(a) < Long.parseLong(b);
  }

  private static boolean round(String number) {
    return number.endsWith("0") || number.endsWith("5");
  }

  private static boolean years(String a, String b) {
    return a.matches("1[1-9]\\d\\d|20\\d\\d") && b.matches("1[1-9]\\d\\d|20\\d\\d");
  }

  private Optional<String> parts(MatchResult match) {
    String[] parts = match.group().split("-");
    boolean words = Arrays.stream(parts).anyMatch(part -> WORD.matcher(part).matches());
    boolean range = Arrays.stream(parts).allMatch(part -> amount.matcher(part).matches());
    boolean measure =
        parts.length == 2
            && parts[0].chars().allMatch(Character::isDigit)
            && Units.known(parts[1], tongue.language());
    return words || range || measure
        ? Optional.empty()
        : Optional.of(Arrays.stream(parts).map(this::part).collect(Collectors.joining(" ")));
  }

  /** Letters and digits apart, but XM5 at the end together. */
  private String part(String part) {
    String tail = part.replaceFirst("^\\p{L}*\\d+(?=\\p{L}+\\d{1,2}$)", "");
    String head = part.substring(0, part.length() - tail.length());
    if (head.isEmpty()) {
      return runs(part);
    }
    return runs(head) + " " + tail;
  }

  private String runs(String part) {
    return RUNS.matcher(part)
        .results()
        .map(MatchResult::group)
        .map(run -> Character.isDigit(run.charAt(0)) ? figures(run, tongue) : run)
        .collect(Collectors.joining(" "));
  }
}
