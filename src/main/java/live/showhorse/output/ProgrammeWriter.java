package live.showhorse.output;

import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.StreamParameters;

/**
 * The queue and the thread between the pacer and one output, for one run of the programme. Methods
 * return at once, except {@link #await}. Any thread.
 */
final class ProgrammeWriter {
  private final String name;
  private final Duration length;
  private final Work work;
  private final AtomicReference<Run> run = new AtomicReference<>();

  /** Takes the programme from the queue until it ends, on the writer's thread. */
  interface Work {
    void write(StreamParameters parameters, Instant startedAt, ProgrammeQueue queue);
  }

  private record Run(ProgrammeQueue queue, Thread thread, int framesPerSecond) {}

  /**
   * @param name of the output and its thread
   * @param length of the queue; at least a GOP is held
   */
  ProgrammeWriter(String name, Duration length, Work work) {
    this.name = name;
    this.length = length;
    this.work = work;
  }

  /**
   * The thread logs for whom the caller works.
   *
   * @throws IllegalStateException if it was started before
   */
  void start(StreamParameters parameters, Instant startedAt) {
    double seconds = length.toMillis() / 1_000.0;
    int framesPerSecond = parameters.canvas().framesPerSecond();
    int frames = (int) Math.ceil(seconds * framesPerSecond);
    var queue = new ProgrammeQueue(Math.max(parameters.canvas().framesPerGop(), frames));
    Thread thread =
        Thread.ofPlatform()
            .name(name)
            .daemon()
            .unstarted(Context.current().wrap(() -> work.write(parameters, startedAt, queue)));
    if (!run.compareAndSet(null, new Run(queue, thread, framesPerSecond))) {
      throw new IllegalStateException("output " + name + " was started before");
    }
    thread.start();
  }

  /**
   * @throws IllegalStateException if it was not started
   */
  void video(AccessUnit unit, long frame) {
    queue().video(unit, frame);
  }

  /**
   * @throws IllegalStateException if it was not started
   */
  void audio(byte[] aac, long sample) {
    queue().audio(aac, sample);
  }

  /** Nothing more comes; what waits may still be written. */
  void end() {
    Run current = run.get();
    if (current != null) {
      current.queue().end();
    }
  }

  /** Frames that the output was too slow for. */
  long dropped() {
    Run current = run.get();
    return current == null ? 0 : current.queue().dropped();
  }

  /** How much programme waits. */
  Duration behind() {
    Run current = run.get();
    return current == null
        ? Duration.ZERO
        : Duration.ofSeconds(current.queue().waiting()).dividedBy(current.framesPerSecond());
  }

  /** Interrupts the thread, unless it is the caller's. */
  void interrupt() {
    Run current = run.get();
    if (current != null && current.thread() != Thread.currentThread()) {
      current.thread().interrupt();
    }
  }

  /** Waits until the thread has ended, unless it is the caller's. */
  void await(Duration patience) {
    Run current = run.get();
    if (current == null || current.thread() == Thread.currentThread()) {
      return;
    }
    try {
      current.thread().join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ProgrammeQueue queue() {
    Run current = run.get();
    if (current == null) {
      throw new IllegalStateException("output " + name + " was not started");
    }
    return current.queue();
  }
}
