package live.showhorse.segment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import live.showhorse.problem.ProblemException;

/** Reads a product's image from a {@code data:} URI, within bounds decided before decoding. */
public final class ProductImage {
  private static final Pattern FORM =
      Pattern.compile("data:image/(png|jpeg);base64,([A-Za-z0-9+/=\\s]+)", Pattern.DOTALL);

  private static final int RGB_BANDS = 3;

  private ProductImage() {}

  /**
   * @param maxBytes of the file
   * @param maxSide pixels of each side
   * @throws ProblemException 413 {@code product-image-too-large} when the file is too large, 422
   *     {@code product-image} when it is not a PNG or JPEG data URI within the other bounds
   */
  public static BufferedImage decode(String uri, int maxBytes, int maxSide) {
    if (uri.length() > maxBytes * 4L / 3 + 1_024) {
      throw tooLarge(maxBytes);
    }
    var matcher = FORM.matcher(uri);
    if (!matcher.matches()) {
      throw refusal("is not of the form data:image/png;base64,… or data:image/jpeg;base64,…");
    }
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(matcher.group(2));
    } catch (IllegalArgumentException e) {
      throw refusal("is not valid base64");
    }
    if (bytes.length > maxBytes) {
      throw tooLarge(maxBytes);
    }
    return decode(bytes, matcher.group(1).toLowerCase(Locale.ROOT), maxSide);
  }

  private static BufferedImage decode(byte[] bytes, String format, int maxSide) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > maxSide || height > maxSide) {
        throw refusal(
            "is " + width + "x" + height + "; each side may have at most " + maxSide + " pixels");
      }
      BufferedImage image = reader.read(0);
      if (format.equals("jpeg") && image.getRaster().getNumBands() > RGB_BANDS) {
        // What the reader takes for red, green, blue and alpha: a JPEG has none of that
        throw refusal("has four components (CMYK)");
      }
      return image;
    } catch (IOException | RuntimeException e) {
      if (e instanceof ProblemException problem) {
        throw problem;
      }
      throw refusal("cannot be decoded as " + format);
    } finally {
      reader.dispose();
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
        "The product's image " + what + ". Send a PNG or JPEG (RGB or grey) as a data URI.");
  }
}
