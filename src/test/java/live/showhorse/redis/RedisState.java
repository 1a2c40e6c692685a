package live.showhorse.redis;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at, and gets in the way of, what is written to a Redis under test. */
public final class RedisState {
  private RedisState() {}

  /** Every key; of documents also what is in them. The total of an empty store is no key. */
  public static Map<String, String> of(Redis redis) {
    return redis.text(
        commands -> {
          Map<String, String> state = new TreeMap<>();
          Set<String> keys = new TreeSet<>(commands.keys("*"));
          for (String key : keys) {
            boolean total = key.contains(":blob-total:");
            String value = total || key.contains(":doc:") ? commands.get(key) : "";
            if (!total || !value.equals("0")) {
              state.put(key, value);
            }
          }
          return state;
        });
  }

  /**
   * From now on keys that match the patterns take no writes, while all others do: a Redis that
   * fails in the middle of something.
   */
  public static void takeWritesOnlyOf(Redis redis, String... patterns) {
    rules(
        redis,
        "resetkeys %R~* "
            + Set.of(patterns).stream().map("%W~"::concat).collect(Collectors.joining(" ")));
  }

  public static void takeAllWrites(Redis redis) {
    rules(redis, "resetkeys allkeys");
  }

  private static void rules(Redis redis, String rules) {
    redis.text(
        commands -> {
          var arguments = new CommandArgs<>(StringCodec.UTF8).add("SETUSER").add("default");
          for (String rule : rules.split(" ")) {
            arguments.add(rule);
          }
          return commands.dispatch(
              CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), arguments);
        });
  }
}
