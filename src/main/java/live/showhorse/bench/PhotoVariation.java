package live.showhorse.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import live.showhorse.command.FacePlace;
import live.showhorse.command.Stills;

/**
 * Photos made from a photo: other people and other days, as far as drawing goes. Each is what it
 * says and nothing more; real photos of such people are the better test.
 */
public enum PhotoVariation {
  /** Left and right exchanged. */
  MIRRORED {
    @Override
    void change(BufferedImage picture, FacePlace face) {
      BufferedImage copy = copy(picture);
      Graphics2D pen = pen(picture);
      pen.drawImage(copy, picture.getWidth(), 0, -picture.getWidth(), picture.getHeight(), null);
      pen.dispose();
    }
  },
  /** Skin as dark as Fitzpatrick type VI. */
  DARK_SKIN {
    @Override
    void change(BufferedImage picture, FacePlace face) {
      tone(picture, face, 0.42, 0.36, 0.33);
    }
  },
  /** Skin as light as type I. */
  LIGHT_SKIN {
    @Override
    void change(BufferedImage picture, FacePlace face) {
      tone(picture, face, 1.08, 1.12, 1.14);
    }
  },
  /** A lamp on the left: the right half of the picture at a third of the light. */
  SIDE_LIGHT {
    @Override
    void change(BufferedImage picture, FacePlace face) {
      Graphics2D pen = pen(picture);
      float from = (float) (face.eyesX() - face.eyeDistance());
      float to = (float) (face.eyesX() + face.eyeDistance());
      pen.setPaint(
          new GradientPaint(from, 0, new Color(0, 0, 0, 0), to, 0, new Color(8, 6, 16, 165)));
      pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
      pen.dispose();
    }
  },
  /** The head held 12 degrees to one side. */
  TILTED {
    @Override
    void change(BufferedImage picture, FacePlace face) {
      BufferedImage copy = copy(picture);
      Graphics2D pen = pen(picture);
      pen.setColor(new Color(copy.getRGB(4, 4)));
      pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
      double angle = Math.toRadians(12);
      var turn = AffineTransform.getRotateInstance(angle, face.x(), face.y());
      // Larger, so that little of the corners is uncovered
      turn.translate(face.x(), face.y());
      turn.scale(1.12, 1.12);
      turn.translate(-face.x(), -face.y());
      pen.drawImage(copy, turn, null);
      pen.dispose();
    }
  },
  /** A face of half the size in a larger room. */
  SMALL_FACE {
    @Override
    void change(BufferedImage picture, FacePlace face) {
      BufferedImage copy = copy(picture);
      Graphics2D pen = pen(picture);
      int width = picture.getWidth() * 3 / 5;
      int height = picture.getHeight() * 3 / 5;
      int left = (picture.getWidth() - width) / 2;
      pen.setColor(new Color(copy.getRGB(4, 4)));
      pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
      pen.drawImage(copy, left, picture.getHeight() - height, width, height, null);
      pen.dispose();
    }
  },
  /** Round glasses with a dark frame and a glint. */
  GLASSES {
    @Override
    void change(BufferedImage picture, FacePlace face) {
      Graphics2D pen = upright(picture, face);
      double unit = face.eyeDistance();
      double size = 0.72 * unit;
      double down = -0.30 * unit;
      pen.setStroke(new BasicStroke((float) (0.028 * unit)));
      for (int side : new int[] {-1, 1}) {
        double x = side * unit / 2 - size / 2;
        pen.setColor(new Color(255, 255, 255, 26));
        pen.fill(new Ellipse2D.Double(x, down, size, size * 0.9));
        pen.setColor(new Color(24, 20, 20));
        pen.draw(new Ellipse2D.Double(x, down, size, size * 0.9));
        pen.draw(
            new Line2D.Double(
                side * (unit / 2 + size / 2), 0, side * (unit / 2 + size * 0.95), -0.05 * unit));
      }
      pen.draw(new Line2D.Double(-(unit - size) / 2, 0, (unit - size) / 2, 0));
      pen.dispose();
    }
  },
  /** Stubble of some days on lip, cheeks and chin. */
  STUBBLE {
    @Override
    void change(BufferedImage picture, FacePlace face) {
      Graphics2D pen = upright(picture, face);
      double unit = face.eyeDistance();
      double mouth = Math.hypot(face.x() - face.eyesX(), face.y() - face.eyesY());
      Random random = new Random(7);
      pen.setStroke(new BasicStroke((float) Math.max(0.8, 0.008 * unit)));
      for (int hair = 0; hair < 6_000; hair++) {
        double x = (random.nextDouble() * 2 - 1) * 0.85 * unit;
        double y = mouth + (random.nextDouble() * 1.25 - 0.45) * unit;
        boolean lips = Math.abs(x) < 0.45 * unit && Math.abs(y - mouth) < 0.14 * unit;
        boolean jaw = Math.hypot(x / 0.8, (y - mouth + 0.35 * unit) / 1.15) < unit;
        boolean nose = Math.abs(x) < 0.3 * unit && y < mouth - 0.28 * unit;
        if (jaw && !lips && !nose) {
          pen.setColor(new Color(40, 30, 26, 90));
          pen.draw(
              new Line2D.Double(x, y, x + random.nextGaussian() * 0.01 * unit, y + 0.022 * unit));
        }
      }
      pen.dispose();
    }
  };

