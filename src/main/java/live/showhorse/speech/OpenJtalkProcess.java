package live.showhorse.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * One {@code open_jtalk}. It loads dictionary and voice, waits for one line of text, speaks it and
 * ends: so a process that was started ahead is warm. Owned by one thread while it speaks.
 */
final class OpenJtalkProcess implements AutoCloseable {
  private final Process process;
  private final List<String> command;

  private OpenJtalkProcess(Process process, List<String> command) {
    this.process = process;
    this.command = command;
  }

  /**
   * @param command the program with its dictionary, voice and tuning; sound and trace are added:
   *     they come through pipes, so nothing is written to disk
   */
  static OpenJtalkProcess start(List<String> command) throws IOException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("-ow", "/dev/stdout", "-ot", "/dev/stderr"));
    return new OpenJtalkProcess(new ProcessBuilder(whole).start(), command);
  }

  /** What it was started with. */
  List<String> command() {
    return command;
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /**
   * Speaks and ends. Blocks until then, or until the watchdog kills the process.
   *
   * @throws IOException when the process died or hung
   */
  OpenJtalkOutput speak(String line, Watchdog watchdog) throws IOException {
    return watchdog.watch(process, () -> exchange(line));
  }

  private OpenJtalkOutput exchange(String line) throws IOException {
    try (var in = process.getOutputStream()) {
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    // Both pipes must be read at once: the trace alone is larger than a pipe holds.
    var trace = new FutureTask<>(() -> process.getErrorStream().readAllBytes());
    Thread.ofVirtual().name("open-jtalk-trace").start(trace);
    byte[] wave = process.getInputStream().readAllBytes();
    try {
      String text = new String(trace.get(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status > 1) {
        throw new IOException("it ended with status " + status);
      }
      return OpenJtalkOutput.of(wave, text);
    } catch (ExecutionException unreadable) {
      throw new IOException("its trace could not be read", unreadable.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for it", interrupted);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
