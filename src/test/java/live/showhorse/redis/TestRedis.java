package live.showhorse.redis;

import io.lettuce.core.KillArgs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import live.showhorse.ShowhorseConfig;
import live.showhorse.TestConfig;

/** Connections to a real Redis for tests. */
public final class TestRedis {
  private TestRedis() {}

  /** With a private server whose data lie under {@code data}; closing it stops the server. */
  public static Redis privateServer(Path data) {
    return open(data, Map.of());
  }

  /** A second process on the server of {@code first}. */
  public static Redis sharing(Redis first) {
    return open(Path.of("unused"), Map.of("showhorse.redis.url", url(first.own().orElseThrow())));
  }

  static Redis open(Path data, Map<String, String> settings) {
    var values = new HashMap<>(settings);
    values.put("showhorse.data-directory", data.toString());
    return new Redis(
        TestConfig.of(RedisConfig.class, values),
        TestConfig.of(ShowhorseConfig.class, values),
        new SimpleMeterRegistry());
  }

  /** Empties the server and cuts all subscribers off. */
  public static void loseEverything(Redis redis) {
    redis.text(
        commands -> {
          commands.clientKill(KillArgs.Builder.typePubsub());
          return commands.flushall();
        });
  }

  static String url(PrivateRedis server) {
    return "redis://:" + server.password() + "@127.0.0.1:" + server.port();
  }
}
