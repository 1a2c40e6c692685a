package live.showhorse.api;

import java.time.Instant;
import java.util.Optional;
import live.showhorse.channel.NewLine;
import live.showhorse.channel.Priority;
import live.showhorse.speech.Delivery;
import live.showhorse.speech.DeliveryChange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line as a caller gives it. */
@Schema(name = "NewLine", requiredProperties = "text")
record LineBody(
    @Schema(
            description = "1..2,000 characters",
            examples = "Welcome! This oolong was picked in May.")
        String text,
    @Schema(
            description = "zh, yue, en, ja, ko, de or fr; without it, the channel's",
            examples = "en",
            implementation = String.class)
        Optional<String> language,
    @Schema(
            description =
                "now: cuts in at the next GOP; next: before the queue; queue (default): at its end",
            enumeration = {"now", "next", "queue"},
            implementation = String.class)
        Optional<String> priority,
    @Schema(
            description = "Shown on the card while the line airs",
            implementation = ProductBody.class)
        Optional<ProductBody> product,
    @Schema(
            description = "Not on air by then: it expires. At most a year ahead",
            examples = "2026-11-20T19:30:00Z",
            implementation = Instant.class)
        Optional<Instant> deadline,
    @Schema(
            description = "0.5..1.5, where 1 is the voice's own; without it, the presenter's",
            examples = "0.9",
            implementation = Double.class)
        Optional<Double> speed,
    @Schema(
            description = "-6..6 semitones over the voice's own; without it, the presenter's",
            examples = "1.5",
            implementation = Double.class)
        Optional<Double> pitch,
    @Schema(
            description = "true: it enters the queue again when it has aired",
            defaultValue = "false")
        boolean loop) {

  /** Only text, in what may be a language of its own. */
  static LineBody of(String text, Optional<String> language) {
    return new LineBody(
        text,
        language,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  NewLine toNewLine() {
    return new NewLine(
        Given.required("text", text),
        language.map(Given::language),
        priority
            .map(value -> Given.choice("priority", Priority.class, value))
            .orElse(Priority.QUEUE),
        product.map(ProductBody::toProduct),
        deadline.map(Given::deadline),
        delivery(),
        Optional.empty(),
        loop,
        "");
  }

  private DeliveryChange delivery() {
    var change = new DeliveryChange(speed, pitch);
    change.of(Delivery.PLAIN); // checks it
    return change;
  }
}
