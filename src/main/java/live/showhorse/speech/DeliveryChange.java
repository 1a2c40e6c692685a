package live.showhorse.speech;

import java.util.Optional;

/**
 * What a line says about its delivery; what it leaves open is the presenter's.
 *
 * @param speed 0.5..1.5
 * @param pitch -6..6 semitones
 */
public record DeliveryChange(Optional<Double> speed, Optional<Double> pitch) {
  public static final DeliveryChange NONE = new DeliveryChange(Optional.empty(), Optional.empty());

  /**
   * What it makes of a presenter's delivery.
   *
   * @throws live.showhorse.problem.ProblemException 422 {@code delivery-invalid}
   */
  public Delivery of(Delivery presenter) {
    return Delivery.checked(speed.orElse(presenter.speed()), pitch.orElse(presenter.pitch()));
  }
}
