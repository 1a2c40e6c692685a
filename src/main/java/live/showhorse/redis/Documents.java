package live.showhorse.redis;

import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.SetArgs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * JSON documents and logs by name. Methods block for at most the timeout of a command and throw the
 * 503 problem {@code redis-unavailable} after it; call from a worker thread.
 */
@ApplicationScoped
public class Documents {
  private static final int SCAN_STEP = 500;

  private final Redis redis;

  public Documents(Redis redis) {
    this.redis = redis;
  }

  public Optional<String> get(String key) {
    return Optional.ofNullable(redis.text(commands -> commands.get(RedisKeys.document(key))));
  }

  /** Keeps the document until it is deleted. */
  public void put(String key, String json) {
    redis.text(commands -> commands.set(RedisKeys.document(key), json));
  }

  /** Keeps the document for a time. */
  public void put(String key, String json, Duration timeToLive) {
    redis.text(
        commands -> commands.set(RedisKeys.document(key), json, SetArgs.Builder.px(timeToLive)));
  }

  /** Does nothing when there is none. */
  public void delete(String key) {
    redis.text(commands -> commands.del(RedisKeys.document(key)));
  }

  /** Names of all documents that begin with {@code prefix}, sorted. */
  public List<String> keys(String prefix) {
    String pattern = RedisKeys.document(literal(prefix)) + "*";
    return redis.text(
        commands ->
            ScanIterator.scan(commands, ScanArgs.Builder.matches(pattern).limit(SCAN_STEP)).stream()
                .map(RedisKeys::documentName)
                .distinct()
                .sorted()
                .toList());
  }

  /** Adds to the end of a log, of which the last {@code keep} (at least 1) entries stay. */
  public void append(String log, String json, int keep) {
    if (keep < 1) {
      throw new IllegalArgumentException("a log keeps at least 1 entry, not " + keep);
    }
    redis.text(
        commands -> {
          commands.rpush(RedisKeys.log(log), json);
          return commands.ltrim(RedisKeys.log(log), -keep, -1);
        });
  }

  /** The last {@code count} (at least 1) entries of a log, oldest first. */
  public List<String> tail(String log, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("the tail of a log has at least 1 entry, not " + count);
    }
    return redis.text(commands -> commands.lrange(RedisKeys.log(log), -count, -1));
  }

  /** Deletes a log. Does nothing when there is none. */
  public void deleteLog(String log) {
    redis.text(commands -> commands.del(RedisKeys.log(log)));
  }

  private static String literal(String prefix) {
    return prefix.replaceAll("([\\\\*?\\[\\]])", "\\\\$1");
  }
}
