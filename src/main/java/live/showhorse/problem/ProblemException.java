package live.showhorse.problem;

/**
 * A refusal that the caller can act on. The API turns it into an RFC 9457 problem document.
 *
 * <p>{@code detail} says what was wrong, with the value, and what would be right.
 */
public final class ProblemException extends RuntimeException {
  private final int status;
  private final String type;

  /**
   * @param status HTTP status, 400..599
   * @param type stable slug in kebab-case, for instance {@code face-too-small}
   * @param detail one or two sentences for a person
   */
  public ProblemException(int status, String type, String detail) {
    this(status, type, detail, null);
  }

  public ProblemException(int status, String type, String detail, Throwable cause) {
    super(detail, cause);
    this.status = status;
    this.type = type;
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public static ProblemException notFound(String what, String id) {
    return new ProblemException(
        404, "not-found", "There is no " + what + " with the id '" + id + "'.");
  }

  public static ProblemException unprocessable(String type, String detail) {
    return new ProblemException(422, type, detail);
  }
}
