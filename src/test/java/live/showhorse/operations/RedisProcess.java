package live.showhorse.operations;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import live.showhorse.testing.Programs;

/** A Redis for several processes that a test can stop, freeze and start again with its data. */
final class RedisProcess implements AutoCloseable {
  private final Path directory;
  private final int port = freePort();
  private Process process;

  /**
   * @param directory for its data; must exist
   */
  RedisProcess(Path directory) {
    this.directory = directory;
    start();
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** Starts it, with what it had written down. */
  void start() {
    try {
      process =
          new ProcessBuilder(
                  "redis-server",
                  "--port",
                  Integer.toString(port),
                  "--bind",
                  "127.0.0.1",
                  "--appendonly",
                  "yes",
                  "--appendfsync",
                  "always",
                  "--dir",
                  directory.toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("redis.log").toFile())
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    await().atMost(Duration.ofSeconds(20)).until(this::listens);
  }

  void stop() {
    signal("TERM");
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError("Redis does not stop");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /** It stays connected and does not answer. */
  void freeze() {
    signal("STOP");
  }

  void thaw() {
    signal("CONT");
  }

  /** Sets one of its options while it runs. */
  void configure(String option, String value) {
    run("redis-cli", "-p", Integer.toString(port), "config", "set", option, value);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void signal(String name) {
    run("kill", "-" + name, Long.toString(process.pid()));
  }

  private static void run(String... command) {
    Programs.run(List.of(command));
  }

  private boolean listens() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
