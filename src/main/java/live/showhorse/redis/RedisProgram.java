package live.showhorse.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The {@code redis-server} program in one directory: launches it with a password made for this
 * owner, remembers its process id in a file, and ends it. One thread at a time.
 */
final class RedisProgram {
  private static final Logger LOG = Logger.getLogger(RedisProgram.class);
  private static final Duration LISTEN_PATIENCE = Duration.ofSeconds(10);
  private static final Duration STALE_ENDS = Duration.ofSeconds(10);

  private static final int PORT_TRIES = 5;
  private static final String ADDRESS = "redis.address";
  private static final int POLL_MILLIS = 10;

  private final Path directory;
  private final Path file;
  private final Path pidFile;
  private final Path addressFile;
  private final String password;
  private volatile int port;

  /**
   * @param directory absolute, exists
   * @throws IllegalStateException when the program is missing; the message names its package
   */
  RedisProgram(Path directory, String program) {
    this.directory = directory;
    this.pidFile = directory.resolve("redis.pid");
    this.addressFile = directory.resolve(ADDRESS);
    this.file =
        onPath(program)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "cannot start a private Redis: the program '"
                            + program
                            + "' was not found. Install the Debian package redis-server (apt-get"
                            + " install redis-server), or set showhorse.redis.url to a Redis that"
                            + " runs already."));
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    this.password = HexFormat.of().formatHex(secret);
  }

  int port() {
    return port;
  }

  String password() {
    return password;
  }

  /** Ends a server that a crashed owner left in the directory. */
  void endStale() throws IOException {
    Optional<ProcessHandle> stale = readPid().flatMap(ProcessHandle::of).filter(this::worksHere);
    if (stale.isPresent()) {
      LOG.warnf(
          "redis of a crashed run found, ending it pid=%d directory=%s",
          stale.get().pid(), directory);
      end(stale.get(), STALE_ENDS);
    }
  }

  /**
   * Starts the server and waits until it listens: on a free port the first time, later on the same.
   */
  Process launch() throws IOException {
    boolean again = port != 0;
    for (int attempt = 1; ; attempt++) {
      int candidate = again ? port : freePort();
      Process process = start(candidate);
      if (remembered(process, candidate)) {
        port = candidate;
        LOG.infof(
            "redis started private=true port=%d pid=%d directory=%s",
            candidate, process.pid(), directory);
        return process;
      }
      if (attempt == PORT_TRIES || !logTail().contains("already in use")) {
        throw new IllegalStateException(
            "redis-server did not start in " + directory + ". Its log ends with: " + logTail());
      }
    }
  }

  /** Ends a server, kills it when it takes longer than that; returns when it is gone. */
  void end(ProcessHandle process, Duration patience) {
    process.destroy();
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException tooSlow) {
      LOG.warnf("redis did not end in %s, killing it pid=%d", patience, process.pid());
      process.destroyForcibly();
      process.onExit().join();
    }
    try {
      Files.deleteIfExists(pidFile);
      Files.deleteIfExists(addressFile);
    } catch (IOException harmless) {
      LOG.debugf("cannot delete %s: %s", pidFile, harmless);
    }
  }

  /**
   * Writes down how to find the server and waits until it listens. Ends it when either fails:
   * nobody would find it again, and it would keep the port and the data.
   */
  private boolean remembered(Process process, int candidate) throws IOException {
    boolean remembered = false;
    try {
      overwrite(pidFile, "%-10d".formatted(process.pid()));
      if (listens(candidate, process)) {
        overwrite(addressFile, "redis://:%s@127.0.0.1:%-5d".formatted(password, candidate));
        remembered = true;
      }
      return remembered;
    } finally {
      if (!remembered) {
        process.destroyForcibly();
      }
    }
  }

  /**
   * In place and in the same length, since that needs no room: a server that dies while the disk is
   * full is started again. Nobody else may read the file.
   */
  private static void overwrite(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text, StandardOpenOption.WRITE);
  }

  /** The address of the server that was started in a directory, while one listens there. */
  static Optional<String> address(Path directory) {
    try {
      String address = Files.readString(directory.resolve(ADDRESS)).strip();
      int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      }
      return Optional.of(address);
    } catch (IOException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  /** The last lines of the server's log. */
  String logTail() {
    try {
      List<String> lines = Files.readAllLines(directory.resolve("redis.log"));
      return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    } catch (IOException none) {
      return "(no log)";
    }
  }

  private Process start(int candidate) throws IOException {
    Files.deleteIfExists(directory.resolve("redis.log"));
    // A session of its own: Ctrl-C at a terminal must not end it while the service still writes
    List<String> command = new ArrayList<>();
    onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    command.addAll(List.of(file.toString(), "-"));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    // On standard input, so that the password is in no process list
    try (var in = process.getOutputStream()) {
      in.write(configuration(candidate).getBytes(StandardCharsets.UTF_8));
    } catch (IOException endedAtOnce) {
      LOG.debugf("redis ended before reading its configuration: %s", endedAtOnce);
    }
    return process;
  }

  private String configuration(int candidate) {
    return String.join(
        "\n",
        "bind 127.0.0.1",
        "port " + candidate,
        "requirepass " + password,
        "dir \"" + directory + "\"",
        "logfile redis.log",
        "save \"\"",
        "appendonly yes",
        "appendfsync everysec",
        // A rewrite of gigabytes of clips must not stall commands on a slow disk
        "no-appendfsync-on-rewrite yes",
        "auto-aof-rewrite-min-size 256mb",
        "maxmemory 0",
        "");
  }

  /** A process id may have been given to another program since; ours works in the directory. */
  private boolean worksHere(ProcessHandle process) {
    try {
      return Files.isSameFile(
          Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath(), directory);
    } catch (IOException | SecurityException notOurs) {
      return false;
    }
  }

  private Optional<Long> readPid() throws IOException {
    try {
      return Optional.of(Long.parseLong(Files.readString(pidFile).strip()));
    } catch (NoSuchFileException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean listens(int port, Process process) throws IOException {
    long deadline = System.nanoTime() + LISTEN_PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        return process.isAlive();
      } catch (IOException notYet) {
        try {
          if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            return false;
          }
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
    }
    return false;
  }

  private static Optional<Path> onPath(String program) {
    if (program.contains("/")) {
      return Optional.of(Path.of(program).toAbsolutePath()).filter(Files::isExecutable);
    }
    return List.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":")).stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
