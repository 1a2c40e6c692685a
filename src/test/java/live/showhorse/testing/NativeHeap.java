package live.showhorse.testing;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;

/**
 * What native code of this process holds. Unlike the resident size it does not move with the heap
 * of Java and the pages that the allocator keeps.
 */
public final class NativeHeap {
  /** Ten numbers of eight bytes, glibc's {@code struct mallinfo2}. */
  private static final StructLayout MALLINFO =
      MemoryLayout.structLayout(MemoryLayout.sequenceLayout(10, JAVA_LONG));

  private static final long MAPPED_BLOCKS = 4 * 8;
  private static final long USED_BLOCKS = 7 * 8;
  private static final MethodHandle MALLINFO2 =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("mallinfo2"),
              FunctionDescriptor.of(MALLINFO));

  private NativeHeap() {}

  /**
   * Bytes that {@code malloc} has given out and not got back, in all arenas. The least of some
   * looks within half a second: the compiler of the JVM takes and returns megabytes meanwhile.
   */
  public static long bytes() {
    System.gc();
    long least = Long.MAX_VALUE;
    try (Arena arena = Arena.ofConfined()) {
      for (int look = 0; look < 10; look++) {
        Thread.sleep(50);
        var info = (MemorySegment) MALLINFO2.invokeExact((SegmentAllocator) arena);
        long used = info.get(JAVA_LONG, USED_BLOCKS) + info.get(JAVA_LONG, MAPPED_BLOCKS);
        least = Math.min(least, used);
      }
    } catch (Throwable failed) {
      throw new AssertionError("mallinfo2 cannot be called", failed);
    }
    return least;
  }
}
