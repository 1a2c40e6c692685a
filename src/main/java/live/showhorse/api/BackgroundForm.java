package live.showhorse.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The form that puts a picture behind a presenter. */
@Schema(name = "NewBackground", requiredProperties = "picture")
class BackgroundForm {
  @RestForm("picture")
  @Schema(
      description =
          "JPEG, PNG, WebP, HEIC or AVIF, at most 20 MiB and 13 megapixels; it covers the canvas")
  FileUpload picture;

  /** Blocks: reads the uploaded file. */
  byte[] picture(long maxBytes) {
    return UploadedPicture.read("background picture", Given.required("picture", picture), maxBytes);
  }
}
