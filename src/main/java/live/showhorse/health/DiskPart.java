package live.showhorse.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import live.showhorse.ShowhorseConfig;
import live.showhorse.health.Part.Condition;

/** The disk of the data directory: HLS files and the private Redis. */
@ApplicationScoped
class DiskPart implements Part {
  private static final long MIB = 1L << 20;

  private final Path directory;
  private final long least;
  private volatile double lastFree = Double.NaN;

  DiskPart(ShowhorseConfig showhorse, HealthConfig config, MeterRegistry meters) {
    this.directory = showhorse.dataDirectory().toAbsolutePath();
    this.least = config.diskSpace().asLongValue();
    Gauge.builder("showhorse.disk.free", () -> lastFree)
        .description("Free space on the disk of the data directory")
        .baseUnit("bytes")
        .register(meters);
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Condition look() {
    try {
      Path there = directory;
      while (!Files.exists(there)) {
        there = there.getParent();
      }
      long free = Files.getFileStore(there).getUsableSpace();
      lastFree = free;
      Map<String, String> facts = Map.of("directory", directory.toString());
      String room = "%d MiB are free where the data directory is".formatted(free / MIB);
      if (!Files.isWritable(there)) {
        return Condition.down(
            "The data directory cannot be written.",
            "Let the user of the service write it, or set showhorse.data-directory.",
            facts);
      }
      return free >= least
          ? Condition.up(room + ".", facts)
          : Condition.down(
              room + ", less than the " + least / MIB + " that are wanted.",
              "Make room: a full disk costs the HLS programme and Redis its data.",
              facts);
    } catch (IOException gone) {
      return Condition.down(
          "The disk of the data directory cannot be read: " + gone.getMessage(),
          "Look whether it is mounted.",
          Map.of("directory", directory.toString()));
    }
  }
}
