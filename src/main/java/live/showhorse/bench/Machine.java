package live.showhorse.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import live.showhorse.engine.EngineDescription;
import live.showhorse.media.Canvas;
import live.showhorse.media.EncoderProfile;

/**
 * What the figures were measured on.
 *
 * @param processor model name, "unknown" where Linux does not tell
 * @param at when, ISO 8601
 * @param load of the last minute before the bench, in processors: over 0.5 others were working
 */
public record Machine(
    String processor,
    int cores,
    double memoryGib,
    double load,
    String system,
    String runtime,
    String engine,
    String encoder,
    String at) {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  /** Of the last minute, in processors; to be asked before the bench itself works. */
  static double loadNow() {
    return SYSTEM.getSystemLoadAverage();
  }

  /**
   * @param load as it was before the bench
   */
  static Machine here(EngineDescription engine, double load) {
    return new Machine(
        processorName(),
        SYSTEM.getAvailableProcessors(),
        SYSTEM.getTotalMemorySize() / (double) (1L << 30),
        load,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.version().toString(),
        engine.id() + ", " + engine.threads() + " threads",
        EncoderProfile.best(Canvas.PORTRAIT).id(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static String processorName() {
    try (var lines = Files.lines(CPUINFO)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
