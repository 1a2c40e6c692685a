package live.showhorse.bench;

import live.showhorse.command.FacePlace;

/**
 * Measures on frames how far the lips are parted, without asking the engine. The skin of the upper
 * and the lower lip (with what lies over and under them) is found again in each frame by its
 * texture, relative to the bridge of the nose, which moves with the head but not with the mouth.
 * What comes between them is the parting; it needs no assumption on how the inside of a mouth
 * looks.
 *
 * <p>One thread. Positions and sizes are pixels of an {@link UprightView}.
 */
final class MouthMeter {
  /** Columns of the lips that are followed: the middle, where they part the most. */
  private static final int LIP_SIDE = 20;

  private static final int UPPER_TOP = -33;
  private static final int UPPER_BOTTOM = -4;
  private static final int LOWER_TOP = 6;
  private static final int LOWER_BOTTOM = 46;
  private static final int NOSE_SIDE = 38;
  private static final int NOSE_TOP = -121;
  private static final int NOSE_BOTTOM = -51;

  /** The most that a head moves within one frame. */
  private static final int HEAD_STEP = 5;

  private static final int LIP_STEP = 3;
  private static final int UPPER_RISES = 14;
  private static final int LOWER_RISES = 12;
  private static final int LOWER_FALLS = 50;

  /** Rows in which something may show between the lips, in the neutral picture. */
  private static final int INSIDE_TOP = -20;

  private static final int INSIDE_BOTTOM = 28;
  private static final int INSIDE_SIDE = 24;

  /** Columns around one whose neutral tones do not count as something new. */
  private static final int NEAR = 5;

  /** Luma that lies so far outside the neutral tones is not lip. */
  private static final float NOT_LIP = 12;

  private final FacePlace place;
  private final int width;
  private final Patch nose;
  private final Patch upper;
  private final Patch lower;
  private final float[] darkest = new float[2 * INSIDE_SIDE + 1];
  private final float[] brightest = new float[2 * INSIDE_SIDE + 1];
  private int headX;
  private int headY;

  /**
   * @param neutral luma of the neutral picture, row by row
   * @param place of the face in it
   */
  MouthMeter(byte[] neutral, int width, FacePlace place) {
    this.place = place;
    this.width = width;
    UprightView view = UprightView.of(neutral, width, place);
    nose = new Patch(view, -NOSE_SIDE, NOSE_TOP, NOSE_SIDE, NOSE_BOTTOM);
    upper = new Patch(view, -LIP_SIDE, UPPER_TOP, LIP_SIDE, UPPER_BOTTOM);
    lower = new Patch(view, -LIP_SIDE, LOWER_TOP, LIP_SIDE, LOWER_BOTTOM);
    for (int x = -INSIDE_SIDE; x <= INSIDE_SIDE; x++) {
      float least = Float.MAX_VALUE;
      float most = 0;
      for (int y = INSIDE_TOP; y <= INSIDE_BOTTOM; y++) {
        for (int near = x - NEAR; near <= x + NEAR; near++) {
          least = Math.min(least, view.at(near, y));
          most = Math.max(most, view.at(near, y));
        }
      }
      darkest[x + INSIDE_SIDE] = least;
      brightest[x + INSIDE_SIDE] = most;
    }
  }

  /**
   * One frame's mouth, in eye distances.
   *
   * @param parting of the lips against the neutral picture; negative when they are pressed
   * @param inside height of what shows between them, dark or teeth, on average over the columns
   * @param likeness of the worse lip to the neutral one: under 0.6 the parting is a guess
   */
  record Mouth(double parting, double inside, double likeness) {}

  /** Frames of one clip in their order: the head is looked for near where it was. */
  Mouth measure(byte[] luma) {
    UprightView view = UprightView.of(luma, width, place);
    Patch.Found head = nose.in(view, headX, HEAD_STEP, headY - HEAD_STEP, headY + HEAD_STEP);
    headX = head.dx();
    headY = (int) Math.round(head.dy());
    Patch.Found top = upper.in(view, headX, LIP_STEP, headY - UPPER_RISES, headY + UPPER_RISES);
    Patch.Found bottom = lower.in(view, headX, LIP_STEP, headY - LOWER_RISES, headY + LOWER_FALLS);
    return new Mouth(
        (bottom.dy() - top.dy()) / UprightView.UNIT,
        inside(view, (int) Math.round(top.dy()), (int) Math.round(bottom.dy())),
        Math.min(top.likeness(), bottom.likeness()));
  }

  private double inside(UprightView view, int upperMoved, int lowerMoved) {
    int last = Math.min(UprightView.BELOW, INSIDE_BOTTOM + lowerMoved);
    int seen = 0;
    for (int x = -INSIDE_SIDE; x <= INSIDE_SIDE; x++) {
      for (int y = INSIDE_TOP + upperMoved; y <= last; y++) {
        float value = view.at(x + Math.clamp(headX, -40, 40), y);
        if (value < darkest[x + INSIDE_SIDE] - NOT_LIP
            || value > brightest[x + INSIDE_SIDE] + NOT_LIP) {
          seen++;
        }
      }
    }
    return (double) seen / (2 * INSIDE_SIDE + 1) / UprightView.UNIT;
  }
}
