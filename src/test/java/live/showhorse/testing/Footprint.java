package live.showhorse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import live.showhorse.engine.NativeEngine;

/**
 * What this process holds at the moment.
 *
 * @param heapMib after a collection
 * @param residentMib of the whole process, native memory included
 * @param threads of Java, without virtual ones
 * @param files open file handles
 * @param clips native clip handles
 * @param presenters native presenter handles
 */
public record Footprint(
    long heapMib, long residentMib, int threads, long files, int clips, int presenters) {
  public static Footprint of(NativeEngine engine) {
    System.gc();
    var memory = ManagementFactory.getMemoryMXBean();
    try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
      long resident =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
              .findFirst()
              .orElseThrow();
      return new Footprint(
          memory.getHeapMemoryUsage().getUsed() >> 20,
          resident,
          ManagementFactory.getThreadMXBean().getThreadCount(),
          handles.count(),
          engine.openClips(),
          engine.openPresenters());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
