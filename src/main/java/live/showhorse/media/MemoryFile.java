package live.showhorse.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that FFmpeg reads as a file although no disk has them (Linux, {@code memfd_create(2)}): a
 * full disk stops nobody from speaking. Any thread.
 */
final class MemoryFile implements AutoCloseable {
  /** Programs that are started meanwhile do not get it. */
  private static final int CLOSE_ON_EXEC = 1;

  private static final MethodHandle CREATE =
      function(
          "memfd_create",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private final int descriptor;

  MemoryFile(byte[] bytes) {
    descriptor = create();
    try {
      Files.write(path(), bytes);
    } catch (IOException failed) {
      close();
      throw new UncheckedIOException("cannot keep " + bytes.length + " bytes in memory", failed);
    }
  }

  /** Of this process only, until it is closed. */
  Path path() {
    return Path.of("/proc/self/fd/" + descriptor);
  }

  @Override
  public void close() {
    try {
      int code = (int) CLOSE.invokeExact(descriptor);
      if (code != 0) {
        throw new IllegalStateException("descriptor " + descriptor + " was closed before");
      }
    } catch (Throwable failed) {
      throw unexpected(failed);
    }
  }

  private static int create() {
    try (Arena arena = Arena.ofConfined()) {
      int descriptor = (int) CREATE.invokeExact(arena.allocateFrom("showhorse"), CLOSE_ON_EXEC);
      if (descriptor < 0) {
        throw new IllegalStateException(
            "the system makes no file in memory; are too many files open? (ulimit -n)");
      }
      return descriptor;
    } catch (Throwable failed) {
      throw unexpected(failed);
    }
  }

  private static RuntimeException unexpected(Throwable failed) {
    if (failed instanceof Error error) {
      throw error;
    }
    return failed instanceof RuntimeException exception
        ? exception
        : new IllegalStateException("a call of the system failed", failed);
  }

  private static MethodHandle function(String name, FunctionDescriptor descriptor) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
  }
}
