package live.showhorse.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import live.showhorse.engine.EngineDescription;
import live.showhorse.media.Canvas;
import live.showhorse.media.EncoderProfile;

/**
 * What the figures were measured on.
 *
 * @param processor model name, "unknown" where Linux does not tell
 * @param load of the last minute before the bench, in processors: over 0.5 others were working
 */
public record Machine(
    String processor, int cores, double load, String runtime, String engine, String encoder) {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  static Machine here(EngineDescription engine) {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.version().toString(),
        engine.id() + ", " + engine.threads() + " threads",
        EncoderProfile.best(Canvas.PORTRAIT).id());
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
