package live.showhorse.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import live.showhorse.problem.ProblemException;

/**
 * Values that live for a time after their last use, and never more bytes of them than the budget:
 * the least recently used go first. Any thread; methods block.
 */
public final class BlobStore {
  /**
   * KEYS: use, sizes, total. Defines forget(name) and now (microseconds). Everything is in one
   * script, so two processes that write at once keep the sum right.
   */
  private static final String COMMON =
      """
      local time = redis.call('TIME')
      local now = string.format('%.0f', time[1] * 1000000 + time[2])
      local function forget(name)
        local size = redis.call('HGET', KEYS[2], name)
        redis.call('DEL', ARGV[1] .. name)
        redis.call('ZREM', KEYS[1], name)
        if size then
          redis.call('HDEL', KEYS[2], name)
          redis.call('DECRBY', KEYS[3], size)
        end
      end
      """;

  /** ARGV: prefix, name, time to live in ms, budget, value. Returns how many had to go. */
  private static final Script PUT =
      new Script(
          COMMON
              + """
              local expired = string.format('%.0f', tonumber(now) - tonumber(ARGV[3]) * 1000)
              for _, name in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', expired)) do
                forget(name)
              end
              forget(ARGV[2])
              local size = string.len(ARGV[5])
              local gone = 0
              while tonumber(redis.call('GET', KEYS[3]) or '0') + size > tonumber(ARGV[4]) do
                local oldest = redis.call('ZRANGE', KEYS[1], 0, 0)[1]
                if not oldest then
                  redis.call('SET', KEYS[3], 0)
                  break
                end
                forget(oldest)
                gone = gone + 1
              end
              redis.call('SET', ARGV[1] .. ARGV[2], ARGV[5], 'PX', ARGV[3])
              redis.call('ZADD', KEYS[1], now, ARGV[2])
              redis.call('HSET', KEYS[2], ARGV[2], size)
              redis.call('INCRBY', KEYS[3], size)
              return gone
              """,
          ScriptOutputType.INTEGER);

  /** ARGV: prefix, name, time to live in ms. */
  private static final Script TOUCH =
      new Script(
          COMMON
              + """
              if redis.call('PEXPIRE', ARGV[1] .. ARGV[2], ARGV[3]) == 1 then
                redis.call('ZADD', KEYS[1], 'XX', now, ARGV[2])
                return 1
              end
              forget(ARGV[2])
              return 0
              """,
          ScriptOutputType.INTEGER);

  /** ARGV: prefix, name. */
  private static final Script DELETE =
      new Script(COMMON + "forget(ARGV[2])\nreturn 1", ScriptOutputType.INTEGER);

  private final Redis redis;
  private final String prefix;
  private final String[] keys;
  private final long budget;
  private final String millis;

  BlobStore(Redis redis, String name, long budgetBytes, Duration timeToLive) {
    if (budgetBytes < 1 || timeToLive.toMillis() < 1) {
      throw new IllegalArgumentException(
          "store '"
              + name
              + "' has a budget of "
              + budgetBytes
              + " bytes and a time to live of "
              + timeToLive
              + "; both must be above 0");
    }
    this.redis = redis;
    this.prefix = RedisKeys.blobs(name);
    this.keys =
        new String[] {
          RedisKeys.blobUse(name), RedisKeys.blobSizes(name), RedisKeys.blobTotal(name)
        };
    this.budget = budgetBytes;
    this.millis = Long.toString(timeToLive.toMillis());
  }

  /** The value, which thereby counts as used now. */
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(
        redis.binary(
            commands -> {
              byte[] value = commands.get(prefix + key);
              if (value != null) {
                contains(key);
              }
              return value;
            }));
  }

  /** Whether there is such a value; it counts as used now. */
  public boolean contains(String key) {
    try {
      return redis.text(commands -> TOUCH.<String, Long>run(commands, keys, prefix, key, millis))
          == 1;
    } catch (ProblemException trouble) {
      if (!(trouble.getCause() instanceof RedisCommandExecutionException)) {
        throw trouble;
      }
      // It is full and takes no writes, but what it has is still good
      return redis.text(commands -> commands.exists(prefix + key)) == 1;
    }
  }

  /**
   * Stores a value in place of an older one, dropping the least recently used until it fits.
   *
   * @throws IllegalArgumentException when the value alone is over the budget
   */
  public void put(String key, byte[] value) {
    Blobs.checkSize(key, value);
    if (value.length > budget) {
      throw new IllegalArgumentException(
          "value '" + key + "' has " + value.length + " bytes; the whole store may hold " + budget);
    }
    redis.binary(
        commands ->
            PUT.<byte[], Long>run(
                commands,
                keys,
                bytes(prefix),
                bytes(key),
                bytes(millis),
                bytes(Long.toString(budget)),
                value));
  }

  /** Forgets a value. Does nothing when there is none. */
  public void delete(String key) {
    redis.text(commands -> DELETE.<String, Long>run(commands, keys, prefix, key));
  }

  /** Bytes of all values, those included whose time ran out since the last {@link #put}. */
  public long bytes() {
    String total = redis.text(commands -> commands.get(keys[2]));
    return total == null ? 0 : Long.parseLong(total);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
