package live.showhorse.channel;

import java.time.Instant;
import java.util.Optional;
import live.showhorse.script.Language;
import live.showhorse.speech.DeliveryChange;
import live.showhorse.speech.Recording;

/**
 * A line as the host asks for it; see {@link Line}.
 *
 * @param language without one, the channel's
 * @param delivery what it leaves open is the presenter's
 * @param recording what is heard instead of a voice; the text is then its caption and may be empty
 * @param place where it stands in a script, for problems with it: {@code row 5}; or ""
 */
public record NewLine(
    String text,
    Optional<Language> language,
    Priority priority,
    Optional<Product> product,
    Optional<Instant> deadline,
    DeliveryChange delivery,
    Optional<Recording> recording,
    String place) {

  /** A line that is spoken. */
  public NewLine(
      String text,
      Optional<Language> language,
      Priority priority,
      Optional<Product> product,
      Optional<Instant> deadline,
      DeliveryChange delivery) {
    this(text, language, priority, product, deadline, delivery, Optional.empty());
  }

  /** A line that is not part of a script. */
  public NewLine(
      String text,
      Optional<Language> language,
      Priority priority,
      Optional<Product> product,
      Optional<Instant> deadline,
      DeliveryChange delivery,
      Optional<Recording> recording) {
    this(text, language, priority, product, deadline, delivery, recording, "");
  }

  /** The same line of a script. */
  public NewLine at(String place) {
    return new NewLine(text, language, priority, product, deadline, delivery, recording, place);
  }

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
