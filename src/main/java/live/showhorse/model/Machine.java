package live.showhorse.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Memory of this machine, in bytes.
 *
 * @param memory what this process may have at most
 * @param available what it could have now
 */
public record Machine(long memory, long available, List<Gpu> gpus) {
  /**
   * @param free not taken by other programs now
   */
  public record Gpu(String name, long memory, long free) {}

  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final Path CGROUP_LIMIT = Path.of("/sys/fs/cgroup/memory.max");
  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;
  private static final long ASK_SECONDS = 10;
  private static final int MAX_ANSWER = 64 << 10;

  public Machine {
    gpus = List.copyOf(gpus);
  }

  /** Blocks for up to ten seconds while the NVIDIA driver is asked. */
  public static Machine here() {
    try {
      String limit = Files.isReadable(CGROUP_LIMIT) ? Files.readString(CGROUP_LIMIT) : "max";
      return of(Files.readString(MEMINFO), limit, askNvidia());
    } catch (IOException e) {
      throw ModelProblems.unreadable(MEMINFO, e);
    }
  }

  /**
   * @param meminfo as in /proc/meminfo
   * @param limit as in a control group's memory.max: bytes or "max"
   * @param gpus lines of name, MiB in all, MiB free
   */
  static Machine of(String meminfo, String limit, String gpus) {
    long most = limit.strip().matches("\\d{1,18}") ? Long.parseLong(limit.strip()) : Long.MAX_VALUE;
    List<Gpu> found = new ArrayList<>();
    for (String line : gpus.lines().toList()) {
      String[] fields = line.split("\\s*,\\s*");
      if (fields.length == 3 && (fields[1] + fields[2]).matches("\\d{2,12}")) {
        found.add(
            new Gpu(
                fields[0].strip(),
                Long.parseLong(fields[1]) * MIB,
                Long.parseLong(fields[2].strip()) * MIB));
      }
    }
    return new Machine(
        Math.min(kibibytes(meminfo, "MemTotal:"), most),
        Math.min(kibibytes(meminfo, "MemAvailable:"), most),
        found);
  }

  private static long kibibytes(String meminfo, String key) {
    return meminfo
            .lines()
            .filter(line -> line.startsWith(key))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        * KIB;
  }

  /** Empty where there is no driver. */
  private static String askNvidia() {
    try {
      Process process =
          new ProcessBuilder(
                  "nvidia-smi",
                  "--query-gpu=name,memory.total,memory.free",
                  "--format=csv,noheader,nounits")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (InputStream out = process.getInputStream()) {
        if (!process.waitFor(ASK_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return "";
        }
        return new String(out.readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
