package live.showhorse.output;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.FragmentedMp4;
import live.showhorse.media.Grid;
import live.showhorse.media.MediaException;
import live.showhorse.media.ProgrammeSink;
import live.showhorse.media.StreamParameters;
import live.showhorse.problem.FullDisk;
import org.jboss.logging.Logger;

/**
 * Writes a programme as HLS: {@code index.m3u8}, {@code init-*.mp4} and {@code segment-*.m4s} in
 * one directory, each file complete when it appears; all but the playlist never change. A later run
 * in the same directory continues the numbering behind a discontinuity, so that players go on.
 * Serves one run of the programme; works on a thread of its own.
 *
 * <p>{@link #stop()} ends the playlist (the channel went off air); {@link #close()} alone leaves it
 * open, for a service that restarts.
 *
 * <p>What cannot be written (a full disk, a directory that went away) costs its segment and no
 * more: every segment is tried, and the first that is written follows a discontinuity.
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

  /** Writes what waits; returns at once. */
  public void end() {
    writer.end();
  }

  /** Writes what waits; returns when the thread has ended, after some seconds at most. */
  @Override
  public void close() {
    writer.end();
    writer.await(CLOSING);
  }

  private void write(StreamParameters parameters, Instant startedAt, ProgrammeQueue queue) {
    var run = new Run(parameters, startedAt);
    try {
      var segmenter = new HlsSegmenter(parameters.canvas(), run::write);
      Optional<ProgrammeQueue.Item> item;
      while ((item = queue.take()).isPresent()) {
        switch (item.get()) {
          case ProgrammeQueue.Frame frame -> segmenter.video(frame.unit(), frame.number());
          case ProgrammeQueue.Sound sound -> segmenter.audio(sound);
        }
      }
      segmenter.finish();
      if (over.get()) {
        run.end();
      }
      LOG.infof("hls state=%s directory=%s dropped=%d", "stopped", directory, queue.dropped());
    } catch (RuntimeException e) {
      LOG.errorf(e, "hls state=%s directory=%s", "failed", directory);
      trouble =
          Optional.of("It has ended (" + e.getMessage() + "). Take the channel off air and on.");
      queue.end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a run writes. Belongs to the writer's thread. */
  private final class Run {
    private final StreamParameters parameters;
    private final double rate;
    private final Instant startedAt;
    private final long units;

    /** Empty at first and after every failure. */
    private Optional<HlsDirectory> opened = Optional.empty();

    Run(StreamParameters parameters, Instant startedAt) {
      this.parameters = parameters;
      this.rate = parameters.canvas().framesPerSecond();
      this.startedAt = startedAt;
      this.units = Math.max(0, Duration.between(MEDIA_EPOCH, startedAt).toMillis() / UNIT_MILLIS);
    }

    void write(HlsSegmenter.Part part) {
      Instant at = startedAt.plusNanos(Math.round(part.firstFrame() / rate * 1e9));
      try {
        HlsDirectory files = open();
        FragmentedMp4 mp4 =
            FragmentedMp4.of(
                parameters,
                (int) (files.next() & Integer.MAX_VALUE),
                part.video(),
                units * parameters.canvas().framesPerUnit() + part.firstFrame(),
                part.audio(),
                units * Grid.UNIT_SAMPLES + part.firstSample());
        files.add(mp4, part.video().size() / rate, at, part.afterGap());
        if (trouble.isPresent()) {
          LOG.infof("hls written again directory=%s next=%d", directory, files.next());
          trouble = Optional.empty();
        }
      } catch (IOException e) {
        failed(FullDisk.reason(e, directory));
      } catch (MediaException e) {
        failed(e.getMessage());
      }
    }

    /** Tried twice: opening the directory again makes room. */
    void end() {
      for (int attempt = 1; attempt <= 2; attempt++) {
        try {
          open().end();
          return;
        } catch (IOException e) {
          failed(FullDisk.reason(e, directory));
        }
      }
    }

    private HlsDirectory open() throws IOException {
      if (opened.isEmpty()) {
        var files =
            new HlsDirectory(directory, limits.hlsWindow(), limits.hlsKeep(), Instant.now());
        LOG.infof("hls state=%s directory=%s next=%d", "live", directory, files.next());
        opened = Optional.of(files);
      }
      return opened.get();
    }

    /** Logs each reason once: a disk may stay full for hours. */
    private void failed(String reason) {
      opened = Optional.empty();
      if (!trouble.equals(Optional.of(reason))) {
        LOG.errorf("hls not written directory=%s because=%s", directory, reason);
      }
      trouble = Optional.of(reason);
    }
  }
}
