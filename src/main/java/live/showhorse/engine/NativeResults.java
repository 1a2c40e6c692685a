package live.showhorse.engine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** What native functions give back: handles, texts and files, or an error with its message. */
final class NativeResults {
  private static final int MESSAGE_BYTES = 512;
  private static final long TEXT_BYTES = 16 << 10;

  private final MethodHandle lastError;

  NativeResults(NativeFunctions functions) {
    lastError = functions.bind("last_error", FunctionDescriptor.of(JAVA_LONG, ADDRESS, JAVA_LONG));
  }

  /** Calls a function that writes a handle; returns its status. */
  interface Opening {
    int call(MemorySegment out);
  }

  /**
   * Calls a function that writes at most {@code capacity} bytes to {@code buffer} and the bytes
   * there are to {@code length}; returns its status.
   */
  interface Telling {
    int call(MemorySegment buffer, long capacity, MemorySegment length);
  }

  MemorySegment opened(Opening opening) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ADDRESS);
      check(opening.call(out));
      return out.get(ADDRESS, 0);
    }
  }

  String text(Telling telling) {
    return new String(bytes(TEXT_BYTES, telling), StandardCharsets.UTF_8);
  }

  /** Calls again with the room that is needed when the first guess was too small. */
  byte[] bytes(long guess, Telling telling) {
    long capacity = guess;
    while (true) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment buffer = arena.allocate(capacity);
        MemorySegment length = arena.allocate(JAVA_LONG);
        int status = telling.call(buffer, capacity, length);
        long needed = length.get(JAVA_LONG, 0);
        if (EngineStatus.of(status) == EngineStatus.BUFFER && needed >= capacity) {
          capacity = needed + 1;
          continue;
        }
        check(status);
        return buffer.asSlice(0, needed).toArray(JAVA_BYTE);
      }
    }
  }

  /**
   * @throws EngineException with the library's own message when the status is an error
   */
  EngineStatus check(int code) {
    if (code >= 0) {
      return EngineStatus.of(code);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(MESSAGE_BYTES);
      long length = (long) NativeFunctions.invoke(lastError, buffer, (long) MESSAGE_BYTES);
      String message =
          length > 0 ? buffer.getString(0) : "The engine failed without a message (" + code + ").";
      throw new EngineException(EngineStatus.of(code), message);
    }
  }
}
