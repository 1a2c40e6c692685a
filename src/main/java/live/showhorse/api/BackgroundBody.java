package live.showhorse.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import live.showhorse.presenter.Background;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A background as the API takes and shows it. A picture is sent as a form. */
@Schema(name = "Background")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BackgroundBody(
    @Schema(description = "keep, colour, blur or picture", examples = "blur") String mode,
    @Schema(description = "With colour", examples = "#2f4a63") String colour,
    @Schema(description = "With blur: 0..1; 0.5 when left out", examples = "0.5") Double strength,
    @Schema(description = "With picture: SHA-256 of its file", readOnly = true)
        String pictureSha256) {
  private static final double USUAL_STRENGTH = 0.5;

  /**
   * @param picture SHA-256 of the file that came with it, "" when there is none
   */
  Background toBackground(String picture) {
    return of(mode, colour, strength, picture);
  }

  /** What is {@code null} was not given. */
  static Background of(String mode, String colour, Double strength, String picture) {
    return new Background(
        Given.choice("mode", Background.Mode.class, Given.required("mode", mode)),
        Given.text(colour).orElse(""),
        strength == null ? USUAL_STRENGTH : strength,
        picture);
  }

  static BackgroundBody of(Background background) {
    return new BackgroundBody(
        background.mode().word(),
        Given.text(background.colour()).orElse(null),
        background.mode() == Background.Mode.BLUR ? background.strength() : null,
        Given.text(background.picture()).orElse(null));
  }
}
