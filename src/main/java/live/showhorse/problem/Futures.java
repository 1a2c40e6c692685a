package live.showhorse.problem;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What futures failed with, without what the futures put around it. Thread-safe. */
public final class Futures {
  private Futures() {}

  /** Waits for a result; throws what its maker threw where that is unchecked. */
  public static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException failure) {
      throw cause(failure) instanceof RuntimeException cause ? cause : failure;
    }
  }

  /** What its maker threw. */
  public static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** Its message, or what kind it is of when it has none. */
  public static String reason(Throwable failure) {
    Throwable cause = cause(failure);
    return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
  }
}
