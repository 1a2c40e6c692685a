package live.showhorse.engine;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The library that an engine is in. Both speak the ABI of showhorse.h; the transformer has one of
 * its own, so that nothing of it is needed where it does not run.
 *
 * @param file whether it is there or not
 * @param howToBuild a sentence without its full stop
 */
public record EngineLibrary(Path file, String howToBuild) {

  /**
   * @param engine its name; one that is not known is looked for in the library that is always there
   */
  public static EngineLibrary of(Path directory, String engine) {
    return engine.equals(NativeEngine.HAPPYHORSE)
        ? new EngineLibrary(
            at(directory, "showhorse-happyhorse"),
            "Build it with SHOWHORSE_ENGINE_NAME=" + engine + " ./showhorse up")
        : new EngineLibrary(at(directory, "showhorse"), "Build it with ./showhorse up");
  }

  /**
   * @throws EngineException RESOURCE when it is missing
   */
  Path require() {
    if (!Files.isRegularFile(file)) {
      throw new EngineException(
          EngineStatus.RESOURCE,
          "The engine library "
              + file
              + " is missing. "
              + howToBuild
              + ", or set showhorse.native.directory.");
    }
    return file;
  }

  private static Path at(Path directory, String name) {
    return directory.resolve(System.mapLibraryName(name)).toAbsolutePath();
  }
}
