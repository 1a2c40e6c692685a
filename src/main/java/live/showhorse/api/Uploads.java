package live.showhorse.api;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import live.showhorse.problem.FullDisk;
import live.showhorse.problem.ProblemException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * The directory where files of forms lie until their request is answered. The server that writes
 * them does not notice when the end of one finds no room, so nothing is taken that may be cut off.
 * Methods block.
 */
@ApplicationScoped
class Uploads {
  /** For others that come at the same time. */
  private static final long SPARE = 1 << 20;

  /** Of a disk: less is free after a write that was cut short. */
  private static final long BLOCK = 4_096;

  /** No request takes so long; another service of the same user may have newer ones. */
  private static final Duration LEFT = Duration.ofHours(1);

  private static final Logger LOG = Logger.getLogger(Uploads.class);

  private final Path directory;

  Uploads(@ConfigProperty(name = "quarkus.http.body.uploads-directory") String directory) {
    this.directory = Path.of(directory).toAbsolutePath();
  }

  /** Nobody else may read what is uploaded; what a service that was killed left there goes. */
  void prepare(@Observes StartupEvent start) {
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      removeLeft(Instant.now().minus(LEFT));
    } catch (IOException | UncheckedIOException | UnsupportedOperationException failed) {
      LOG.warnf("uploads directory=%s trouble=%s", directory, failed);
    }
  }

  private void removeLeft(Instant before) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /**
   * @throws ProblemException 507 {@code disk-full} when a form of so many bytes finds no room
   */
  void refuseWithoutRoomFor(long bytes) {
    refuseBelow(bytes + SPARE, directory);
  }

  /** The problem of a request that failed because the directory is full. */
  Optional<ProblemException> full(Throwable failure) {
    return Optional.of(failure)
        .filter(cause -> FullDisk.caused(cause, directory))
        .map(cause -> FullDisk.problem(directory, cause));
  }

  /**
   * A file that came with a form.
   *
   * @throws ProblemException 507 {@code disk-full} when it may have been cut off
   */
  static byte[] read(FileUpload upload) {
    try {
      byte[] bytes = Files.readAllBytes(upload.uploadedFile());
      refuseBelow(BLOCK, upload.uploadedFile().toAbsolutePath().getParent());
      return bytes;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read the upload " + upload.uploadedFile(), failed);
    }
  }

  private static void refuseBelow(long least, Path directory) {
    FullDisk.free(directory)
        .filter(free -> free < least)
        .ifPresent(
            free -> {
              throw FullDisk.problem(
                  directory, new IOException(free + " bytes are free, " + least + " are wanted"));
            });
  }
}
