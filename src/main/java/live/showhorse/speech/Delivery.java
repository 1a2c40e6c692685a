package live.showhorse.speech;

import live.showhorse.problem.ProblemException;

/**
 * How something is said.
 *
 * @param speed 1 is the voice's own; presenters and lines may ask for 0.5..1.5, and a sentence that
 *     would not fit its clip is spoken up to 1.35 times faster than that
 * @param pitch in semitones over the voice's own, -6..6
 */
public record Delivery(double speed, double pitch) {
  public static final double SLOWEST = 0.5;
  public static final double FASTEST = 1.5;
  public static final double LOWEST = -6;
  public static final double HIGHEST = 6;

  /** The voice as it is. */
  public static final Delivery PLAIN = new Delivery(1, 0);

  /**
   * What a presenter or a line asks for.
   *
   * @throws ProblemException 422 {@code delivery-invalid}
   */
  public static Delivery checked(double speed, double pitch) {
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw ProblemException.unprocessable(
          "delivery-invalid",
          "The speed is %s; it must be %s..%s, where 1 is the voice's own."
              .formatted(speed, SLOWEST, FASTEST));
    }
    if (!(pitch >= LOWEST && pitch <= HIGHEST)) {
      throw ProblemException.unprocessable(
          "delivery-invalid",
          "The pitch is %s; it must be %s..%s semitones over the voice's own."
              .formatted(pitch, LOWEST, HIGHEST));
    }
    return new Delivery(speed, pitch);
  }

  Delivery faster(double factor) {
    return new Delivery(speed * factor, pitch);
  }
}
