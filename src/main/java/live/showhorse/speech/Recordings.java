package live.showhorse.speech;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import live.showhorse.StopOrder;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.Grid;
import live.showhorse.media.Loudness;
import live.showhorse.media.MediaException;
import live.showhorse.media.SoundFile;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.BlobStore;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Provisional;

/**
 * Recordings that hosts upload to be aired as lines. They are brought to the loudness of speech,
 * cut into pieces that fit a clip and kept in Redis under the SHA-256 of each piece (16-bit little
 * endian mono PCM at 48 kHz, silent edges included). Any thread; methods block.
 */
@ApplicationScoped
public class Recordings {
  /** Reading one takes a second or two. */
  private static final Duration LATER = Duration.ofSeconds(5);

  private static final float SIXTEEN_BITS = 32_768;

  private final BlobStore store;
  private final Provisional taken;
  private final Duration longest;
  private final int mostWaiting;
  private final ThreadPoolExecutor reader;

  public Recordings(Blobs blobs, RecordingConfig config, LimitsConfig limits) {
    this.store = blobs.store("recordings", limits.recordings().asLongValue(), config.timeToLive());
    this.taken = new Provisional(store);
    this.longest = limits.recordingLength();
    this.mostWaiting = limits.recordingsWaiting();
    this.reader =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(mostWaiting),
            Thread.ofPlatform().name("recordings").daemon().factory());
  }

  /** Reads an uploaded file and keeps it. */
  public Recording take(Supplier<byte[]> file) {
    return take(file, Function.identity());
  }

  /**
   * Reads an uploaded file and keeps it for what is made of it; if that fails, it is not kept. The
   * same sound again is the same recording.
   *
   * @param file gives its bytes; called on the thread that reads it
   * @param use what is made of it
   * @throws ProblemException 422 {@code recording-unreadable}, {@code recording-truncated}, {@code
   *     recording-silent} or {@code recording-too-long}; 429 {@code recordings-busy} when too many
   *     wait
   */
  public <T> T take(Supplier<byte[]> file, Function<Recording, T> use) {
    try (Provisional.Batch pieces = taken.batch()) {
      T made = use.apply(read(file, pieces));
      pieces.accept();
      return made;
    }
  }

  private Recording read(Supplier<byte[]> file, Provisional.Batch pieces) {
    Future<Recording> read;
    try {
      read = reader.submit(() -> read(file.get(), pieces));
    } catch (RejectedExecutionException full) {
      throw ProblemException.busy(
          "recordings-busy",
          "There are %d recordings waiting to be read, the most there can be (showhorse.limits.recordings-waiting). Try again in a moment."
              .formatted(mostWaiting),
          LATER);
    }
    try {
      return read.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("reading a recording failed", failed.getCause());
    } catch (CancellationException stopping) {
      throw stopped(stopping);
    } catch (InterruptedException stopping) {
      read.cancel(true);
      Thread.currentThread().interrupt();
      throw stopped(stopping);
    }
  }

  private static ProblemException stopped(Exception stopping) {
    return new ProblemException(503, "stopping", "The service is being stopped.", stopping);
  }

  /**
   * A piece, ready for an engine: no phonemes, so the lips follow the sound alone.
   *
   * @throws ProblemException 410 {@code recording-gone}
   */
  public Speech piece(String name) {
    byte[] bytes =
        store
            .get(name)
            .orElseThrow(
                () ->
                    new ProblemException(
                        410,
                        "recording-gone",
                        "The recording is not in the store any more: it was not used for longer"
                            + " than showhorse.recordings.time-to-live, or others needed the room"
                            + " (showhorse.limits.recordings). Upload it again."));
    var samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    float[] pcm = new float[samples.remaining()];
    for (int at = 0; at < pcm.length; at++) {
      pcm[at] = samples.get(at) / SIXTEEN_BITS;
    }
    return new Speech(pcm, List.of());
  }

  /** Counts a piece as used now, so that what waits to be aired again is not forgotten. */
  public void touch(String name) {
    store.contains(name);
  }

  /** Uploads that wait for the one that is being read. */
  int waiting() {
    return reader.getQueue().size();
  }

  void atStop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.MAKERS)
          ShutdownEvent event) {
    close();
  }

  @PreDestroy
  void close() {
    reader
        .shutdownNow()
        .forEach(
            waiting -> {
              if (waiting instanceof Future<?> read) {
                read.cancel(false);
              }
            });
  }

  private Recording read(byte[] file, Provisional.Batch pieces) {
    List<String> names = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    for (float[] cut : RecordingCut.pieces(levelled(decoded(file)))) {
      float[] piece = SpeechShaper.framed(cut);
      byte[] bytes = sixteenBits(piece);
      String name = sha256(bytes);
      pieces.put(name, bytes);
      names.add(name);
      lengths.add(piece.length);
    }
    return new Recording(names, lengths);
  }

  private float[] decoded(byte[] file) {
    SoundFile.Sound sound;
    try {
      sound = SoundFile.read(file, longest);
    } catch (MediaException unreadable) {
      throw new ProblemException(
          422,
          "recording-unreadable",
          "The recording cannot be read (%s); it must be %s with sound in it."
              .formatted(unreadable.getMessage(), SoundFile.FORMATS),
          unreadable);
    }
    float[] pcm = sound.samples();
    if (pcm.length > longest.toMillis() * Grid.SAMPLE_RATE / 1_000) {
      throw ProblemException.unprocessable(
          "recording-too-long",
          "The recording lasts longer than %d s; it must last at most that (showhorse.limits.recording-length). Split it."
              .formatted(longest.toSeconds()));
    }
    if (sound.promised().isPresent()) {
      throw ProblemException.unprocessable(
          "recording-truncated",
          "The recording ends after %.1f s, but says of itself that it has %.1f s: it was cut off or is damaged. Send the whole file, or save it again from what can play it."
              .formatted((double) pcm.length / Grid.SAMPLE_RATE, sound.promised().getAsDouble()));
    }
    for (float sample : pcm) {
      if (!Float.isFinite(sample)) {
        throw ProblemException.unprocessable(
            "recording-unreadable",
            "The recording has samples that are no numbers; it must be "
                + SoundFile.FORMATS
                + " with sound in it.");
      }
    }
    return pcm;
  }

  /** Without silence at the ends, and as loud as speech. */
  private static float[] levelled(float[] pcm) {
    float[] sound =
        SpeechShaper.trimmed(new RawSpeech(Grid.SAMPLE_RATE, pcm, List.of()))
            .map(RawSpeech::pcm)
            .filter(trimmed -> Double.isFinite(Loudness.measure(trimmed).lufs()))
            .orElseThrow(
                () ->
                    ProblemException.unprocessable(
                        "recording-silent",
                        "The recording holds nothing that can be heard; it must be "
                            + SoundFile.FORMATS
                            + " with sound in it."));
    return SpeechShaper.levelled(sound);
  }

  private static byte[] sixteenBits(float[] pcm) {
    var bytes = ByteBuffer.allocate(2 * pcm.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : pcm) {
      long value = Math.round((double) sample * SIXTEEN_BITS);
      bytes.putShort((short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE));
    }
    return bytes.array();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
