package live.showhorse.redis;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Binary values up to 64 MiB: in stores with a byte budget, or kept until they are dropped. Methods
 * block; call from a worker thread. Redis trouble is the 503 problem {@code redis-unavailable}.
 */
@ApplicationScoped
public class Blobs {
  /** Above it one value would hold up all others for too long. */
  public static final int MAX_BYTES = 64 << 20;

  private static final long MICROS = 1_000_000;

  private final Redis redis;

  public Blobs(Redis redis) {
    this.redis = redis;
  }

  /**
   * The store of that name. Cheap; every process that uses the store must name the same limits.
   *
   * @param budgetBytes at least 1; the values of the store never hold more
   * @param timeToLive at least 1 ms; counted from the last use of a value
   */
  public BlobStore store(String name, long budgetBytes, Duration timeToLive) {
    return new BlobStore(redis, name, budgetBytes, timeToLive);
  }

  /** How full the store of that name is, and how old what it would drop next. */
  public BlobUse use(String name) {
    return redis.text(
        commands -> {
          String total = commands.get(RedisKeys.blobTotal(name));
          var first = commands.zrangeWithScores(RedisKeys.blobUse(name), 0, 0);
          if (total == null || first.isEmpty()) {
            return BlobUse.NOTHING;
          }
          // By the clock of Redis, which noted the use
          long micros = Long.parseLong(commands.time().get(0)) * MICROS;
          long age = Math.max(0, micros - (long) first.getFirst().getScore());
          return new BlobUse(Long.parseLong(total), Duration.of(age, ChronoUnit.MICROS));
        });
  }

  /** Keeps a value until it is dropped; it counts towards no budget. */
  public void keep(String key, byte[] value) {
    checkSize(key, value);
    redis.binary(commands -> commands.set(RedisKeys.kept(key), value));
  }

  /** A kept value. */
  public Optional<byte[]> kept(String key) {
    return Optional.ofNullable(redis.binary(commands -> commands.get(RedisKeys.kept(key))));
  }

  /** Forgets a kept value. Does nothing when there is none. */
  public void drop(String key) {
    redis.binary(commands -> commands.del(RedisKeys.kept(key)));
  }

  static void checkSize(String key, byte[] value) {
    if (value.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "value '" + key + "' has " + value.length + " bytes; at most " + MAX_BYTES);
    }
  }
}
