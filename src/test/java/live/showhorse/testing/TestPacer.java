package live.showhorse.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.Grid;
import live.showhorse.media.ProgrammeSink;
import live.showhorse.media.StreamParameters;

/**
 * Plays segments over and over into sinks, as a channel does: one thread, frame by frame, each with
 * its sound. Frame {@code n} of the programme carries the number {@code n % numbers()}.
 */
public final class TestPacer implements AutoCloseable {
  private final StreamParameters parameters;
  private final List<AccessUnit> video = new ArrayList<>();
  private final List<byte[]> audio = new ArrayList<>();
  private final CopyOnWriteArrayList<ProgrammeSink> sinks = new CopyOnWriteArrayList<>();
  private final AtomicLong frames = new AtomicLong();
  private final AtomicLong longestFrameNanos = new AtomicLong();
  private final Instant startedAt = Instant.now();
  private final double speed;
  private final long limit;
  private final Thread thread;

  /**
   * @param speed 1 is real time
   * @param limit frames to play; then it stops the sinks. {@link Long#MAX_VALUE}: until closed
   */
  public TestPacer(
      List<EncodedSegment> segments, double speed, long limit, ProgrammeSink... sinks) {
    parameters = segments.getFirst().parameters();
    for (EncodedSegment segment : segments) {
      video.addAll(segment.video());
      audio.addAll(segment.audio());
    }
    this.speed = speed;
    this.limit = limit;
    for (ProgrammeSink sink : sinks) {
      add(sink);
    }
    thread = Thread.ofPlatform().name("test-pacer").daemon().start(this::play);
  }

  /** Joins in at the current frame. */
  public void add(ProgrammeSink sink) {
    sink.start(parameters, startedAt);
    sinks.add(sink);
  }

  public int numbers() {
    return video.size();
  }

  /** Frames played so far. */
  public long frames() {
    return frames.get();
  }

  /** The longest that all sinks together kept the pacer for one frame. */
  public double longestFrameMillis() {
    return longestFrameNanos.get() / 1e6;
  }

  public Instant startedAt() {
    return startedAt;
  }

  /** Waits until the limit is reached and the sinks are stopped. */
  public void join() throws InterruptedException {
    thread.join();
  }

  private void play() {
    int perFrame = parameters.canvas().samplesPerFrame();
    long begin = System.nanoTime();
    long sound = 0;
    for (long frame = 0; frame < limit && !Thread.currentThread().isInterrupted(); frame++) {
      long due = begin + (long) (frame * 1e9 / parameters.canvas().framesPerSecond() / speed);
      while (System.nanoTime() < due && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      long from = System.nanoTime();
      AccessUnit unit = video.get((int) (frame % video.size()));
      for (ProgrammeSink sink : sinks) {
        sink.video(unit, frame);
      }
      for (; sound * Grid.AAC_FRAME < (frame + 1) * perFrame; sound++) {
        byte[] aac = audio.get((int) (sound % audio.size()));
        for (ProgrammeSink sink : sinks) {
          sink.audio(aac, sound * Grid.AAC_FRAME);
        }
      }
      longestFrameNanos.accumulateAndGet(System.nanoTime() - from, Math::max);
      frames.set(frame + 1);
    }
    sinks.forEach(ProgrammeSink::stop);
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
