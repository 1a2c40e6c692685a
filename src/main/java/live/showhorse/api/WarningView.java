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
    @Schema(description = "What is wrong and why") String detail,
    @Schema(
            description = "What viewers have meanwhile",
            examples = "Nothing there; all other outputs have the programme.")
        String audience,
    @Schema(description = "What to do about it") String action,
    Instant since) {

  static WarningView of(Warning warning) {
    return new WarningView(
        warning.code(),
        warning.about(),
        warning.detail(),
        warning.audience(),
        warning.action(),
        warning.since());
  }
}
