package live.showhorse.api;

import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import live.showhorse.channel.NewLine;
import live.showhorse.channel.Priority;
import live.showhorse.speech.DeliveryChange;
import live.showhorse.speech.Recording;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.PartType;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The form that puts an uploaded recording into the rundown as a line. */
@Schema(name = "NewRecordedLine", requiredProperties = "recording")
class RecordingForm {
  @RestForm("recording")
  @Schema(description = "WAV, MP3, M4A, AAC, FLAC, Ogg or WebM, at most 60 s of sound")
  FileUpload recording;

  @RestForm("text")
  @Schema(description = "The caption, at most 2,000 characters; without it there is none")
  String text;

  @RestForm("language")
  @Schema(
      description = "Of the recording: zh, yue, en, ja, ko, de or fr; without it, the channel's",
      examples = "en")
  String language;

  @RestForm("priority")
  @Schema(
      description =
          "now: cuts in at the next GOP; next: before the queue; queue (default): at its end",
      enumeration = {"now", "next", "queue"})
  String priority;

  @RestForm("product")
  @PartType(MediaType.APPLICATION_JSON)
  @Schema(description = "In JSON. Shown on the card while the line airs")
  ProductBody product;

  @RestForm("deadline")
  @Schema(
      description = "Not on air by then: it expires. At most a year ahead",
      examples = "2026-11-20T19:30:00Z")
  String deadline;

  @RestForm("loop")
  @Schema(description = "true: it enters the queue again when it has aired")
  String loop;

  /** Blocks: reads the uploaded file. */
  byte[] recording() {
    return Uploads.read(Given.required("recording", recording));
  }

  /**
   * The line; what it says is checked before the sound is read.
   *
   * @param recording none while only the fields are to be checked
   */
  NewLine toNewLine(Optional<Recording> recording) {
    return new NewLine(
        Given.text(text).orElse(""),
        Given.text(language).map(Given::language),
        Given.text(priority)
            .map(value -> Given.choice("priority", Priority.class, value))
            .orElse(Priority.QUEUE),
        Optional.ofNullable(product).map(ProductBody::toProduct),
        Given.text(deadline).map(Given::deadline),
        DeliveryChange.NONE,
        recording,
        Given.text(loop).map(value -> Given.flag("loop", value)).orElse(false),
        "");
  }
}
