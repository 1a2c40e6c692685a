package live.showhorse.engine;

import java.lang.foreign.MemorySegment;

/**
 * A presenter handle shared by clips: closed when the cache has let it go and no clip uses it. All
 * methods but {@link #handle} are called with the cache's lock held.
 */
final class NativePresenter {
  private final MemorySegment handle;
  private int users;
  private boolean dropped;

  NativePresenter(MemorySegment handle) {
    this.handle = handle;
  }

  MemorySegment handle() {
    return handle;
  }

  NativePresenter use() {
    users++;
    return this;
  }

  /** Whether the handle is now to be closed. */
  boolean release() {
    users--;
    return dropped && users == 0;
  }

  /** Whether the handle is now to be closed. */
  boolean drop() {
    dropped = true;
    return users == 0;
  }
}
