package live.showhorse.engine;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import live.showhorse.media.Canvas;
import live.showhorse.media.Picture;

/** A clip handle and the frame struct that goes with it. */
final class NativeClip implements ClipRendering {
  private static final long LUMA = offset("y");
  private static final long BLUE = offset("u");
  private static final long RED = offset("v");
  private static final long SIZE = offset("size");
  private static final long LUMA_STRIDE = offset("stride_y");
  private static final long BLUE_STRIDE = offset("stride_u");
  private static final long RED_STRIDE = offset("stride_v");
  private static final long MOUTH_OPENING = offset("mouth_opening");

  private final NativeEngine engine;
  private final ShowhorseLibrary library;
  private final MemorySegment handle;
  private final NativePresenter presenter;
  private final Canvas canvas;
  private final int frames;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment frame;
  private final MemorySegment sound;
  private boolean closed;

  NativeClip(
      NativeEngine engine,
      ShowhorseLibrary library,
      MemorySegment handle,
      NativePresenter presenter,
      ClipRequest request) {
    this.engine = engine;
    this.library = library;
    this.handle = handle;
    this.presenter = presenter;
    this.canvas = request.canvas();
    this.frames = request.frames();
    this.frame = arena.allocate(ShowhorseLibrary.FRAME);
    this.sound = arena.allocate(JAVA_FLOAT, 2L * canvas.samplesPerFrame());
    frame.set(ADDRESS, offset("pcm"), sound);
    frame.set(JAVA_LONG, offset("pcm_pairs"), canvas.samplesPerFrame());
  }

  @Override
  public int frames() {
    return frames;
  }

  @Override
  public boolean next(Picture picture, float[] stereo) {
    if (!picture.canvas().equals(canvas) || stereo.length != 2 * canvas.samplesPerFrame()) {
      throw new IllegalArgumentException(
          "a frame of "
              + canvas
              + " needs a picture of that size and "
              + 2 * canvas.samplesPerFrame()
              + " values of sound, not "
              + picture.canvas()
              + " and "
              + stereo.length);
    }
    aim(frame, picture);
    if (!library.clipRender(handle, frame)) {
      return false;
    }
    MemorySegment.copy(sound, JAVA_FLOAT, 0, stereo, 0, stereo.length);
    return true;
  }

  /** Says where a frame's picture goes. */
  static void aim(MemorySegment frame, Picture picture) {
    int width = picture.canvas().width();
    frame.set(JAVA_INT, SIZE, (int) frame.byteSize());
    frame.set(JAVA_LONG, LUMA_STRIDE, width);
    frame.set(JAVA_LONG, BLUE_STRIDE, width / 2);
    frame.set(JAVA_LONG, RED_STRIDE, width / 2);
    frame.set(ADDRESS, LUMA, picture.y());
    frame.set(ADDRESS, BLUE, picture.u());
    frame.set(ADDRESS, RED, picture.v());
  }

  @Override
  public float mouthOpening() {
    return frame.get(JAVA_FLOAT, MOUTH_OPENING);
  }

  @Override
  public synchronized void cancel() {
    if (!closed) {
      library.clipCancel(handle);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      library.clipClose(handle);
      arena.close();
    }
    engine.closed(this, presenter);
  }

  private static long offset(String field) {
    return ShowhorseLibrary.FRAME.byteOffset(groupElement(field));
  }
}
