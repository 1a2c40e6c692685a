package live.showhorse.media.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import live.showhorse.media.MediaException;
import live.showhorse.media.SoundFile;

/**
 * Gives damaged files to {@link SoundFile} until it dies or the time is up: SoundFuzzRun SECONDS
 * RANDOM DIRECTORY. The directory has the seeds and is left with the input that was being read, how
 * many there were and the most kinds of answer that one process saw. A file that is answered in a
 * way not seen before is damaged further: what FFmpeg complains about tells how far it came.
 */
final class SoundFuzzRun {
  static final String INPUT = "input";
  static final String COUNT = "count";
  static final String SEED_SUFFIX = ".seed";

  private static final Duration MOST_SOUND = Duration.ofSeconds(60);
  private static final int MOST_SAMPLES = 60 * 48_000 + 1;
  private static final Duration MOST_WORK = Duration.ofSeconds(10);

  /** Of work there may be little on a machine that does much else; nothing here waits. */
  private static final Duration MOST_TIME = Duration.ofMinutes(1);

  /** Some 500 MB are Java's and the sanitizer's own. */
  private static final long MOST_MEMORY_KB = 1 << 20;

  private static final int MOST_FILES = 2_000;

  /** When the reading of the present input began. */
  private record Begin(long nanos, Duration work) {
    static Begin now() {
      return new Begin(System.nanoTime(), worked());
    }

    boolean isLongAgo() {
      return System.nanoTime() - nanos > MOST_TIME.toNanos()
          || worked().minus(work).compareTo(MOST_WORK) > 0;
    }
  }

  private static final AtomicReference<Begin> begin = new AtomicReference<>(Begin.now());

  private SoundFuzzRun() {}

  public static void main(String[] arguments) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[0]));
    var mutations = new Mutations(new Random(Long.parseLong(arguments[1])));
    Path directory = Path.of(arguments[2]);
    List<byte[]> files = seeds(directory);
    Set<String> seen = new HashSet<>();
    Thread.ofPlatform().daemon().start(SoundFuzzRun::watch);
    try (var channel =
        FileChannel.open(
            directory.resolve(COUNT),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE)) {
      // Outlives this process, however it ends
      MappedByteBuffer counter = channel.map(FileChannel.MapMode.READ_WRITE, 0, 2 * Long.BYTES);
      while (System.nanoTime() < end) {
        byte[] file = mutations.mutate(files);
        Files.write(directory.resolve(INPUT), file);
        begin.set(Begin.now());
        counter.putLong(0, counter.getLong(0) + 1);
        if (seen.add(answer(file)) && files.size() < MOST_FILES) {
          files.add(file);
        }
        counter.putLong(Long.BYTES, Math.max(counter.getLong(Long.BYTES), seen.size()));
        checkMemory();
      }
    } catch (AssertionError | RuntimeException finding) {
      end("not read and not refused", finding);
    }
  }

  private static List<byte[]> seeds(Path directory) throws IOException {
    var seeds = new ArrayList<byte[]>();
    try (var entries = Files.newDirectoryStream(directory, "*" + SEED_SUFFIX)) {
      for (Path entry : entries) {
        seeds.add(Files.readAllBytes(entry));
      }
    }
    return seeds;
  }

  /** What became of a file, in few words. */
  static String answer(byte[] file) {
    try {
      float[] sound = SoundFile.decode(file, MOST_SOUND);
      if (sound.length == 0 || sound.length > MOST_SAMPLES) {
        throw new AssertionError(sound.length + " samples");
      }
      return "samples: " + Integer.numberOfLeadingZeros(sound.length);
    } catch (MediaException refused) {
      return refused.getMessage().replaceAll("0x[0-9a-f]+|[0-9]+", "#");
    }
  }

  private static void watch() {
    while (true) {
      if (begin.get().isLongAgo()) {
        end("took too long", new AssertionError());
      }
      checkMemory();
      try {
        Thread.sleep(100);
      } catch (InterruptedException interrupted) {
        return;
      }
    }
  }

  /** Of all threads of this process. */
  private static Duration worked() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  private static void checkMemory() {
    long memory = peakKb();
    if (memory > MOST_MEMORY_KB) {
      end("took " + memory + " kB", new AssertionError());
    }
  }

  private static long peakKb() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException failed) {
      throw new IllegalStateException("cannot read the memory taken", failed);
    }
  }

  private static void end(String why, Throwable finding) {
    PrintStream log = System.err;
    log.println("finding: " + why);
    finding.printStackTrace(log);
    // Not exit: what hangs would hold it up
    Runtime.getRuntime().halt(1);
  }
}
