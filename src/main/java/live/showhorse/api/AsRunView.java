package live.showhorse.api;

import java.time.Instant;
import live.showhorse.channel.AsRunEntry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One entry of the as-run log. */
@Schema(name = "AsRunEntry")
record AsRunView(
    @Schema(description = "Time of its first frame") Instant at,
    @Schema(description = "Its first frame, counted from on-air") long frame,
    @Schema(description = "How many frames aired") int frames,
    @Schema(enumeration = {"line", "bridge", "idle", "still"}) String kind,
    @Schema(description = "Id of the line, or empty") String line,
    @Schema(description = "Which sentence of the line, from 0; -1: not a line") int sentence,
    @Schema(description = "What was said, or empty") String text,
    @Schema(description = "How it was read, numbers and signs in words; empty for a recording")
        String spoken,
    @Schema(description = "Key of the segment") String segment,
    @Schema(description = "Key of the clip, see /v1/clips") String clip,
    @Schema(description = "Whether it was cut before its end") boolean truncated) {

  static AsRunView of(AsRunEntry entry) {
    return new AsRunView(
        entry.at(),
        entry.frame(),
        entry.frames(),
        Given.lower(entry.kind()),
        entry.line(),
        entry.sentence(),
        entry.text(),
        entry.spoken(),
        entry.segment(),
        entry.clip(),
        entry.truncated());
  }
}
