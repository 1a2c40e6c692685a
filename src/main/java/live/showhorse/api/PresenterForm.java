package live.showhorse.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import live.showhorse.presenter.Consent;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The form that makes a presenter. */
@Schema(
    name = "NewPresenter",
    requiredProperties = {"photo", "name", "language", "consent"})
class PresenterForm {
  private static final long MAX_PHOTO_BYTES = 20L * 1024 * 1024;

  @RestForm("photo")
  @Schema(
      description =
          "JPEG, PNG or WebP, at most 20 MiB and 12 megapixels, one frontal face of at least 96 px")
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
  byte[] photo() {
    FileUpload upload = Given.required("photo", photo);
    if (upload.size() > MAX_PHOTO_BYTES) {
      throw new ProblemException(
          413,
          "photo-too-large",
          "The photo has "
              + upload.size()
              + " bytes; it must have at most "
              + MAX_PHOTO_BYTES
              + ".");
    }
    try {
      return Files.readAllBytes(upload.uploadedFile());
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read the upload " + upload.uploadedFile(), failed);
    }
  }
}
