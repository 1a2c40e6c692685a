package live.showhorse.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.output.Destination;
import live.showhorse.output.DestinationStatus;
import live.showhorse.output.HlsOutput;
import live.showhorse.output.HostRule;
import live.showhorse.output.OutputConfig;

/**
 * Where programmes go.
 *
 * @param hls directory that holds a directory for each channel; without one there is no HLS, as in
 *     simulated programmes, which are too fast for it
 * @param hosts which hosts a programme may be sent to
 */
record Outputs(Optional<Path> hls, OutputConfig config, LimitsConfig limits, HostRule hosts) {
  /** A new HLS output for one programme. */
  Optional<HlsOutput> hls(String channel) {
    return hls.map(directory -> new HlsOutput(directory.resolve(channel), limits));
  }

  Destination destination(StoredDestination stored, Consumer<DestinationStatus> listener) {
    return new Destination(stored.spec(), config, limits.outputQueue(), hosts, listener);
  }

  /** Deletes the HLS files of a channel that is gone. */
  void forget(String channel) {
    hls.map(directory -> directory.resolve(channel))
        .filter(Files::isDirectory)
        .ifPresent(Outputs::deleteAll);
  }

  private static void deleteAll(Path directory) {
    try (var files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory, e);
    }
  }
}
