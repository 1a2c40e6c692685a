package live.showhorse.access;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import live.showhorse.ShowhorseConfig;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Documents;
import live.showhorse.redis.PrivateRedis;
import live.showhorse.redis.Redis;
import live.showhorse.redis.RedisConfig;

/**
 * {@code ./showhorse keys}: makes, lists and revokes API keys, in the configured Redis or in the
 * private one, whether the service runs or not.
 */
public final class KeysCommand {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int MOST_DAYS = 3_650;
  private static final String HELP =
      """
      ./showhorse keys create --name NAME --scope read|operate|admin [--days N]
      ./showhorse keys list
      ./showhorse keys revoke ID
      """;

  private final Supplier<ApiKeys> keys;
  private final PrintStream out;
  private final PrintStream err;

  KeysCommand(Supplier<ApiKeys> keys, PrintStream out, PrintStream err) {
    this.keys = keys;
    this.out = out;
    this.err = err;
  }

  /** Exits with 0 when done, 1 when it could not be done, 2 for wrong use. */
  public static void main(String[] arguments) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .addDiscoveredConverters()
            .withMapping(ShowhorseConfig.class)
            .withMapping(RedisConfig.class)
            .withMapping(LimitsConfig.class)
            .withValidateUnknown(false)
            .build();
    ShowhorseConfig showhorse = config.getConfigMapping(ShowhorseConfig.class);
    RedisConfig configured = config.getConfigMapping(RedisConfig.class);
    List<Redis> opened = new ArrayList<>();
    Supplier<ApiKeys> keys =
        () -> {
          var redis =
              new Redis(
                  configured,
                  PrivateRedis.running(showhorse.dataDirectory().resolve("redis")),
                  showhorse,
                  new SimpleMeterRegistry());
          opened.add(redis);
          return new ApiKeys(new Documents(redis), config.getConfigMapping(LimitsConfig.class));
        };
    int code = new KeysCommand(keys, System.out, System.err).run(List.of(arguments));
    opened.forEach(Redis::close);
    if (code == DONE && !arguments[0].equals("list")) {
      awaitEverywhere();
    }
    System.exit(code);
  }

  /** So that a script can use the key, or rely on its being refused, when the command has ended. */
  private static void awaitEverywhere() {
    System.out.flush();
    try {
      Thread.sleep(ApiKeys.PERIOD);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the exit code. */
  int run(List<String> arguments) {
    try {
      String verb = arguments.isEmpty() ? "" : arguments.getFirst();
      List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
      switch (verb) {
        case "create" -> create(rest);
        case "list" -> list(rest);
        case "revoke" -> revoke(rest);
        default -> throw new IllegalArgumentException("'keys' takes create, list or revoke.");
      }
      return DONE;
    } catch (IllegalArgumentException misuse) {
      err.println("showhorse: " + misuse.getMessage());
      err.print(HELP);
      return USAGE;
    } catch (ProblemException | IllegalStateException trouble) {
      err.println("showhorse: " + trouble.getMessage());
      return FAILED;
    }
  }

  private void create(List<String> options) {
    Optional<String> name = Optional.empty();
    Optional<Scope> scope = Optional.empty();
    Optional<Duration> lifetime = Optional.empty();
    for (int i = 0; i + 1 < options.size(); i += 2) {
      String value = options.get(i + 1);
      switch (options.get(i)) {
        case "--name" -> name = Optional.of(value);
        case "--scope" -> scope = Optional.of(Scope.of(value));
        case "--days" -> lifetime = Optional.of(Duration.ofDays(days(value)));
        default ->
            throw new IllegalArgumentException(
                "'keys create' does not take '" + options.get(i) + "'.");
      }
    }
    if (options.size() % 2 == 1 || name.isEmpty() || scope.isEmpty()) {
      throw new IllegalArgumentException(
          "'keys create' needs --name and --scope, each with a value.");
    }
    String key = keys.get().create(name.get(), scope.get(), lifetime);
    // The key alone on standard output, so that a script can take it
    err.println("Keep it now: it is stored as a hash only and never shown again.");
    out.println(key);
  }

  private void list(List<String> options) {
    if (!options.isEmpty()) {
      throw new IllegalArgumentException("'keys list' takes nothing more.");
    }
    List<ApiKey> all = keys.get().list();
    out.printf("%-14s %-8s %-22s %-22s %s%n", "id", "scope", "created", "expires", "name");
    for (ApiKey key : all) {
      out.printf(
          "%-14s %-8s %-22.19s %-22.19s %s%n",
          key.id(),
          key.scope().tag(),
          key.created(),
          key.expires().map(Object::toString).orElse("never"),
          key.name());
    }
  }

  private void revoke(List<String> options) {
    if (options.size() != 1) {
      throw new IllegalArgumentException("'keys revoke' takes the id of one key.");
    }
    if (!keys.get().revoke(options.getFirst())) {
      throw new IllegalStateException(
          "there is no key '" + options.getFirst() + "'; ./showhorse keys list has them.");
    }
    err.println("Revoked. It stops working within " + ApiKeys.PERIOD.toSeconds() + " s.");
  }

  private static int days(String value) {
    if (!value.matches("[1-9]\\d{0,3}") || Integer.parseInt(value) > MOST_DAYS) {
      throw new IllegalArgumentException("--days takes a number from 1 to " + MOST_DAYS + ".");
    }
    return Integer.parseInt(value);
  }
}
