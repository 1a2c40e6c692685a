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
import live.showhorse.problem.ProblemException;

/** Reads a product's image from a {@code data:} URI, within bounds decided before decoding. */
public final class ProductImage {
  public static final int MAX_BYTES = 512 * 1024;
  public static final int MAX_SIDE = 4_096;
  private static final Pattern FORM =
      Pattern.compile("data:image/(png|jpeg);base64,([A-Za-z0-9+/=\\s]+)", Pattern.DOTALL);

  private ProductImage() {}

  /**
   * @throws ProblemException 422 {@code product-image} when it is not a PNG or JPEG data URI within
   *     the bounds
   */
  public static BufferedImage decode(String uri) {
    if (uri.length() > MAX_BYTES * 4 / 3 + 1_024) {
      throw refusal("is over " + MAX_BYTES / 1024 + " KiB");
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
    if (bytes.length > MAX_BYTES) {
      throw refusal("is over " + MAX_BYTES / 1024 + " KiB");
    }
    return decode(bytes, matcher.group(1).toLowerCase(Locale.ROOT));
  }

  private static BufferedImage decode(byte[] bytes, String format) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width > MAX_SIDE || height > MAX_SIDE) {
        throw refusal("is " + width + "x" + height + "; each side may be at most " + MAX_SIDE);
      }
      return reader.read(0);
    } catch (IOException | RuntimeException e) {
      if (e instanceof ProblemException problem) {
        throw problem;
      }
      throw refusal("cannot be decoded as " + format);
    } finally {
      reader.dispose();
    }
  }

  private static ProblemException refusal(String what) {
    return ProblemException.unprocessable(
        "product-image",
        "The product's image "
            + what
            + ". Send a PNG or JPEG data URI of at most "
            + MAX_BYTES / 1024
            + " KiB.");
  }
}
