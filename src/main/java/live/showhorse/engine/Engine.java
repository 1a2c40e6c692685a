package live.showhorse.engine;

import java.util.List;
import live.showhorse.media.Canvas;
import live.showhorse.media.Picture;
import live.showhorse.presenter.Look;

/**
 * What renders clips. Methods block, for seconds at times: call from a platform worker thread,
 * never from an event loop. Any number of threads at once.
 */
public interface Engine extends AutoCloseable {
  EngineDescription describe();

  /**
   * Finds the one face of a photo and measures it.
   *
   * @param photo JPEG, PNG, WebP, HEIC or AVIF file, up to 20 MiB and 13 megapixels
   * @return the rig as JSON, in pixels of the upright photo (form: see showhorse.h)
   * @throws EngineException when the photo cannot be used, with the reason
   */
  String findRig(byte[] photo);

  /**
   * Finds the one face of a photo and judges the photo with a look on a canvas, decoding it once.
   *
   * @param backdrop file of the background picture; empty without one
   * @return JSON as of {@link #checkPhoto}, with the rig as {@code rig}
   * @throws EngineException when the photo cannot be used or the look does not fit, with the reason
   */
  String measurePhoto(byte[] photo, Look look, byte[] backdrop, Canvas canvas);

  /**
   * Judges a photo, its rig and its look on a canvas.
   *
   * @param backdrop file of the background picture; empty without one
   * @return JSON (form: see showhorse.h)
   * @throws EngineException when the rig or the look does not fit, with the reason
   */
  String checkPhoto(byte[] photo, String rig, Look look, byte[] backdrop, Canvas canvas);

  /**
   * The rig drawn over its photo.
   *
   * @return a PNG file, its longer side 900..1280 px
   * @throws EngineException when the rig does not fit
   */
  byte[] drawRig(byte[] photo, String rig);

  /**
   * The picture that clips begin and end with.
   *
   * @param backdrop file of the background picture; empty without one
   * @return a PNG file of the canvas' size
   * @throws EngineException when the rig or the look does not fit, with the reason
   */
  byte[] preview(byte[] photo, String rig, Look look, byte[] backdrop, Canvas canvas);

  /**
   * Starts a clip.
   *
   * @throws EngineException when the request or its presenter cannot be used
   */
  ClipRendering open(ClipRequest request);

  /** What {@link #pose} can show, in order; none by an engine that cannot pose a presenter. */
  default List<Pose> poses() {
    return List.of();
  }

  /**
   * Renders one still picture of a presenter in a pose.
   *
   * @param who whose photo, rig and canvas count; the rest of the request means nothing here
   * @param index in {@link #poses()}
   * @param picture of that canvas; overwritten
   * @throws EngineException when there is no such pose or the presenter cannot be used
   */
  default void pose(ClipRequest who, int index, Picture picture) {
    throw new EngineException(EngineStatus.UNSUPPORTED, "This engine cannot pose a presenter.");
  }

  /** Cancels the clips that are open; the engine is gone when the last of them is closed. */
  @Override
  void close();
}
