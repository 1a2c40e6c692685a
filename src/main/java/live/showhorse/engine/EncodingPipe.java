package live.showhorse.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import live.showhorse.media.Canvas;
import live.showhorse.media.ClipStream;
import live.showhorse.media.ClipWriter;
import live.showhorse.media.Picture;

/**
 * Writes a clip on another thread, so that a frame is encoded while the next are rendered. Belongs
 * to the rendering thread, which waits when it is {@value #SLOTS} frames ahead.
 */
final class EncodingPipe implements AutoCloseable {
  private static final int SLOTS = 3;

  /** In place of a slot's number: no more frames will come. */
  private static final int END = -1;

  private final ClipWriter writer;
  private final Slot[] slots = new Slot[SLOTS];
  private final BlockingQueue<Integer> free = new ArrayBlockingQueue<>(SLOTS);
  private final BlockingQueue<Integer> full = new ArrayBlockingQueue<>(SLOTS + 1);
  private final CompletableFuture<Void> encoding;
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private int current;
  private boolean ended;

  private record Slot(Picture picture, float[] stereo) {}

  /**
   * @param thread that encodes; one of its own is taken until {@link #close}
   */
  EncodingPipe(Canvas canvas, Map<String, String> metadata, Executor thread) {
    writer = new ClipWriter(canvas, metadata);
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new Slot(new Picture(canvas), new float[2 * canvas.samplesPerFrame()]);
      if (i > 0) {
        free.add(i);
      }
    }
    encoding = CompletableFuture.runAsync(this::encode, thread);
  }

  /**
   * The clip to read while it is written; called once, before the first frame.
   *
   * @param stereoPcm the whole sound, interleaved, as the frames will bring it
   */
  ClipStream stream(float[] stereoPcm) {
    return writer.stream(stereoPcm);
  }

  /** Where the next picture goes. */
  Picture picture() {
    return slots[current].picture();
  }

  /** Where the sound of the next picture goes. */
  float[] stereo() {
    return slots[current].stereo();
  }

  /** Hands the frame over to be encoded; waits for room for the next. */
  void push() {
    full.add(current);
    current = take(free);
    failure.ifPresent(
        reason -> {
          throw reason;
        });
  }

  /** The file with all frames handed over. */
  byte[] finish() {
    end();
    failure.ifPresent(
        reason -> {
          throw reason;
        });
    return writer.finish();
  }

  @Override
  public void close() {
    // The other thread may still read a picture when rendering failed
    end();
    writer.close();
    for (Slot slot : slots) {
      slot.picture().close();
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      full.add(END);
      encoding.join();
    }
  }

  /** After a failure frames are thrown away, so that the rendering thread comes to hear of it. */
  private void encode() {
    for (int slot = take(full); slot != END; slot = take(full)) {
      if (failure.isEmpty()) {
        try {
          writer.frame(slots[slot].picture(), slots[slot].stereo());
        } catch (RuntimeException reason) {
          failure = Optional.of(reason);
        }
      }
      free.add(slot);
    }
  }

  private static int take(BlockingQueue<Integer> queue) {
    try {
      return queue.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a clip is written", interrupted);
    }
  }
}
