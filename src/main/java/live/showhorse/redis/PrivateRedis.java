package live.showhorse.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import live.showhorse.retry.Backoff;
import org.jboss.logging.Logger;

/**
 * A {@code redis-server} of our own on a free loopback port, its data in a directory of ours.
 *
 * <p>It keeps what it was told over a restart, is started again on the same port when it dies, and
 * ends with its owner. One that a crashed owner left behind is ended first. Two owners cannot share
 * a directory. {@link #start} and {@link #close} block; any thread.
 */
public final class PrivateRedis implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PrivateRedis.class);

  /** The service may take this long to write its last words when the JVM is told to exit. */
  private static final Duration EXIT_PATIENCE = Duration.ofSeconds(10);

  private static final Duration ENDS = Duration.ofSeconds(3);

  private static final Duration RESTART_PAUSE = Duration.ofSeconds(2);
  private static final Duration RESTART_PAUSE_AT_MOST = Duration.ofSeconds(20);

  /** One that ran for so long was well: when it dies, that is a first time again. */
  private static final Duration WELL = Duration.ofMinutes(1);

  private final Path directory;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final RedisProgram program;
  private final Thread hook;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Backoff restarts = new Backoff(RESTART_PAUSE, RESTART_PAUSE_AT_MOST);
  private volatile Process process;

  private PrivateRedis(Path directory, String name, FileChannel lockFile, FileLock lock)
      throws IOException {
    this.directory = directory;
    this.lockFile = lockFile;
    this.lock = lock;
    this.program = new RedisProgram(directory, name);
    this.program.endStale();
    this.process = program.launch();
    this.hook = new Thread(this::closeAtExit, "showhorse-redis-exit");
    Runtime.getRuntime().addShutdownHook(hook);
    watch(process);
  }

  /**
   * Starts a server and returns when it listens; it may still be reading its data.
   *
   * @param directory made when missing; nobody else may read it
   * @param program a name on the PATH or a file
   * @throws IllegalStateException when the program is missing, the directory is in use or the
   *     server ends at once; the message says what to do
   */
  public static PrivateRedis start(Path directory, String program) {
    Path home = directory.toAbsolutePath().normalize();
    try {
      Files.createDirectories(home.getParent());
      Files.createDirectories(
          home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      FileChannel lockFile =
          FileChannel.open(
              home.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        return new PrivateRedis(home, program, lockFile, lockOf(lockFile, home));
      } catch (IOException | RuntimeException failure) {
        lockFile.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new IllegalStateException(
          "cannot start a private Redis in " + home + ": " + failure, failure);
    }
  }

  /**
   * The address, with its password, of a private server that runs for another process of this user.
   * Never log it.
   *
   * @param directory as for {@link #start}
   */
  public static Optional<String> running(Path directory) {
    return RedisProgram.address(directory.toAbsolutePath().normalize());
  }

  public int port() {
    return program.port();
  }

  /** Of its data. */
  Path directory() {
    return directory;
  }

  /** For the client only: never log it. */
  String password() {
    return program.password();
  }

  /** The process of the server; another one after it died. */
  public long pid() {
    return process.pid();
  }

  public boolean running() {
    return process.isAlive();
  }

  /** The last lines of the server's log, for error messages. */
  String logTail() {
    return program.logTail();
  }

  private void watch(Process started) {
    long since = System.nanoTime();
    started
        .onExit()
        .thenRun(
            () -> {
              if (System.nanoTime() - since > WELL.toNanos()) {
                restarts.reset();
              }
              restartLater();
            });
  }

  private void restartLater() {
    CompletableFuture.delayedExecutor(restarts.next().toMillis(), TimeUnit.MILLISECONDS)
        .execute(this::restart);
  }

  /** A dead server would take every channel's memory with it: start it again on the same port. */
  private synchronized void restart() {
    if (closing.getCount() == 0) {
      return;
    }
    LOG.errorf(
        "redis died, starting it again exit=%d log=%s", process.exitValue(), program.logTail());
    try {
      process = program.launch();
      watch(process);
    } catch (IOException | RuntimeException failure) {
      LOG.errorf(failure, "redis could not be started again port=%d", program.port());
      restartLater();
    }
  }

  /** The exit of the JVM: the service closes the server itself when it gets that far. */
  private void closeAtExit() {
    try {
      closing.await(EXIT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    stop(ENDS);
  }

  /** Ends the server after it has written everything down. A second call does nothing. */
  @Override
  public void close() {
    close(ENDS);
  }

  /**
   * The same.
   *
   * @param patience after which it is killed
   */
  void close(Duration patience) {
    stop(patience);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyExiting) {
      LOG.debug("the JVM is exiting; the shutdown hook finds the server ended");
    }
  }

  private synchronized void stop(Duration patience) {
    closing.countDown();
    if (!lockFile.isOpen()) {
      return;
    }
    program.end(process.toHandle(), patience);
    try {
      lock.release();
      lockFile.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot release the lock of the private Redis", failure);
    }
    LOG.infof("redis stopped private=true port=%d", program.port());
  }

  private static FileLock lockOf(FileChannel file, Path directory) throws IOException {
    FileLock lock = null;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException ofThisProcess) {
      LOG.debugf("this process owns %s already", directory);
    }
    if (lock == null) {
      throw new IllegalStateException(
          "the data directory "
              + directory
              + " is in use by another running service; stop it or set showhorse.data-directory");
    }
    return lock;
  }
}
