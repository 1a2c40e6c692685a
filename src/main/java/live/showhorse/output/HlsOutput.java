package live.showhorse.output;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.Canvas;
import live.showhorse.media.FragmentedMp4;
import live.showhorse.media.Grid;
import live.showhorse.media.MediaException;
import live.showhorse.media.ProgrammeSink;
import live.showhorse.media.StreamParameters;
import org.jboss.logging.Logger;

/**
 * Writes a programme as HLS: {@code index.m3u8}, {@code init-*.mp4} and {@code segment-*.m4s} in
 * one directory, each file complete when it appears; all but the playlist never change. A later run
 * in the same directory continues the numbering behind a discontinuity, so that players go on.
 * Serves one run of the programme; works on a thread of its own.
 *
 * <p>{@link #stop()} ends the playlist (the channel went off air); {@link #close()} alone leaves it
 * open, for a service that restarts.
 */
public final class HlsOutput implements ProgrammeSink, AutoCloseable {
  public static final String PLAYLIST = "index.m3u8";

  private static final Logger LOG = Logger.getLogger(HlsOutput.class);

  /**
   * Media time is time since then, so that it goes on upwards from run to run: some players do not
   * begin a new time line at a discontinuity.
   */
  private static final Instant MEDIA_EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private static final long UNIT_MILLIS = 1_000L * Grid.UNIT_SAMPLES / Grid.SAMPLE_RATE;
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Path directory;
  private final LimitsConfig limits;
  private final ProgrammeWriter writer;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * @param directory made when it starts; holds nothing but this programme
   */
  public HlsOutput(Path directory, LimitsConfig limits) {
    this.directory = directory;
    this.limits = limits;
    this.writer =
        new ProgrammeWriter("hls-" + directory.getFileName(), limits.outputQueue(), this::write);
  }

  public Path directory() {
    return directory;
  }

  /** Why the latest segment is missing; empty when it is there. Any thread. */
  public Optional<String> trouble() {
    return trouble;
  }

  /**
   * @throws IllegalStateException if it was started before
   */
  @Override
  public void start(StreamParameters parameters, Instant startedAt) {
    writer.start(parameters, startedAt);
  }

  @Override
  public void video(AccessUnit unit, long frame) {
    writer.video(unit, frame);
  }

  @Override
  public void audio(byte[] aac, long sample) {
    writer.audio(aac, sample);
  }

  /** Writes what waits and ends the playlist; returns at once. */
  @Override
  public void stop() {
    over.set(true);
    writer.end();
  }

  /** Writes what waits; returns when the thread has ended, after some seconds at most. */
  @Override
  public void close() {
    writer.end();
    writer.await(CLOSING);
  }

  private void write(StreamParameters parameters, Instant startedAt, ProgrammeQueue queue) {
    try {
      var files = new HlsDirectory(directory, limits.hlsWindow(), limits.hlsKeep(), Instant.now());
      LOG.infof("hls state=%s directory=%s next=%d", "live", directory, files.next());
      var segmenter =
          new HlsSegmenter(parameters.canvas(), part -> write(files, parameters, startedAt, part));
      Optional<ProgrammeQueue.Item> item;
      while ((item = queue.take()).isPresent()) {
        switch (item.get()) {
          case ProgrammeQueue.Frame frame -> segmenter.video(frame.unit(), frame.number());
          case ProgrammeQueue.Sound sound -> segmenter.audio(sound);
        }
      }
      segmenter.finish();
      if (over.get()) {
        files.end();
      }
      LOG.infof(
          "hls state=%s directory=%s next=%d dropped=%d",
          "stopped", directory, files.next(), queue.dropped());
    } catch (IOException | RuntimeException e) {
      LOG.errorf(e, "hls state=%s directory=%s", "failed", directory);
      trouble =
          Optional.of("It has ended (" + e.getMessage() + "). Take the channel off air and on.");
      queue.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A full disk costs segments, not the run: the next one that can be written is marked. */
  private void write(
      HlsDirectory files, StreamParameters parameters, Instant startedAt, HlsSegmenter.Part part) {
    Canvas canvas = parameters.canvas();
    double rate = canvas.framesPerSecond();
    long units = Math.max(0, Duration.between(MEDIA_EPOCH, startedAt).toMillis() / UNIT_MILLIS);
    Instant at = startedAt.plusNanos(Math.round(part.firstFrame() / rate * 1e9));
    try {
      FragmentedMp4 mp4 =
          FragmentedMp4.of(
              parameters,
              (int) (files.next() & Integer.MAX_VALUE),
              part.video(),
              units * canvas.framesPerUnit() + part.firstFrame(),
              part.audio(),
              units * Grid.UNIT_SAMPLES + part.firstSample());
      files.add(mp4, part.video().size() / rate, at, part.afterGap());
      trouble = Optional.empty();
    } catch (IOException | MediaException e) {
      files.skipped();
      LOG.errorf(
          "hls segment not written directory=%s segment=%d because=%s",
          directory, files.next(), e.getMessage());
      trouble = Optional.of(e.getMessage());
    }
  }
}
