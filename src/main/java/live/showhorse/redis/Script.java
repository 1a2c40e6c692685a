package live.showhorse.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;

/**
 * A Lua script, sent whole only when the server does not know it yet.
 *
 * @param source Lua 5.1
 * @param output what it returns
 */
record Script(String source, ScriptOutputType output) {
  @SafeVarargs
  final <V, T> T run(RedisCommands<String, V> redis, String[] keys, V... arguments) {
    try {
      return redis.evalsha(redis.digest(source), output, keys, arguments);
    } catch (RedisNoScriptException unknown) {
      return redis.eval(source, output, keys, arguments);
    }
  }
}
