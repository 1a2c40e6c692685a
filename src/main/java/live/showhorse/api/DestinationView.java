package live.showhorse.api;

import java.time.Instant;
import live.showhorse.output.DestinationStatus;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A destination as the API shows it: never with its stream key. */
@Schema(name = "Destination")
record DestinationView(
    @Schema(examples = "d4xk8w") String id,
    @Schema(examples = "Main platform") String name,
    @Schema(description = "Without anything secret", examples = "rtmps://live.example.com/app")
        String url,
    @Schema(enumeration = {"connecting", "live", "retrying", "failed", "stopped"}) String state,
    @Schema(description = "Why it is in that state, or empty") String detail,
    @Schema(description = "In that state since") Instant since,
    long framesSent,
    long framesDropped,
    @Schema(description = "Connections lost or refused so far") int retries,
    @Schema(description = "Seconds of programme that wait to be sent") double secondsBehind) {

  private static final double MILLIS = 1_000.0;

  static DestinationView of(DestinationStatus status) {
    return new DestinationView(
        status.id(),
        status.name(),
        status.url(),
        Given.lower(status.state()),
        status.detail(),
        status.since(),
        status.framesSent(),
        status.framesDropped(),
        status.retries(),
        status.behind().toMillis() / MILLIS);
  }
}
