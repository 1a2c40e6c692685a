package live.showhorse.bench;

import java.util.BitSet;
import live.showhorse.command.FacePlace;

/**
 * What must stay as it is: everything above the shoulders that is not near the head. The head with
 * its hair is taken to lie in an ellipse around the eyes, {@value #HALF_WIDTH} by {@value
 * #HALF_HEIGHT} eye distances from its middle.
 */
final class Surroundings {
  private static final double HALF_WIDTH = 2.3;
  private static final double HALF_HEIGHT = 3.0;

  /** The shoulders begin so far under the mouth; they breathe. */
  private static final double TO_SHOULDERS = 0.7;

  /** One step of rounding is no change. */
  private static final int TOLERANCE = 1;

  private final byte[] neutral;
  private final BitSet outside;
  private final BitSet changed = new BitSet();

  Surroundings(byte[] neutral, int width, FacePlace place) {
    this.neutral = neutral.clone();
    this.outside = new BitSet(neutral.length);
    int last =
        (int) Math.min(neutral.length / width, place.y() + TO_SHOULDERS * place.eyeDistance());
    for (int y = 0; y < last; y++) {
      for (int x = 0; x < width; x++) {
        double across = (x - place.eyesX()) / (HALF_WIDTH * place.eyeDistance());
        double along = (y - place.eyesY()) / (HALF_HEIGHT * place.eyeDistance());
        if (across * across + along * along > 1) {
          outside.set(y * width + x);
        }
      }
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
