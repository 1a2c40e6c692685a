package live.showhorse.output;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import live.showhorse.media.AccessUnit;

/**
 * Holds programme between the pacer and one output. Adding never waits: when an output is more
 * behind than the queue is long, the oldest programme up to the next key frame is dropped. The
 * first frame is always a key frame.
 */
final class ProgrammeQueue {
  private final int maxFrames;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private int frames;
  private long dropped;
  private boolean waitingForKey = true;
  private boolean ended;

  /** A frame or a piece of sound. */
  sealed interface Item {}

  record Frame(AccessUnit unit, long number) implements Item {}

  record Sound(byte[] aac, long sample) implements Item {}

  /**
   * @param maxFrames at least 1
   */
  ProgrammeQueue(int maxFrames) {
    if (maxFrames < 1) {
      throw new IllegalArgumentException("queue of " + maxFrames + " frames");
    }
    this.maxFrames = maxFrames;
  }

  void video(AccessUnit unit, long number) {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      if (frames == maxFrames) {
        dropOldestGop();
      }
      if (waitingForKey && !unit.key()) {
        dropped++;
        return;
      }
      waitingForKey = false;
      items.add(new Frame(unit, number));
      frames++;
      // sound does not wake the reader: it travels with the next frame, for fewer wake-ups
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  void audio(byte[] aac, long sample) {
    lock.lock();
    try {
      if (!ended && !waitingForKey) {
        items.add(new Sound(aac, sample));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will come; what waits can still be taken. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The next item; waits for one. Empty when the programme has ended and nothing is left. */
  Optional<Item> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (items.isEmpty() && !ended) {
        changed.await();
      }
      return Optional.ofNullable(items.isEmpty() ? null : remove());
    } finally {
      lock.unlock();
    }
  }

  /** Drops what waits before the oldest key frame, for a reader that starts anew. */
  void skipToKey() {
    lock.lock();
    try {
      while (!items.isEmpty() && !(items.peek() instanceof Frame frame && frame.unit().key())) {
        dropped += remove() instanceof Frame ? 1 : 0;
      }
      waitingForKey |= items.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits without reading.
   *
   * @return whether the programme ended meanwhile
   */
  boolean awaitEnd(Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = time.toNanos();
      while (!ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Video frames dropped so far. */
  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /** Video frames that wait. */
  int waiting() {
    lock.lock();
    try {
      return frames;
    } finally {
      lock.unlock();
    }
  }

  private void dropOldestGop() {
    do {
      dropped += remove() instanceof Frame ? 1 : 0;
    } while (!items.isEmpty() && !(items.peek() instanceof Frame frame && frame.unit().key()));
    waitingForKey = items.isEmpty();
  }

  private Item remove() {
    Item item = items.remove();
    if (item instanceof Frame) {
      frames--;
    }
    return item;
  }
}
