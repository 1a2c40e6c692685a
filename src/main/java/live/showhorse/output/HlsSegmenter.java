package live.showhorse.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.Canvas;
import live.showhorse.media.Grid;

/** Cuts a programme at key frames into parts of two GOPs or a little more or less. One thread. */
final class HlsSegmenter {
  /** A part's duration, rounded, must not exceed the target duration of 2 s (RFC 8216, 4.3.3.1). */
  private static final double LONGEST_SECONDS = 2.48;

  private final Canvas canvas;
  private final Consumer<Part> parts;
  private final ArrayDeque<ProgrammeQueue.Sound> sounds = new ArrayDeque<>();
  private Run current = new Run(0, false);
  private Run closing = new Run(0, false);

  /**
   * A piece of programme.
   *
   * @param afterGap whether programme is missing before it
   */
  record Part(
      List<AccessUnit> video,
      long firstFrame,
      List<byte[]> audio,
      long firstSample,
      boolean afterGap) {}

  /** Consecutive frames. */
  private record Run(long firstFrame, boolean afterGap, List<AccessUnit> units) {
    Run(long firstFrame, boolean afterGap) {
      this(firstFrame, afterGap, new ArrayList<>());
    }

    long end() {
      return firstFrame + units.size();
    }
  }

  HlsSegmenter(Canvas canvas, Consumer<Part> parts) {
    this.canvas = canvas;
    this.parts = parts;
  }

  void video(AccessUnit unit, long frame) {
    boolean gap = !current.units().isEmpty() && frame != current.end();
    if (current.units().isEmpty()) {
      current = new Run(frame, false);
    } else if (gap || unit.key() && isLongEnough()) {
      emitClosing();
      closing = current;
      current = new Run(frame, gap);
    }
    current.units().add(unit);
    emitComplete();
  }

  void audio(ProgrammeQueue.Sound sound) {
    sounds.add(sound);
    emitComplete();
  }

  /** The programme is over. */
  void finish() {
    emitClosing();
    closing = current;
    emitClosing();
  }

  /** With one more GOP it would be too long. */
  private boolean isLongEnough() {
    double longest = LONGEST_SECONDS * canvas.framesPerSecond();
    return current.units().size() + canvas.framesPerGop() > longest;
  }

  private void emitComplete() {
    if (!closing.units().isEmpty()
        && !sounds.isEmpty()
        && sounds.getLast().sample() + Grid.AAC_FRAME >= sampleAt(closing.end())) {
      emitClosing();
    }
  }

  private void emitClosing() {
    if (closing.units().isEmpty()) {
      return;
    }
    long from = sampleAt(closing.firstFrame());
    long to = sampleAt(closing.end());
    var audio = new ArrayList<byte[]>();
    long firstSample = from;
    while (!sounds.isEmpty() && sounds.getFirst().sample() < to) {
      ProgrammeQueue.Sound sound = sounds.removeFirst();
      if (sound.sample() >= from) {
        firstSample = audio.isEmpty() ? sound.sample() : firstSample;
        audio.add(sound.aac());
      }
    }
    Run done = closing;
    closing = new Run(0, false);
    parts.accept(new Part(done.units(), done.firstFrame(), audio, firstSample, done.afterGap()));
  }

  private long sampleAt(long frame) {
    return frame * canvas.samplesPerFrame();
  }
}
