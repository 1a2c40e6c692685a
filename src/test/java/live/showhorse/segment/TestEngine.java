package live.showhorse.segment;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import live.showhorse.engine.Urgency;
import live.showhorse.media.Canvas;
import live.showhorse.media.ClipWriter;
import live.showhorse.media.Grid;
import live.showhorse.media.Picture;
import live.showhorse.problem.ProblemException;
import live.showhorse.testing.TestPictures;
import live.showhorse.testing.TestSound;

/**
 * Stands where engines stand: gives real clips of a drawn picture with a voice-like sound, whose
 * length follows the text. Can be told to wait or to fail for texts that contain a word.
 */
public final class TestEngine implements BiFunction<ClipSpec, Urgency, CompletableFuture<Clip>> {
  /** A text with this word cannot be rendered. */
  public static final String UNSPEAKABLE = "unspeakable";

  private final ExecutorService threads =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());
  private final Map<String, CompletableFuture<Void>> held = new ConcurrentHashMap<>();
  private final Map<String, Clip> rendered = new ConcurrentHashMap<>();
  private volatile boolean full;
  private final AtomicInteger renders = new AtomicInteger();

  /** Clips whose text contains {@code word} wait until {@link #release}. */
  public void hold(String word) {
    held.put(word, new CompletableFuture<>());
  }

  public void release(String word) {
    held.remove(word).complete(null);
  }

  /** Whether the queue has no room for spoken clips. */
  public void full(boolean now) {
    full = now;
  }

  /** Clips that wait for {@link #release} fail instead. */
  public void fail(String word, ProblemException why) {
    held.remove(word).completeExceptionally(why);
  }

  /** How many clips were made so far. */
  public int renders() {
    return renders.get();
  }

  /** Units of a clip: about 4 characters a unit, between 2 and 25. */
  public static int units(ClipSpec spec) {
    return spec.idle() ? spec.idleUnits() : Math.clamp(2 + spec.text().length() / 4, 2, 25);
  }

  @Override
  public CompletableFuture<Clip> apply(ClipSpec spec, Urgency urgency) {
    if (spec.text().contains(UNSPEAKABLE)) {
      return CompletableFuture.failedFuture(
          ProblemException.unprocessable("speech", "The text has words nobody can say."));
    }
    if (full && !spec.idle()) {
      return CompletableFuture.failedFuture(
          ProblemException.busy("queue-full", "The queue is full.", Duration.ofSeconds(10)));
    }
    CompletableFuture<Void> free =
        held.entrySet().stream()
            .filter(entry -> spec.text().contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> CompletableFuture.completedFuture(null));
    return free.thenApplyAsync(
        nothing -> rendered.computeIfAbsent(spec.key(), key -> render(key, spec)), threads);
  }

  private Clip render(String key, ClipSpec spec) {
    renders.incrementAndGet();
    Canvas canvas = spec.canvas();
    int units = units(spec);
    int seed = Math.floorMod(key.hashCode(), 97);
    float[] sound =
        spec.idle() ? new float[2 * units * Grid.UNIT_SAMPLES] : TestSound.speech(units, seed);
    int perFrame = 2 * canvas.samplesPerFrame();
    try (ClipWriter writer = new ClipWriter(canvas, Map.of());
        Picture picture = new Picture(canvas)) {
      for (int frame = 0; frame < units * canvas.framesPerUnit(); frame++) {
        draw(picture, frame, seed);
        writer.frame(
            picture, java.util.Arrays.copyOfRange(sound, frame * perFrame, (frame + 1) * perFrame));
      }
      return new Clip(key, writer.finish());
    }
  }

  /** With its number where the canvas is wide enough for one. */
  private static void draw(Picture picture, int frame, int seed) {
    Canvas canvas = picture.canvas();
    if (canvas.width() >= 256) {
      TestPictures.draw(picture, frame, seed);
      return;
    }
    picture.y().fill((byte) (90 + seed));
    int side = canvas.width() / 4;
    int top = canvas.height() / 3 + frame % 16;
    for (int row = top; row < top + side; row++) {
      picture.y().asSlice((long) row * canvas.width() + side, side).fill((byte) (40 + frame % 32));
    }
  }
}
