package live.showhorse.engine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import live.showhorse.media.Canvas;
import live.showhorse.media.Picture;
import live.showhorse.presenter.Look;
import live.showhorse.testing.TestPictures;

/**
 * An engine without pictures, for tests of who renders what and when: it counts clips and can be
 * made to wait or to fail.
 */
public final class FakeEngine implements Engine {
  /** Clips begun. */
  public final AtomicInteger begun = new AtomicInteger();

  /** Clips closed. */
  public final AtomicInteger closed = new AtomicInteger();

  /** Seeds of the clips begun, in order. */
  public final List<Long> seeds = new CopyOnWriteArrayList<>();

  /** Frames rendered. */
  public final AtomicInteger drawn = new AtomicInteger();

  private final Semaphore frames;
  private final boolean heedsCancel;
  private boolean drawing;
  private boolean humming;
  private volatile int failingAt = -1;

  private FakeEngine(int frames, boolean heedsCancel) {
    this.frames = new Semaphore(frames);
    this.heedsCancel = heedsCancel;
  }

  /** Renders black frames at once. */
  public static FakeEngine quick() {
    return new FakeEngine(Integer.MAX_VALUE / 2, true);
  }

  /** Renders no frame until {@link #letGo}. */
  public static FakeEngine waiting() {
    return new FakeEngine(0, true);
  }

  /** Renders no frame until {@link #letGo}, and does not stop when cancelled. */
  public static FakeEngine hanging() {
    return new FakeEngine(0, false);
  }

  /** Its frames are drawn, each another. */
  public FakeEngine drawing() {
    drawing = true;
    return this;
  }

  /** It adds a sound of its own after half a second. */
  public FakeEngine humming() {
    humming = true;
    return this;
  }

  /** It fails instead of rendering that frame; -1: at none. */
  public FakeEngine failingAt(int frame) {
    failingAt = frame;
    return this;
  }

  /** Renders so many more frames. */
  public void letGo(int count) {
    frames.release(count);
  }

  public void letGo() {
    frames.release(1_000_000);
  }

  @Override
  public EngineDescription describe() {
    return new EngineDescription("portrait", "test", false, true, 1);
  }

  @Override
  public String findRig(byte[] photo) {
    if (photo.length == 0) {
      throw new EngineException(EngineStatus.NO_FACE, "There is nobody in the photo.");
    }
    return "{}";
  }

  @Override
  public String measurePhoto(byte[] photo, Look look, byte[] backdrop, Canvas canvas) {
    String rig = findRig(photo);
    return checkPhoto(photo, rig, look, backdrop, canvas)
        .replaceFirst("\\{", "{\"rig\":" + rig + ",");
  }

  @Override
  public String checkPhoto(byte[] photo, String rig, Look look, byte[] backdrop, Canvas canvas) {
    if (!rig.startsWith("{")) {
      throw new EngineException(EngineStatus.ARGUMENT, "The rig is not JSON.");
    }
    return "{\"findings\":[]}";
  }

  @Override
  public byte[] drawRig(byte[] photo, String rig) {
    return photo;
  }

  @Override
  public byte[] preview(byte[] photo, String rig, Look look, byte[] backdrop, Canvas canvas) {
    return photo;
  }

  @Override
  public ClipRendering open(ClipRequest request) {
    begun.incrementAndGet();
    seeds.add(request.seed());
    request.photoFile().get();
    return new ClipRendering() {
      private volatile boolean cancelled;
      private int next;

      @Override
      public int frames() {
        return request.frames();
      }

      @Override
      public boolean next(Picture picture, float[] stereo) {
        if (next == request.frames()) {
          return false;
        }
        frames.acquireUninterruptibly();
        if (cancelled) {
          throw new EngineException(EngineStatus.CANCELLED, "The clip was cancelled.");
        }
        if (next == failingAt) {
          throw new EngineException(EngineStatus.INTERNAL, "It broke.");
        }
        if (drawing) {
          TestPictures.draw(picture, next, 1);
        }
        Arrays.fill(stereo, humming && next >= 4 && next < 20 ? 0.01f : 0);
        next++;
        drawn.incrementAndGet();
        return true;
      }

      @Override
      public float mouthOpening() {
        return 0;
      }

      @Override
      public void cancel() {
        if (heedsCancel) {
          cancelled = true;
          frames.release();
        }
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  @Override
  public void close() {}
}
