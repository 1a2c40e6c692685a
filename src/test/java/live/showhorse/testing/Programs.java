package live.showhorse.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Debian's programs. */
public final class Programs {
  private static final int LIMIT_SECONDS = 60;

  private Programs() {}

  /** What a program left. */
  public record Result(byte[] out, String err) {
    public String text() {
      return new String(out, StandardCharsets.UTF_8);
    }
  }

  /**
   * Runs a program to its end.
   *
   * @throws AssertionError if it fails or takes more than a minute
   */
  public static Result run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectInput(new File("/dev/null")).start();
      var err = new byte[1][];
      Thread reader = Thread.ofVirtual().start(() -> err[0] = all(process.getErrorStream()));
      Thread killer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                        process.destroyForcibly();
                      }
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
      byte[] out = all(process.getInputStream());
      int code = process.waitFor();
      reader.join();
      killer.interrupt();
      String complaint = new String(err[0], StandardCharsets.UTF_8);
      if (code != 0) {
        throw new AssertionError(
            String.join(" ", command) + " exited with " + code + ": " + complaint);
      }
      return new Result(out, complaint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static byte[] all(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
