package live.showhorse.media;

import java.time.Duration;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends FFmpeg's blocking input and output at a deadline, or when the thread is interrupted. FFmpeg
 * asks at least every 100 ms while it waits, on the thread that waits.
 */
final class Interrupt implements AutoCloseable {
  /** One for all: JavaCPP can make only a few callbacks of a kind. The deadline is its argument. */
  private static final AVIOInterruptCB.Callback_Pointer CALLBACK =
      new AVIOInterruptCB.Callback_Pointer() {
        @Override
        public int call(Pointer opaque) {
          boolean late = System.nanoTime() - new LongPointer(opaque).get() > 0;
          return late || Thread.currentThread().isInterrupted() ? 1 : 0;
        }
      };

  private final LongPointer deadline = new LongPointer(1);
  private final AVIOInterruptCB callback;

  Interrupt(Duration limit) {
    within(limit);
    callback = new AVIOInterruptCB().callback(CALLBACK).opaque(deadline);
  }

  AVIOInterruptCB callback() {
    return callback;
  }

  /** What is done from now on must be done within {@code limit}. */
  void within(Duration limit) {
    deadline.put(System.nanoTime() + limit.toNanos());
  }

  @Override
  public void close() {
    callback.close();
    deadline.close();
  }
}
