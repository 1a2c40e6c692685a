package live.showhorse.engine;

import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Photos for tests, made from the demo presenter. */
public final class Photos {
  private Photos() {}

  /** A photo with one good face, as a PNG file. */
  public static byte[] presenter() {
    try (InputStream in = Photos.class.getResourceAsStream("/demo/presenter.png")) {
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Nobody. */
  public static byte[] empty() {
    var image = new BufferedImage(800, 1000, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setColor(new Color(90, 120, 150));
    graphics.fillRect(0, 0, 800, 1000);
    graphics.dispose();
    return png(image);
  }

  /** The presenter twice, side by side. */
  public static byte[] twice() {
    BufferedImage one = picture();
    var both = new BufferedImage(one.getWidth() * 2, one.getHeight(), BufferedImage.TYPE_INT_RGB);
    var graphics = both.createGraphics();
    graphics.drawImage(one, 0, 0, null);
    graphics.drawImage(one, one.getWidth(), 0, null);
    graphics.dispose();
    return png(both);
  }

  /** The presenter, {@code width} pixels wide in all. */
  public static byte[] scaled(int width) {
    BufferedImage one = picture();
    int height = one.getHeight() * width / one.getWidth();
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var graphics = small.createGraphics();
    graphics.drawImage(
        one.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
    graphics.dispose();
    return png(small);
  }

  private static BufferedImage picture() {
    try (InputStream in = Photos.class.getResourceAsStream("/demo/presenter.png")) {
      return ImageIO.read(in);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] png(BufferedImage image) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return out.toByteArray();
  }
}
