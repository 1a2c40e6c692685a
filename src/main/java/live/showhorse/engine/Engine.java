package live.showhorse.engine;

/**
 * What renders clips. Methods block, for seconds at times: call from a platform worker thread,
 * never from an event loop. Any number of threads at once.
 */
public interface Engine extends AutoCloseable {
  EngineDescription describe();

  /**
   * Finds the one face of a photo and measures it.
   *
   * @param photo JPEG, PNG or WebP file, up to 20 MiB and 12 megapixels
   * @return the rig as JSON, in pixels of the upright photo (form: see showhorse.h)
   * @throws EngineException when the photo cannot be used, with the reason
   */
  String findRig(byte[] photo);

  /**
   * Checks that a rig fits its photo, as {@link #open} would.
   *
   * @throws EngineException when it does not, with the reason
   */
  void checkRig(byte[] photo, String rig);

  /**
   * Starts a clip.
   *
   * @throws EngineException when the request or its presenter cannot be used
   */
  ClipRendering open(ClipRequest request);

  /** Cancels the clips that are open; the engine is gone when the last of them is closed. */
  @Override
  void close();
}
