package live.showhorse.engine;

import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import live.showhorse.media.Canvas;
import live.showhorse.presenter.Look;

/** The presenters used last, kept open: opening one costs more than a short clip. Any thread. */
final class PresenterCache implements AutoCloseable {
  /**
   * What tells presenter handles apart.
   *
   * @param photo SHA-256 of the photo file
   * @param rig as given
   * @param look framing and background
   * @param canvas frame size and rate
   */
  record Key(String photo, String rig, Look look, Canvas canvas) {}

  private final Map<Key, NativePresenter> presenters = new LinkedHashMap<>(16, 0.75f, true);
  private final int most;
  private final Consumer<MemorySegment> closer;
  private int open;

  /**
   * @param most presenters kept while no clip uses them
   * @param closer closes a handle
   */
  PresenterCache(int most, Consumer<MemorySegment> closer) {
    if (most < 1) {
      throw new IllegalArgumentException("presenters kept ready are at least 1, not " + most);
    }
    this.most = most;
    this.closer = closer;
  }

  /** The presenter, opened when it is not there. Give it back with {@link #release}. */
  synchronized NativePresenter acquire(Key key, Supplier<MemorySegment> opener) {
    NativePresenter presenter = presenters.get(key);
    if (presenter == null) {
      presenter = new NativePresenter(opener.get());
      open++;
      presenters.put(key, presenter);
      dropOverflow(presenter);
    }
    return presenter.use();
  }

  synchronized void release(NativePresenter presenter) {
    if (presenter.release()) {
      closeHandle(presenter);
    }
  }

  /** Handles open now, those of clips included. */
  synchronized int open() {
    return open;
  }

  /** Lets all go; those in use close with their clips. */
  @Override
  public synchronized void close() {
    presenters.values().stream().filter(NativePresenter::drop).forEach(this::closeHandle);
    presenters.clear();
  }

  private void dropOverflow(NativePresenter newest) {
    Iterator<NativePresenter> oldestFirst = presenters.values().iterator();
    while (presenters.size() > most) {
      NativePresenter oldest = oldestFirst.next();
      if (oldest == newest) {
        return;
      }
      oldestFirst.remove();
      if (oldest.drop()) {
        closeHandle(oldest);
      }
    }
  }

  private void closeHandle(NativePresenter presenter) {
    closer.accept(presenter.handle());
    open--;
  }
}
