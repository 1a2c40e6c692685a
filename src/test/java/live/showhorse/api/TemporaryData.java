package live.showhorse.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A data directory of its own for the service under test. */
public class TemporaryData implements QuarkusTestResourceLifecycleManager {
  private Path directory;

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("showhorse api test");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    // Two cores have better to do in a test than to render half a minute of idle clips for each
    // channel.
    return Map.of(
        "showhorse.data-directory", directory.toString(), "showhorse.channel.idle-clips", "3");
  }

  @Override
  public void stop() {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
