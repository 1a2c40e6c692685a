package live.showhorse.channel;

import java.time.Instant;
import java.util.Optional;
import live.showhorse.script.Language;
import live.showhorse.speech.DeliveryChange;

/**
 * A line as the host asks for it; see {@link Line}.
 *
 * @param language without one, the channel's
 * @param delivery what it leaves open is the presenter's
 */
public record NewLine(
    String text,
    Optional<Language> language,
    Priority priority,
    Optional<Product> product,
    Optional<Instant> deadline,
    DeliveryChange delivery) {

  /** A line at the end of the queue in the channel's language. */
  public static NewLine of(String text) {
    return new NewLine(
        text,
        Optional.empty(),
        Priority.QUEUE,
        Optional.empty(),
        Optional.empty(),
        DeliveryChange.NONE);
  }
}
