package live.showhorse.media;

/**
 * The grid of the programme: at 25 fps and 48 kHz, 8 video frames are exactly 15 AAC frames (320
 * ms). Every clip, segment, GOP and join lies on it, so nothing can drift.
 */
public final class Grid {
  /** Samples a second of every sound in the system. */
  public static final int SAMPLE_RATE = 48_000;

  /** Samples of one AAC-LC frame. */
  public static final int AAC_FRAME = 1_024;

  public static final int AAC_FRAMES_PER_UNIT = 15;

  /** 15,360 samples: 320 ms. */
  public static final int UNIT_SAMPLES = AAC_FRAMES_PER_UNIT * AAC_FRAME;

  /** A GOP is three units: 960 ms, 24 frames at 25 fps, 45 AAC frames. */
  public static final int GOP_UNITS = 3;

  private Grid() {}

  /** The fewest whole units that hold {@code samples}. */
  public static int unitsFor(long samples) {
    return Math.toIntExact(Math.ceilDiv(samples, (long) UNIT_SAMPLES));
  }
}
