package live.showhorse.api;

import java.util.Optional;
import live.showhorse.speech.Delivery;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Speed and pitch of a presenter, as callers give them and see them. */
@Schema(name = "Delivery")
record DeliveryBody(
    @Schema(
            description = "0.5..1.5, where 1 is the voice's own (the default)",
            examples = "0.9",
            implementation = Double.class)
        Optional<Double> speed,
    @Schema(
            description = "-6..6 semitones over the voice's own; default: 0",
            examples = "1.5",
            implementation = Double.class)
        Optional<Double> pitch) {

  static DeliveryBody of(Delivery delivery) {
    return new DeliveryBody(Optional.of(delivery.speed()), Optional.of(delivery.pitch()));
  }

  Delivery toDelivery() {
    return Delivery.checked(
        speed.orElse(Delivery.PLAIN.speed()), pitch.orElse(Delivery.PLAIN.pitch()));
  }
}
