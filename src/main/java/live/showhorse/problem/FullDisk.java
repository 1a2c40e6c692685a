package live.showhorse.problem;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a full disk from other trouble with files, and what to do about it. Blocks; any thread. */
public final class FullDisk {
  /** Room is made by people: sooner is not worth a try. */
  private static final Duration RETRY = Duration.ofSeconds(30);

  private static final List<String> WORDS =
      List.of("No space left on device", "Disk quota exceeded");

  /** So little is none, whatever the system calls it: its words depend on its language. */
  private static final long NONE = 64 << 10;

  private FullDisk() {}

  /** Whether something failed because the disk of a directory is full. */
  public static boolean caused(Throwable failure, Path directory) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(IOException.class::isInstance)
        .anyMatch(
            cause ->
                WORDS.stream().anyMatch(String.valueOf(cause.getMessage())::contains)
                    || free(directory).filter(free -> free < NONE).isPresent());
  }

  /** Why a file in a directory could not be written, as a sentence for the operator. */
  public static String reason(IOException failure, Path directory) {
    return caused(failure, directory) ? sentence(directory) : failure.toString() + ".";
  }

  /** The 507 problem {@code disk-full}. */
  public static ProblemException problem(Path directory, Throwable failure) {
    return ProblemException.passing(507, "disk-full", sentence(directory), failure, RETRY);
  }

  /**
   * Bytes that may still be written in a directory, or where it would be made; empty when nobody
   * can tell.
   */
  public static Optional<Long> free(Path directory) {
    try {
      // Files.getFileStore looks for the mount, which a container or chroot need not show
      File there = existing(directory).toFile();
      return there.getTotalSpace() == 0 ? Optional.empty() : Optional.of(there.getUsableSpace());
    } catch (NoSuchFileException unknown) {
      return Optional.empty();
    }
  }

  /** The directory, or the nearest one above it that is there. */
  public static Path existing(Path directory) throws NoSuchFileException {
    Path there = directory.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null) {
      throw new NoSuchFileException(directory.toString());
    }
    return there;
  }

  private static String sentence(Path directory) {
    return "The disk of " + directory + " is full. Make room there; nothing needs a restart.";
  }
}
