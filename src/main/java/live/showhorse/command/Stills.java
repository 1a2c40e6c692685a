package live.showhorse.command;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import javax.imageio.ImageIO;
import live.showhorse.media.Picture;

/** Single pictures for eyes and files. */
public final class Stills {
  private Stills() {}

  /** The picture in sRGB; chroma is repeated for its four pixels. */
  public static BufferedImage rgb(Picture picture) {
    int width = picture.canvas().width();
    int height = picture.canvas().height();
    MemorySegment luma = picture.y();
    MemorySegment blue = picture.u();
    MemorySegment red = picture.v();
    int[] row = new int[width];
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        long chroma = (long) (y / 2) * (width / 2) + x / 2;
        // Rec. ITU-R BT.709-6, limited range
        double light = ((luma.get(JAVA_BYTE, (long) y * width + x) & 0xFF) - 16) * 255.0 / 219;
        double cb = ((blue.get(JAVA_BYTE, chroma) & 0xFF) - 128) * 255.0 / 224;
        double cr = ((red.get(JAVA_BYTE, chroma) & 0xFF) - 128) * 255.0 / 224;
        row[x] =
            level(light + 1.5748 * cr) << 16
                | level(light - 0.1873 * cb - 0.4681 * cr) << 8
                | level(light + 1.8556 * cb);
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    return image;
  }

  /** The picture as a PNG file. */
  public static byte[] png(BufferedImage image) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  private static int level(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
