package live.showhorse.bench;

import java.util.BitSet;
import live.showhorse.command.FacePlace;

/**
 * What must stay as it is: everything above the mouth that is not near the head. Collars and
 * shoulders, which breathe, begin lower. The head with its hair is taken to lie in an ellipse
 * around the eyes, {@value #HALF_WIDTH} by {@value #HALF_HEIGHT} eye distances from its middle, as
 * tilted as the head.
 */
final class Surroundings {
  private static final double HALF_WIDTH = 2.3;
  private static final double HALF_HEIGHT = 3.0;

  /** What is looked at ends so far over the mouth. */
  private static final double OVER_MOUTH = 0.15;

  /** One step of rounding is no change. */
  private static final int TOLERANCE = 1;

  private final byte[] neutral;
  private final BitSet outside;
  private final BitSet changed = new BitSet();

  Surroundings(byte[] neutral, int width, FacePlace place) {
    this.neutral = neutral.clone();
    this.outside = new BitSet(neutral.length);
    double right = Math.cos(place.roll()) / place.eyeDistance();
    double down = Math.sin(place.roll()) / place.eyeDistance();
    double mouth = (place.y() - place.eyesY()) * right - (place.x() - place.eyesX()) * down;
    for (int i = 0; i < neutral.length; i++) {
      double x = i % width - place.eyesX();
      double y = i / width - place.eyesY();
      double across = x * right + y * down;
      double along = y * right - x * down;
      boolean head = Math.hypot(across / HALF_WIDTH, along / HALF_HEIGHT) < 1;
      outside.set(i, !head && along < mouth - OVER_MOUTH);
    }
  }

  void look(byte[] luma) {
    for (int i = outside.nextSetBit(0); i >= 0; i = outside.nextSetBit(i + 1)) {
      if (Math.abs((luma[i] & 0xFF) - (neutral[i] & 0xFF)) > TOLERANCE) {
        changed.set(i);
      }
    }
  }

  /** Pixels that changed in any frame, per thousand; NaN where the head fills the picture. */
  double changedPerMille() {
    return outside.isEmpty() ? Double.NaN : 1_000.0 * changed.cardinality() / outside.cardinality();
  }
}
