package live.showhorse.operations;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory that is a small disk of its own for one process, which somebody else can fill. Linux
 * lets root, and in most places anybody, mount one that no other process sees.
 */
final class SmallDisk {
  private static final int PAGE = 4_096;

  private final Path directory;
  private final int mebibytes;
  private Path seen;
  private Thread filler;

  /**
   * @param directory made; empty for everybody but the process
   */
  SmallDisk(Path directory, int mebibytes) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.mebibytes = mebibytes;
  }

  /**
   * What becomes the program whose command follows it, with these disks in place. Skips the test
   * where that is not allowed.
   */
  static List<String> before(SmallDisk... disks) {
    StringBuilder script = new StringBuilder();
    for (SmallDisk disk : disks) {
      script.append(
          "mount -t tmpfs -o size=%dm tmpfs '%s' && ".formatted(disk.mebibytes, disk.directory));
    }
    script.append("exec \"$@\"");
    for (String how : List.of("-m", "-Urm")) {
      List<String> command = List.of("unshare", how, "sh", "-c", script.toString(), "sh");
      if (works(command)) {
        return command;
      }
    }
    assumeTrue(false, "this user may not mount a disk of its own with unshare, so none is filled");
    throw new AssertionError("skipped before");
  }

  private static boolean works(List<String> before) {
    List<String> command = new ArrayList<>(before);
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /** The disk is looked at through this process. */
  void of(ServiceProcess process) {
    seen = Path.of("/proc/" + process.pid() + "/root" + directory);
  }

  /** As the process calls it. */
  Path directory() {
    return directory;
  }

  /** The names of the files below a directory of the disk. */
  List<String> files(String below) {
    try (var files = Files.list(seen.resolve(below))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What is in a file of the disk. */
  String text(String file) {
    try {
      return Files.readString(seen.resolve(file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Takes all there is, and whatever becomes free, until {@link #empty}. */
  void fill() {
    take();
    filler =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (true) {
                      Thread.sleep(5);
                      take();
                    }
                  } catch (InterruptedException enough) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  /** Gives everything back. */
  void empty() throws InterruptedException, IOException {
    filler.interrupt();
    filler.join();
    Files.delete(seen.resolve("filler"));
  }

  private void take() {
    for (int chunk = 1 << 20; chunk >= PAGE; chunk /= 16) {
      try (OutputStream out =
          Files.newOutputStream(
              seen.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          out.write(new byte[chunk]);
        }
      } catch (IOException full) {
        // That is what was wanted
      }
    }
  }
}
