package live.showhorse.media;

/**
 * A drawing laid over pictures: converted once, blended many times. Immutable; may be shared by
 * threads.
 */
public final class Overlay {
  private final Canvas canvas;
  private final OverlayPlane luma;
  private final OverlayPlane blue;
  private final OverlayPlane red;

  /**
   * @param argb row by row, not premultiplied, sRGB
   * @param x left edge on the canvas; what lies outside the canvas is cut off
   * @param y upper edge on the canvas
   * @throws IllegalArgumentException if {@code argb} is not {@code width} x {@code height}
   */
  public Overlay(int[] argb, int width, int height, int x, int y, Canvas canvas) {
    if (width < 1 || height < 1 || argb.length != width * height) {
      throw new IllegalArgumentException(
          "drawing has " + argb.length + " pixels; not " + width + "x" + height);
    }
    this.canvas = canvas;
    // even edges, so that every block of 2x2 pixels has its own chroma sample
    int left = Math.clamp(Math.floorDiv(x, 2) * 2, 0, canvas.width());
    int top = Math.clamp(Math.floorDiv(y, 2) * 2, 0, canvas.height());
    int right = Math.clamp(Math.ceilDiv(x + width, 2) * 2, left, canvas.width());
    int bottom = Math.clamp(Math.ceilDiv(y + height, 2) * 2, top, canvas.height());
    var lumaSum = new OverlayPlane.Sum(right - left, bottom - top);
    var blueSum = new OverlayPlane.Sum((right - left) / 2, (bottom - top) / 2);
    var redSum = new OverlayPlane.Sum((right - left) / 2, (bottom - top) / 2);
    for (int row = Math.max(top, y); row < Math.min(bottom, y + height); row++) {
      for (int column = Math.max(left, x); column < Math.min(right, x + width); column++) {
        int pixel = argb[(row - y) * width + column - x];
        int alpha = pixel >>> 24;
        double r = pixel >> 16 & 0xFF;
        double g = pixel >> 8 & 0xFF;
        double b = pixel & 0xFF;
        // BT.709, limited range (Rec. ITU-R BT.709-6, 3 and 4)
        double light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        int atX = column - left;
        int atY = row - top;
        lumaSum.add(atX, atY, alpha, 16 + 219.0 / 255 * light);
        blueSum.add(atX / 2, atY / 2, alpha, 128 + 224.0 / 255 * (b - light) / 1.8556);
        redSum.add(atX / 2, atY / 2, alpha, 128 + 224.0 / 255 * (r - light) / 1.5748);
      }
    }
    luma = lumaSum.plane(1, left, top, canvas.width());
    blue = blueSum.plane(4, left / 2, top / 2, canvas.width() / 2);
    red = redSum.plane(4, left / 2, top / 2, canvas.width() / 2);
  }

  /**
   * @throws IllegalArgumentException if the picture has another size than the canvas
   */
  public void drawOn(Picture picture) {
    if (picture.canvas().width() != canvas.width()
        || picture.canvas().height() != canvas.height()) {
      throw new IllegalArgumentException(
          "drawing is for " + canvas + "; the picture is " + picture.canvas());
    }
    luma.blend(picture.y());
    blue.blend(picture.u());
    red.blend(picture.v());
  }
}
