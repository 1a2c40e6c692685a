package live.showhorse.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
  @TempDir Path temporary;

  @Test
  void nobodyElseReadsUploadsAndThoseOfAKilledServiceGo() throws Exception {
    Path directory = Files.createDirectories(temporary.resolve("uploads"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path left = Files.createFile(directory.resolve("left"));
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path ofAnother = Files.createFile(directory.resolve("on-its-way"));

    new Uploads(directory.toString()).prepare(new StartupEvent());

    assertThat(left).doesNotExist();
    assertThat(ofAnother).exists();
    assertThat(Files.getPosixFilePermissions(directory))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void theDirectoryIsMadeForItsOwnerOnly() throws Exception {
    Path directory = temporary.resolve("not/there");

    new Uploads(directory.toString()).prepare(new StartupEvent());

    assertThat(Files.getPosixFilePermissions(directory))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }
}
