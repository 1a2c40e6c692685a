package live.showhorse.segment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import live.showhorse.engine.EngineException;
import live.showhorse.engine.EngineStatus;
import live.showhorse.engine.PictureReader;
import live.showhorse.problem.ProblemException;

/** Reads a product's image from a {@code data:} URI, within bounds decided before decoding. */
public final class ProductImage {
  /** What the bytes are decides, not what the type says: browsers guess it from a file's name. */
  private static final Pattern FORM =
      Pattern.compile(
          "data:image/[a-z0-9.+-]+;base64,([A-Za-z0-9+/=\\s]+)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private static final String OUR_OWN = "data:image/png;base64,";

  private ProductImage() {}

  /**
   * @param maxBytes of the file
   * @param maxSide pixels of each side
   * @return upright, sRGB
   * @throws ProblemException 413 {@code product-image-too-large} when the file is too large, 422
   *     {@code product-image} when it is not a picture as a data URI within the other bounds
   */
  public static BufferedImage decode(
      String uri, int maxBytes, int maxSide, PictureReader pictures) {
    if (uri.length() > maxBytes * 4L / 3 + 1_024) {
      throw tooLarge(maxBytes);
    }
    var matcher = FORM.matcher(uri);
    if (!matcher.matches()) {
      throw refusal("is not of the form data:image/png;base64,… (or jpeg, webp, heic, avif).");
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(matcher.group(1));
    } catch (IllegalArgumentException e) {
      throw refusal("is not valid base64.");
    }
    if (bytes.length > maxBytes) {
      throw tooLarge(maxBytes);
    }
    try {
      return image(pictures.png(bytes, maxSide));
    } catch (EngineException e) {
      if (e.status() == EngineStatus.PHOTO_UNREADABLE
          || e.status() == EngineStatus.PHOTO_TOO_LARGE) {
        throw refusal(e.getMessage().replaceFirst("^The picture ", ""));
      }
      throw e.problem();
    }
  }

  /** As a URI that {@link #drawn} reads. */
  public static String uri(byte[] png) {
    return OUR_OWN + Base64.getEncoder().encodeToString(png);
  }

  /** An image that was checked and drawn anew when it was taken in. */
  static BufferedImage drawn(String uri) {
    return image(Base64.getDecoder().decode(uri.substring(OUR_OWN.length())));
  }

  private static BufferedImage image(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException defect) {
      throw new IllegalStateException("a PNG of ours cannot be read", defect);
    }
  }

  private static ProblemException tooLarge(int maxBytes) {
    return new ProblemException(
        413,
        "product-image-too-large",
        "The product's image is too large; it may have at most %d bytes.".formatted(maxBytes));
  }

  private static ProblemException refusal(String what) {
    return ProblemException.unprocessable(
        "product-image",
        "The product's image " + what + " Send a JPEG, PNG, WebP, HEIC or AVIF as a data URI.");
  }
}
