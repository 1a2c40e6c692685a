package live.showhorse.health;

import jakarta.enterprise.context.ApplicationScoped;
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

  DiskPart(ShowhorseConfig showhorse, HealthConfig config) {
    this.directory = showhorse.dataDirectory().toAbsolutePath();
    this.least = config.diskSpace().asLongValue();
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Condition look() {
    Path there = directory;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    // Files.getFileStore looks for the mount, which a container or chroot need not show
    long free = there.toFile().getUsableSpace();
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
  }
}
