package live.showhorse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./showhorse up} in a clone that has been built, with what this build has made. Closing it
 * kills it and whatever it started.
 */
final class UpCommand implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(200);

  private final Process process;
  private final Path said;

  private UpCommand(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** A clone with nothing to build, in a new directory below the given one. */
  static Path builtClone(Path directory) throws IOException {
    Path clone = Files.createDirectory(directory.resolve("clone"));
    Files.copy(Path.of("showhorse"), clone.resolve("showhorse"));
    Files.createFile(clone.resolve("pom.xml"));
    Files.createDirectories(clone.resolve("src/main"));
    Path target = Files.createDirectory(clone.resolve("target"));
    Files.createSymbolicLink(
        target.resolve("quarkus-app"), Path.of(System.getProperty("showhorse.jar")).getParent());
    Files.createSymbolicLink(
        target.resolve("native"),
        Path.of(System.getProperty("showhorse.native.directory")).toAbsolutePath());
    boolean gpl = !System.getProperty("org.bytedeco.javacpp.platform.extension", "").isEmpty();
    Files.writeString(target.resolve("built"), gpl ? "gpl" : "lgpl");
    return clone;
  }

  /**
   * @param work the directory it is called in
   * @param environment over that of this process
   */
  static UpCommand start(
      Path clone, Path work, Map<String, String> environment, String... arguments)
      throws IOException {
    Path said = work.resolve("said");
    var builder =
        new ProcessBuilder("bash", clone.resolve("showhorse").toString(), "up")
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.command().addAll(List.of(arguments));
    if (Files.readString(clone.resolve("target/built")).equals("gpl")) {
      builder.command().add("--gpl");
    }
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return new UpCommand(builder.start(), said);
  }

  /** Waits until it has said this. */
  UpCommand awaitSaid(String text) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new AssertionError("it ended: " + said());
              }
              return said().contains(text);
            });
    return this;
  }

  String said() {
    try {
      return Files.readString(said);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Asks it to stop (SIGTERM); all that it has started has to end with it. Returns its exit code.
   */
  int stop() throws InterruptedException {
    List<ProcessHandle> started = process.descendants().toList();
    assertThat(started).as("service and Redis").hasSizeGreaterThanOrEqualTo(2);
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("over").isTrue();
    assertThat(started).as("left behind").noneMatch(ProcessHandle::isAlive);
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
