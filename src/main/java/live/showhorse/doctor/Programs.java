package live.showhorse.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs of the machine and what they say of their version. */
final class Programs {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+");

  private Programs() {}

  /**
   * The first version number that a program prints.
   *
   * @return empty when it is not there or cannot be run; "?" when it prints none
   */
  static Optional<String> version(List<String> command) {
    return output(command)
        .map(
            text -> {
              Matcher number = VERSION.matcher(text);
              return number.find() ? number.group() : "?";
            });
  }

  /** What a program prints, on both streams. Empty when it cannot be run or takes over 10 s. */
  static Optional<String> output(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .start();
      // Not through a file: a full disk is among what the doctor is asked about
      var printed = new FutureTask<>(() -> process.getInputStream().readAllBytes());
      Thread.ofVirtual().start(printed);
      try {
        byte[] bytes = printed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException | ExecutionException | TimeoutException missing) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Whether version a is b or later, number by number. */
  static boolean atLeast(String version, String least) {
    int[] have = numbers(version);
    int[] need = numbers(least);
    for (int i = 0; i < need.length; i++) {
      int part = i < have.length ? have[i] : 0;
      if (part != need[i]) {
        return part > need[i];
      }
    }
    return true;
  }

  private static int[] numbers(String version) {
    return Pattern.compile("\\d+")
        .matcher(version)
        .results()
        .mapToInt(number -> Integer.parseInt(number.group()))
        .toArray();
  }
}
