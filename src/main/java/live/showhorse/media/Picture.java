package live.showhorse.media;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * One I420 frame (BT.709, limited range) in native memory; the three planes lie one after another
 * without gaps. May be used by any thread, but by one at a time.
 */
public final class Picture implements AutoCloseable {
  private static final long ALIGNMENT = 64;

  private final Canvas canvas;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment bytes;
  private final MemorySegment y;
  private final MemorySegment u;
  private final MemorySegment v;

  /** A black picture. */
  public Picture(Canvas canvas) {
    this.canvas = canvas;
    bytes = arena.allocate(canvas.pictureBytes(), ALIGNMENT);
    long luma = (long) canvas.width() * canvas.height();
    y = bytes.asSlice(0, luma);
    u = bytes.asSlice(luma, luma / 4);
    v = bytes.asSlice(luma + luma / 4, luma / 4);
    y.fill((byte) 16);
    u.fill((byte) 128);
    v.fill((byte) 128);
  }

  public Canvas canvas() {
    return canvas;
  }

  /** All planes: Y, U, V, {@link Canvas#pictureBytes()} bytes. */
  public MemorySegment bytes() {
    return bytes;
  }

  /** Luma; the stride is the width. */
  public MemorySegment y() {
    return y;
  }

  /** Blue difference; width and stride are half the canvas's. */
  public MemorySegment u() {
    return u;
  }

  /** Red difference; width and stride are half the canvas's. */
  public MemorySegment v() {
    return v;
  }

  /**
   * @throws IllegalArgumentException if the other picture has another size
   */
  public void copyFrom(Picture other) {
    if (other.bytes.byteSize() != bytes.byteSize() || other.canvas.width() != canvas.width()) {
      throw new IllegalArgumentException(
          "cannot copy a picture of " + other.canvas + " into one of " + canvas);
    }
    bytes.copyFrom(other.bytes);
  }

  /** Frees the memory; closing twice does nothing. */
  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
    }
  }
}
