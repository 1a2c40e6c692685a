package live.showhorse.engine;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** Functions of an engine library by name. It stays loaded until the JVM ends. */
final class NativeFunctions {
  private static final Linker LINKER = Linker.nativeLinker();

  private final SymbolLookup symbols;

  private NativeFunctions(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /**
   * @throws EngineException RESOURCE when the library is missing or cannot be loaded
   */
  static NativeFunctions load(EngineLibrary library) {
    Path file = library.require();
    try {
      return new NativeFunctions(SymbolLookup.libraryLookup(file, Arena.global()));
    } catch (IllegalArgumentException cannotLoad) {
      throw new EngineException(
          EngineStatus.RESOURCE,
          "The engine library "
              + file
              + " cannot be loaded; a library that it needs may be missing (ldd tells which).",
          cannotLoad);
    }
  }

  /**
   * @param name without showhorse_
   * @throws EngineException ABI when the library has no such function
   */
  MethodHandle bind(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(
        symbols
            .find("showhorse_" + name)
            .orElseThrow(
                () ->
                    new EngineException(
                        EngineStatus.ABI, "The engine library has no showhorse_" + name + ".")),
        descriptor);
  }

  /** Of a function that returns a status. */
  static FunctionDescriptor status(MemoryLayout... arguments) {
    return FunctionDescriptor.of(JAVA_INT, arguments);
  }

  /**
   * Calls from a platform thread only: the last error belongs to the calling thread, and a virtual
   * one could move to another before it reads the message. Not {@code invokeExact}: one place that
   * boxes costs nothing beside a frame.
   */
  static Object invoke(MethodHandle function, Object... arguments) {
    if (Thread.currentThread().isVirtual()) {
      throw new IllegalStateException("engine functions must be called from a platform thread");
    }
    try {
      return function.invokeWithArguments(arguments);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new IllegalStateException("a native function threw", impossible);
    }
  }
}
