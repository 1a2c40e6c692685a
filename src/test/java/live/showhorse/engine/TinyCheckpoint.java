package live.showhorse.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** A checkpoint of the transformer engine that is laid out as a real one and renders in seconds. */
public final class TinyCheckpoint {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");

  private TinyCheckpoint() {}

  /** Writes it to a directory, and gives the settings that select it. */
  public static Map<String, String> in(Path directory) {
    try {
      int status =
          new ProcessBuilder(
                  TestEngine.DIRECTORY.resolve("make_tiny_checkpoint").toString(),
                  GOLDENS.toString(),
                  directory.toString())
              .inheritIO()
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException("make_tiny_checkpoint ended with " + status);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return Map.of(
        "showhorse.engine.name", "happyhorse",
        // operations this small cost less than the threads' waiting for each other
        "showhorse.engine.threads", "1",
        "showhorse.happyhorse.checkpoint", directory.toString(),
        "showhorse.happyhorse.shortest", "1s");
  }
}
