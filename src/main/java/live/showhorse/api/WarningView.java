package live.showhorse.api;

import java.time.Instant;
import live.showhorse.channel.Warning;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that is not as it should be, as the API shows it. */
@Schema(name = "Warning")
record WarningView(
    @Schema(examples = "destination-lost") String code,
    @Schema(description = "Id of the destination or tag of the language it concerns, or empty")
        String about,
    @Schema(description = "What it means and what to do") String detail,
    Instant since) {

  static WarningView of(Warning warning) {
    return new WarningView(warning.code(), warning.about(), warning.detail(), warning.since());
  }
}
