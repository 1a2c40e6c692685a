package live.showhorse.api;

import live.showhorse.speech.Recording;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The recording of a line as the API shows it. */
@Schema(name = "Recording")
record RecordingView(
    @Schema(description = "How long it airs, its silent edges included", examples = "19.84")
        double seconds,
    @Schema(description = "Clips it airs in", examples = "3") int pieces) {

  static RecordingView of(Recording recording) {
    return new RecordingView(recording.seconds(), recording.pieces().size());
  }
}
