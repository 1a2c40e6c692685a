package live.showhorse.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import live.showhorse.model.Machine;

/** Processor, memory, disk, port and graphics card. */
final class MachineChecks implements Supplier<List<Finding>> {
  private static final String PART = "machine";
  private static final long GIB = 1L << 30;

  /** The service with a private Redis and one channel took under 1 GiB; budgets add 3 GiB. */
  private static final long LEAST_MEMORY = 2 * GIB;

  /** Clips and segments in Redis' file, HLS and logs. */
  private static final long LEAST_DISK = 5 * GIB;

  private static final int LEAST_CORES = 2;
  private static final int CONNECT_MILLIS = 500;

  private final Path data;
  private final int port;
  private final boolean gpuWanted;
  private final Supplier<Machine> machine;

  /**
   * @param data the data directory, which may not exist yet
   * @param gpuWanted whether the configured engine is made for a graphics card
   */
  MachineChecks(Path data, int port, boolean gpuWanted, Supplier<Machine> machine) {
    this.data = data.toAbsolutePath();
    this.port = port;
    this.gpuWanted = gpuWanted;
    this.machine = machine;
  }

  @Override
  public List<Finding> get() {
    List<Finding> findings = new ArrayList<>();
    int cores = Runtime.getRuntime().availableProcessors();
    findings.add(
        cores >= LEAST_CORES
            ? Finding.ok(PART, "processor", cores + " cores")
            : Finding.warning(
                PART,
                "processor",
                cores + " core",
                "Rendering and playing share it; give the service " + LEAST_CORES + "."));
    Machine here = machine.get();
    String memory = gib(here.available()) + " of " + gib(here.memory()) + " available";
    findings.add(
        here.available() >= LEAST_MEMORY
            ? Finding.ok(PART, "memory", memory)
            : Finding.warning(
                PART,
                "memory",
                memory,
                "Free some: the service and Redis want " + gib(LEAST_MEMORY) + "."));
    findings.add(disk());
    findings.add(port());
    if (here.gpus().isEmpty()) {
      findings.add(
          gpuWanted
              ? Finding.warning(
                  PART,
                  "graphics card",
                  "none",
                  "The engine happyhorse runs on the processor, far slower than real time. Install the"
                      + " NVIDIA driver, or set showhorse.engine.name=portrait.")
              : Finding.ok(PART, "graphics card", "none; the engine portrait needs none"));
    }
    here.gpus()
        .forEach(
            gpu ->
                findings.add(
                    Finding.ok(
                        PART,
                        "graphics card",
                        gpu.name()
                            + ", "
                            + gib(gpu.free())
                            + " of "
                            + gib(gpu.memory())
                            + " free"
                            + driver())));
    return findings;
  }

  private static String driver() {
    return Programs.output(
            List.of("nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader"))
        .map(text -> ", driver " + text.lines().findFirst().orElse("?").strip())
        .orElse("");
  }

  private Finding disk() {
    Path there = data;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    // Files.getFileStore looks for the mount, which a container or chroot need not show
    long free = there.toFile().getUsableSpace();
    if (!Files.isWritable(there)) {
      return Finding.problem(
          PART,
          "disk",
          there + " cannot be written",
          "Set showhorse.data-directory to a directory of yours.");
    }
    String found = gib(free) + " free at " + data;
    return free >= LEAST_DISK
        ? Finding.ok(PART, "disk", found)
        : Finding.warning(
            PART,
            "disk",
            found,
            "Free " + gib(LEAST_DISK) + ", or set showhorse.data-directory elsewhere.");
  }

  private Finding port() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
    } catch (IOException free) {
      return Finding.ok(PART, "port " + port, "free");
    }
    Optional<String> title = Showhorse.at(port);
    return title.isPresent()
        ? Finding.ok(PART, "port " + port, "this service answers")
        : Finding.problem(
            PART, "port " + port, "another program listens", "./showhorse up --port " + (port + 1));
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) GIB);
  }
}
