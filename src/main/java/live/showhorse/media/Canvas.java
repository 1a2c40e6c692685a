package live.showhorse.media;

/**
 * Frame size and rate.
 *
 * @param width pixels, even, 128..2160
 * @param height pixels, even, 128..2160
 * @param framesPerSecond 25 or 50: the rates at which a grid unit (320 ms) is a whole number of
 *     frames
 */
public record Canvas(int width, int height, int framesPerSecond) {
  public static final Canvas PORTRAIT = new Canvas(720, 1280, 25);
  public static final Canvas LANDSCAPE = new Canvas(1280, 720, 25);

  public Canvas {
    if (width < 128
        || width > 2160
        || height < 128
        || height > 2160
        || width % 2 != 0
        || height % 2 != 0) {
      throw new IllegalArgumentException(
          "canvas is " + width + "x" + height + "; width and height must be even and 128..2160");
    }
    if (framesPerSecond != 25 && framesPerSecond != 50) {
      throw new IllegalArgumentException(
          "canvas has " + framesPerSecond + " fps; it must be 25 or 50");
    }
  }

  /** Parses {@code 720x1280@25}, the form that {@link #toString()} gives. */
  public static Canvas parse(String text) {
    var matcher =
        java.util.regex.Pattern.compile("(\\d{1,4})x(\\d{1,4})(?:@(\\d{1,3}))?").matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("canvas '" + text + "' is not of the form 720x1280@25");
    }
    int rate = matcher.group(3) == null ? 25 : Integer.parseInt(matcher.group(3));
    return new Canvas(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), rate);
  }

  public int samplesPerFrame() {
    return Grid.SAMPLE_RATE / framesPerSecond;
  }

  public int framesPerUnit() {
    return Grid.UNIT_SAMPLES / samplesPerFrame();
  }

  public int framesPerGop() {
    return Grid.GOP_UNITS * framesPerUnit();
  }

  /** Bytes of one I420 picture. */
  public int pictureBytes() {
    return width * height * 3 / 2;
  }

  @Override
  public String toString() {
    return width + "x" + height + "@" + framesPerSecond;
  }
}
