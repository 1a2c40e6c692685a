package live.showhorse.problem;

import java.time.Duration;
import java.util.Optional;

/**
 * A refusal that the caller can act on. The API turns it into an RFC 9457 problem document.
 *
 * <p>{@code detail} says what was wrong, with the value, and what would be right.
 */
public final class ProblemException extends RuntimeException {
  /** More of a value that somebody sent is not repeated to them, nor written to the log. */
  private static final int SHOWN = 60;

  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final int status;
  private final String type;
  private final Duration retryAfter;

  /**
   * @param status HTTP status, 400..599
   * @param type stable slug in kebab-case, for instance {@code face-too-small}
   * @param detail one or two sentences for a person
   */
  public ProblemException(int status, String type, String detail) {
    this(status, type, detail, null);
  }

  public ProblemException(int status, String type, String detail, Throwable cause) {
    this(status, type, detail, cause, Duration.ZERO);
  }

  private ProblemException(
      int status, String type, String detail, Throwable cause, Duration retryAfter) {
    super(detail, cause);
    this.status = status;
    this.type = type;
    this.retryAfter = retryAfter;
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  /** When the same may succeed, for the header {@code Retry-After}; whole seconds. */
  public Optional<Duration> retryAfter() {
    return Optional.of(retryAfter).filter(Duration::isPositive);
  }

  /** Whether the same call may succeed later although nobody changes it: 429 and 503. */
  public boolean passes() {
    return status == TOO_MANY || status == UNAVAILABLE;
  }

  /** The same problem, found at a place that comes before what it says. */
  public ProblemException in(String place) {
    return new ProblemException(
        status, type, "In " + place + ": " + getMessage(), this, retryAfter);
  }

  public static ProblemException notFound(String what, String id) {
    return new ProblemException(
        404, "not-found", "There is no " + what + " with the id '" + shown(id) + "'.");
  }

  public static ProblemException unprocessable(String type, String detail) {
    return new ProblemException(422, type, detail);
  }

  /**
   * Full for now; room comes by itself.
   *
   * @param retryAfter when it is worth another try, at least a second
   */
  public static ProblemException busy(String type, String detail, Duration retryAfter) {
    return new ProblemException(429, type, detail, null, retryAfter);
  }

  /**
   * The service cannot do it just now, whoever asks.
   *
   * @param status 500..599
   * @param retryAfter when it is worth another try, at least a second
   */
  public static ProblemException passing(
      int status, String type, String detail, Throwable cause, Duration retryAfter) {
    return new ProblemException(status, type, detail, cause, retryAfter);
  }

  /** What somebody sent, fit to be repeated: cut short, without what cannot be printed. */
  public static String shown(String value) {
    String printable =
        value
            .codePoints()
            .map(ProblemException::printable)
            .limit(SHOWN + 1L)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return printable.codePointCount(0, printable.length()) <= SHOWN
        ? printable
        : printable.substring(0, printable.offsetByCodePoints(0, SHOWN)) + "…";
  }

  private static int printable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> '\uFFFD';
      default -> point;
    };
  }
}
