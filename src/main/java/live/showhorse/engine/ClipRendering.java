package live.showhorse.engine;

import live.showhorse.media.Picture;

/**
 * A clip being rendered. Belongs to one platform thread at a time, except {@link #cancel}. Its
 * owner closes it.
 */
public interface ClipRendering extends AutoCloseable {
  /** Frames of the whole clip. */
  int frames();

  /**
   * Renders the next frame. Blocks.
   *
   * @param picture of the clip's canvas; overwritten
   * @param stereo interleaved sound of that frame, {@link
   *     live.showhorse.media.Canvas#samplesPerFrame()} pairs; overwritten
   * @return false when all frames had been rendered already
   * @throws EngineException when cancelled or when the engine fails
   */
  boolean next(Picture picture, float[] stereo);

  /** How far the lips are parted in the last frame, as a share of the widest opening, 0..1. */
  float mouthOpening();

  /** Makes the current and every later {@link #next} fail. Any thread, at any time. */
  void cancel();

  @Override
  void close();
}
