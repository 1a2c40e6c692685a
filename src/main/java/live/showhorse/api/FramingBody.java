package live.showhorse.api;

import live.showhorse.presenter.Framing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A framing as the API takes and shows it; what is left out is as suggested. */
@Schema(name = "Framing")
record FramingBody(
    @Schema(
            description = "Size over the suggested size, 0.5..2",
            examples = "1.15",
            defaultValue = "1")
        Double zoom,
    @Schema(
            description = "To the right of the suggested place, share of the canvas' width",
            examples = "-0.05",
            defaultValue = "0")
        Double x,
    @Schema(
            description = "Below the suggested place, share of the canvas' height",
            examples = "0.02",
            defaultValue = "0")
        Double y) {
  Framing toFraming() {
    return new Framing(zoom == null ? 1 : zoom, x == null ? 0 : x, y == null ? 0 : y);
  }

  static FramingBody of(Framing framing) {
    return new FramingBody(framing.zoom(), framing.x(), framing.y());
  }
}
