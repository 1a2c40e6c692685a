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
 * @param nativeMib of native code
 * @param threads of Java, without virtual ones
 * @param files open file handles
 * @param clips native clip handles
 * @param presenters native presenter handles
 */
public record Footprint(
    long heapMib, long nativeMib, int threads, long files, int clips, int presenters) {
  public static Footprint of(NativeEngine engine) {
    // Collects garbage first
    long nativeMib = NativeHeap.bytes() >> 20;
    var memory = ManagementFactory.getMemoryMXBean();
    try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
      return new Footprint(
          memory.getHeapMemoryUsage().getUsed() >> 20,
          nativeMib,
          ManagementFactory.getThreadMXBean().getThreadCount(),
          handles.count(),
          engine.openClips(),
          engine.openPresenters());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
