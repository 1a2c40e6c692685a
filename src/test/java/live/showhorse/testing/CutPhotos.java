package live.showhorse.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Photos in which a face is found but cannot be measured. */
public final class CutPhotos {
  private static final int BELOW_THE_NOSE = 780;

  private CutPhotos() {}

  /** The drawn presenter, cut off in the middle of the lips. */
  public static byte[] withoutLowerLip() {
    try {
      BufferedImage whole = ImageIO.read(new ByteArrayInputStream(TestPresenter.photo()));
      var file = new ByteArrayOutputStream();
      ImageIO.write(whole.getSubimage(0, 0, whole.getWidth(), BELOW_THE_NOSE), "png", file);
      return file.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
