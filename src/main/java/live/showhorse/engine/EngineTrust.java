package live.showhorse.engine;

import java.util.Optional;

/**
 * Whether the engine of this process deserves jobs. It loses that trust when it fails several times
 * in a row, whatever the jobs; it earns it by rendering a clip. Any thread.
 */
final class EngineTrust {
  /** Of several bad jobs in a row, hardly any has so many tries. */
  private static final int MOST_FAILURES = 3;

  private int failures;
  private String last = "";

  synchronized void failed(String reason) {
    failures++;
    last = reason;
  }

  synchronized void earned() {
    failures = 0;
  }

  synchronized boolean lost() {
    return failures >= MOST_FAILURES;
  }

  /** Why it was lost. */
  synchronized Optional<String> reason() {
    return lost()
        ? Optional.of("The engine failed " + failures + " times in a row, at last: " + last)
        : Optional.empty();
  }
}