  /** Skin differs from the cheek's colour by less than this, in squares of 8-bit chroma. */
  private static final double SKIN_CHROMA = 420;

  /** A photo with a smaller face is enlarged first: what is drawn on it must be fine enough. */
  private static final double LEAST_EYE_DISTANCE = 100;

  /** As the report has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Makes the photo, a PNG file.
   *
   * @param photo a file that Java reads (JPEG or PNG)
   * @param rig found in it
   */
  public byte[] of(byte[] photo, String rig) {
    FacePlace face = FacePlace.of(rig);
    double zoom = Math.max(1, LEAST_EYE_DISTANCE / face.eyeDistance());
    BufferedImage picture = enlarged(read(photo), zoom);
    change(
        picture,
        new FacePlace(
            face.x() * zoom,
            face.y() * zoom,
            face.eyesX() * zoom,
            face.eyesY() * zoom,
            face.eyeDistance() * zoom,
            face.roll()));
    return Stills.png(picture);
  }

  private static BufferedImage enlarged(BufferedImage picture, double zoom) {
    int width = (int) Math.round(picture.getWidth() * zoom);
    int height = (int) Math.round(picture.getHeight() * zoom);
    var large = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = pen(large);
    pen.drawImage(picture, 0, 0, width, height, null);
    pen.dispose();
    return large;
  }

  abstract void change(BufferedImage picture, FacePlace face);

  private static BufferedImage read(byte[] photo) {
    try {
      return copy(ImageIO.read(new ByteArrayInputStream(photo)));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  static BufferedImage copy(BufferedImage picture) {
    var copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = copy.createGraphics();
    pen.drawImage(picture, 0, 0, null);
    pen.dispose();
    return copy;
  }

  static Graphics2D pen(BufferedImage picture) {
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    return pen;
  }

  /** A pen whose origin lies between the eyes and whose x axis goes through them. */
  static Graphics2D upright(BufferedImage picture, FacePlace face) {
    Graphics2D pen = pen(picture);
    pen.translate(face.eyesX(), face.eyesY());
    pen.rotate(face.roll());
    return pen;
  }

  /** Multiplies what has the colour of the cheeks, softly, wherever it is. */
  static void tone(BufferedImage picture, FacePlace face, double red, double green, double blue) {
    double[] cheek = chroma(average(picture, face));
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        double[] here = chroma(rgb);
        double far = Math.pow(here[0] - cheek[0], 2) + Math.pow(here[1] - cheek[1], 2);
        double share = near(face, x, y) * Math.exp(-far / SKIN_CHROMA);
        picture.setRGB(
            x,
            y,
            scaled(rgb >> 16, red, share) << 16
                | scaled(rgb >> 8, green, share) << 8
                | scaled(rgb, blue, share));
      }
    }
  }

  /** 1 on head and neck, falling to 0 beside them. */
  private static double near(FacePlace face, int x, int y) {
    double far =
        Math.hypot(
            (x - face.eyesX()) / (1.5 * face.eyeDistance()),
            (y - face.eyesY() - 0.6 * face.eyeDistance()) / (2.4 * face.eyeDistance()));
    return Math.clamp(5 * (1.1 - far), 0, 1);
  }

  private static int scaled(int level, double factor, double share) {
    double value = level & 0xFF;
    return Math.clamp(Math.round(value * (1 + share * (factor - 1))), 0, 255);
  }

  /** The mean of both cheeks. */
  private static int average(BufferedImage picture, FacePlace face) {
    long red = 0;
    long green = 0;
    long blue = 0;
    int count = 0;
    double unit = face.eyeDistance();
    for (int side : new int[] {-1, 1}) {
      for (int dy = 0; dy < unit / 6; dy++) {
        for (int dx = 0; dx < unit / 6; dx++) {
          int x = (int) (face.eyesX() + side * 0.5 * unit + dx);
          int y = (int) (face.eyesY() + 0.5 * unit + dy);
          int rgb =
              picture.getRGB(
                  Math.clamp(x, 0, picture.getWidth() - 1),
                  Math.clamp(y, 0, picture.getHeight() - 1));
          red += rgb >> 16 & 0xFF;
          green += rgb >> 8 & 0xFF;
          blue += rgb & 0xFF;
          count++;
        }
      }
    }
    return (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
  }

  /** Blue and red difference (BT.601, full range), without the middle. */
  private static double[] chroma(int rgb) {
    double red = rgb >> 16 & 0xFF;
    double green = rgb >> 8 & 0xFF;
    double blue = rgb & 0xFF;
    return new double[] {
      -0.169 * red - 0.331 * green + 0.5 * blue, 0.5 * red - 0.419 * green - 0.081 * blue
    };
  }
}
