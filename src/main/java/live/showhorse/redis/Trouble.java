package live.showhorse.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Why Redis does not do what it is asked.
 *
 * @param reason in a sentence
 * @param action what the operator can do about it
 * @param advice what a caller can do
 */
public record Trouble(String reason, String action, String advice) {
  /** How Redis begins the answer to every write while it cannot write to its disk. */
  private static final String DISK = "MISCONF";

  /**
   * @param own the directory of the private server, when there is one
   */
  static Trouble of(RedisException failure, Optional<Path> own) {
    String said = String.valueOf(failure.getMessage());
    if (said.startsWith(DISK)) {
      return new Trouble(
          "Redis takes no changes because it cannot write to its disk%s (%s)."
              .formatted(own.map(directory -> ", " + directory).orElse(""), said),
          "Make room there; it goes on by itself.",
          "Make room there, then try again.");
    }
    return new Trouble(
        (failure instanceof RedisCommandExecutionException
                ? "Redis did not do what it was asked: "
                : "Redis does not answer: ")
            + (said.endsWith(".") ? said : said + "."),
        own.map(
                directory ->
                    "It is started again by itself; if not, see the end of "
                        + directory.resolve("redis.log")
                        + ".")
            .orElse(
                "Start it, or check showhorse.redis.url and the network; nothing here needs a"
                    + " restart."),
        "Try again when it answers.");
  }
}
