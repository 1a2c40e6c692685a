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
import live.showhorse.problem.FullDisk;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The disk of the data directory (HLS files and the private Redis) and that of uploads on their
 * way.
 */
@ApplicationScoped
class DiskPart implements Part {
  private static final long MIB = 1L << 20;

  /** Two uploads of the largest size. */
  private static final long UPLOADS = 64 * MIB;

  private final Path data;
  private final Path uploads;
  private final long least;

  DiskPart(
      ShowhorseConfig showhorse,
      HealthConfig config,
      @ConfigProperty(name = "quarkus.http.body.uploads-directory") String uploads,
      MeterRegistry meters) {
    this.data = showhorse.dataDirectory().toAbsolutePath();
    this.uploads = Path.of(uploads).toAbsolutePath();
    this.least = config.diskSpace().asLongValue();
    Gauge.builder(
            "showhorse.disk.free",
            () -> FullDisk.free(data).map(Long::doubleValue).orElse(Double.NaN))
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
    Condition there =
        look(
            data,
            least,
            "set showhorse.data-directory: a full disk costs the HLS programme and Redis its data.");
    Condition passing =
        look(
            uploads,
            Math.min(least, UPLOADS),
            "set java.io.tmpdir: nothing can be uploaded when it is full.");
    return there.works() && !passing.works() ? passing : there;
  }

  private static Condition look(Path directory, long least, String otherwise) {
    Map<String, String> facts = Map.of("directory", directory.toString());
    try {
      if (!Files.isWritable(FullDisk.existing(directory))) {
        return Condition.down(
            "The directory " + directory + " cannot be written.",
            "Let the user of the service write it, or " + otherwise,
            facts);
      }
      long free =
          FullDisk.free(directory).orElseThrow(() -> new IOException("its size is not known"));
      String room = "%d MiB are free in %s".formatted(free / MIB, directory);
      return free >= least
          ? Condition.up(room + ".", facts)
          : Condition.down(
              room + ", less than the " + least / MIB + " that are wanted.",
              "Make room, or " + otherwise,
              facts);
    } catch (IOException gone) {
      return Condition.down(
          "The disk of " + directory + " cannot be read: " + gone.getMessage(),
          "Look whether it is mounted.",
          facts);
    }
  }
}
