package live.showhorse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import live.showhorse.TestConfig;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.redis.Documents;
import live.showhorse.redis.PrivateRedis;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
  @TempDir Path data;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Redis redis;
  private ApiKeys keys;

  @BeforeEach
  void start() {
    redis = TestRedis.privateServer(data);
    keys = new ApiKeys(new Documents(redis), TestConfig.of(LimitsConfig.class, Map.of()));
  }

  @AfterEach
  void stop() {
    keys.close();
    redis.close();
  }

  @Test
  void aKeyIsMadeListedAndRevoked() {
    assertThat(run("create", "--name", "Control panel", "--scope", "operate", "--days", "30"))
        .isZero();
    String key = text(out).strip();
    assertThat(keys.check(key))
        .hasValueSatisfying(
            made -> {
              assertThat(made.name()).isEqualTo("Control panel");
              assertThat(made.scope()).isEqualTo(Scope.OPERATE);
              assertThat(made.expires()).isPresent();
            });

    out.reset();
    assertThat(run("list")).isZero();
    assertThat(text(out)).contains("Control panel").contains("operate").doesNotContain(key);

    assertThat(run("revoke", key.split("_")[1])).isZero();
    assertThat(keys.check(key)).isEmpty();
  }

  @Test
  void wrongUseSaysWhatIsRight() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("create", "--name", "x")).isEqualTo(2);
    assertThat(run("create", "--name", "x", "--scope", "root")).isEqualTo(2);
    assertThat(text(err)).contains("read, operate, admin");
    assertThat(run("create", "--name", "x", "--scope", "read", "--days", "0")).isEqualTo(2);
    assertThat(run("create", "--name", " ", "--scope", "read")).isEqualTo(1);
    assertThat(run("revoke", "unknown")).isEqualTo(1);
    assertThat(text(err)).contains("no key 'unknown'").doesNotContain("Exception");
  }

  @Test
  void aProgramBesideTheServiceFindsItsPrivateServer() {
    assertThat(PrivateRedis.running(data.resolve("redis")))
        .hasValueSatisfying(address -> assertThat(address).startsWith("redis://"));
    redis.close();
    assertThat(PrivateRedis.running(data.resolve("redis"))).isEmpty();
  }

  private int run(String... arguments) {
    return new KeysCommand(
            () -> keys,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(List.of(arguments));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
