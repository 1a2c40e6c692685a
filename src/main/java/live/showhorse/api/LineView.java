package live.showhorse.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.showhorse.channel.Line;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line as the API shows it. */
@Schema(name = "Line")
record LineView(
    @Schema(examples = "b7tq2m") String id,
    String text,
    @Schema(examples = "en") String language,
    @Schema(enumeration = {"now", "next", "queue"}) String priority,
    @Schema(implementation = ProductView.class) Optional<ProductView> product,
    @Schema(implementation = Instant.class) Optional<Instant> deadline,
    @Schema(description = "Whether it enters the queue again when it has aired") boolean loop,
    @Schema(
            enumeration = {
              "queued",
              "rendering",
              "ready",
              "airing",
              "aired",
              "failed",
              "expired",
              "removed"
            })
        String state,
    @Schema(description = "Why it failed, or empty") String detail,
    Instant createdAt,
    @Schema(description = "When its first frame went on air", implementation = Instant.class)
        Optional<Instant> airedAt,
    @Schema(
            description = "What is heard instead of a voice; the text is then its caption",
            implementation = RecordingView.class)
        Optional<RecordingView> recording,
    @Schema(
            description =
                "How each sentence is read: numbers and signs in words, words of the presenter's"
                    + " lexicon as it has them. Empty for a recording",
            examples = "[\"Only twelve dollars and fifty cents.\"]")
        List<String> spoken) {

  static LineView of(Line line) {
    return new LineView(
        line.id(),
        line.text(),
        line.language().tag(),
        Given.lower(line.priority()),
        line.product().map(ProductView::of),
        line.deadline(),
        line.loop(),
        Given.lower(line.state()),
        line.detail(),
        line.createdAt(),
        line.airedAt(),
        line.recording().map(RecordingView::of),
        line.spoken());
  }
}
