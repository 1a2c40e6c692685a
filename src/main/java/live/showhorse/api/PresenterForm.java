package live.showhorse.api;

import java.time.Clock;
import live.showhorse.presenter.Consent;
import live.showhorse.presenter.Look;
import live.showhorse.presenter.Looks;
import live.showhorse.script.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The form that makes a presenter. */
@Schema(
    name = "NewPresenter",
    requiredProperties = {"photo", "name", "language", "consent"})
class PresenterForm {
  @RestForm("photo")
  @Schema(
      description =
          "JPEG, PNG, WebP, HEIC or AVIF, at most 20 MiB and 13 megapixels, one frontal face of at least 96 px")
  FileUpload photo;

  @RestForm("name")
  @Schema(examples = "Mei")
  String name;

  @RestForm("language")
  @Schema(description = "zh, yue, en, ja, ko, de or fr", examples = "zh")
  String language;

  @RestForm("voice")
  @Schema(description = "Id of a voice; without one, the default of the language")
  String voice;

  @RestForm("consent")
  @Schema(description = "true: the person in the photo agreed to be shown speaking")
  String consent;

  @RestForm("consentBy")
  @Schema(description = "Who gave the consent; without it, the name of the presenter")
  String consentBy;

  @RestForm("zoom")
  @Schema(description = "Framing: size over the suggested size, 0.5..2")
  Double zoom;

  @RestForm("x")
  @Schema(description = "Framing: to the right of the suggested place, share of the width")
  Double x;

  @RestForm("y")
  @Schema(description = "Framing: below the suggested place, share of the height")
  Double y;

  @RestForm("background")
  @Schema(description = "keep, colour, picture or blur; without one, keep")
  String background;

  @RestForm("colour")
  @Schema(description = "With colour", examples = "#2f4a63")
  String colour;

  @RestForm("strength")
  @Schema(description = "With blur, 0..1")
  Double strength;

  @RestForm("backgroundPicture")
  @Schema(
      description = "With picture: JPEG, PNG, WebP, HEIC or AVIF within the limits of the photo")
  FileUpload backgroundPicture;

  String name() {
    return Given.required("name", name).strip();
  }

  Language language() {
    return Given.language(Given.required("language", language));
  }

  String voice() {
    return Given.text(voice).orElse("");
  }

  Consent consent(Clock clock) {
    boolean given = Given.text(consent).map("true"::equalsIgnoreCase).orElse(false);
    return new Consent(given, Given.text(consentBy).orElseGet(this::name), clock.instant());
  }

  /** Blocks: reads the uploaded file. */
  byte[] photo(long maxBytes) {
    return UploadedPicture.read("photo", Given.required("photo", photo), maxBytes);
  }

  /** Blocks: reads the uploaded file. Empty when none was sent. */
  byte[] backgroundPicture(long maxBytes) {
    return backgroundPicture == null
        ? new byte[0]
        : UploadedPicture.read("background picture", backgroundPicture, maxBytes);
  }

  /** As suggested where nothing is said; a picture alone says that it is the background. */
  Look look(byte[] picture) {
    var framing = new FramingBody(zoom, x, y);
    String mode = Given.text(background).orElse(picture.length > 0 ? "picture" : "keep");
    return new Look(
        framing.toFraming(),
        BackgroundBody.of(mode, colour, strength, picture.length > 0 ? Looks.name(picture) : ""));
  }
}
