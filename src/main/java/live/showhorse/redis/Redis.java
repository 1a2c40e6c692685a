package live.showhorse.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.metrics.MicrometerCommandLatencyRecorder;
import io.lettuce.core.metrics.MicrometerOptions;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import live.showhorse.ShowhorseConfig;
import live.showhorse.StopOrder;
import live.showhorse.problem.ProblemException;
import org.jboss.logging.Logger;

/**
 * The connection to Redis: the configured one, or a private server of ours. Text and binary values
 * go over connections of their own, so that a clip of 20 MB delays no document.
 *
 * <p>Lost connections are made again, at least once a second. A command waits for that, but never
 * longer than its timeout; then it fails with a 503 problem {@code redis-unavailable}. Methods
 * block; call from a worker thread.
 *
 * <p>When the service stops, commands wait a second at most, and after the first that got no answer
 * all fail at once, those that wait already included.
 */
@ApplicationScoped
public class Redis implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Redis.class);
  private static final RedisCodec<String, byte[]> BINARY =
      RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

  /** Commands that wait for a lost connection; above it they fail at once. */
  private static final int REQUEST_QUEUE = 10_000;

  /** A lost connection is made again sooner; a Redis that is full or restarts needs longer. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  /** The resolution of time that a caller waits for Redis at start. */
  private static final Duration START_POLL = Duration.ofMillis(100);

  /** While the service stops: what a Redis that is there takes even on a slow disk. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  /** A clip is megabytes. */
  private static final Duration LAST_BLOBS = Duration.ofSeconds(2);

  private static final Duration CLIENT_ENDS = Duration.ofSeconds(1);

  /**
   * How long the private server may take to end. It answers when a change is with the system, so
   * killing it then loses nothing.
   */
  private static final Duration SERVER_ENDS = Duration.ofSeconds(3);

  /** One that did not even answer. */
  private static final Duration HUNG_ENDS = Duration.ofMillis(500);

  private final Optional<PrivateRedis> own;
  private final Duration timeout;
  private final ClientResources resources;
  private final RedisClient client;
  private final StatefulRedisConnection<String, String> text;
  private final StatefulRedisConnection<String, byte[]> binary;

  /** Those that wait inside Redis, so that nobody waits for a Redis that was given up. */
  private final Set<StatefulRedisConnection<String, String>> waiting =
      ConcurrentHashMap.newKeySet();

  private final AtomicBoolean gaveUp = new AtomicBoolean();
  private final AtomicBoolean released = new AtomicBoolean();
  private volatile boolean stopping;
  private volatile boolean closed;

  /**
   * Connects, starting a private server when no address is configured.
   *
   * @throws IllegalStateException when Redis does not answer in time or cannot be started; the
   *     message says what to do
   */
  @Inject
  public Redis(RedisConfig config, ShowhorseConfig showhorse, MeterRegistry meters) {
    this(config, Optional.empty(), showhorse, meters);
  }

  /**
   * For a program beside the service.
   *
   * @param running address of the service's private server, used when none is configured
   */
  public Redis(
      RedisConfig config,
      Optional<String> running,
      ShowhorseConfig showhorse,
      MeterRegistry meters) {
    this.timeout = config.timeout();
    Optional<RedisURI> given = config.url().or(() -> running).map(Redis::parse);
    this.own =
        given.isPresent()
            ? Optional.empty()
            : Optional.of(
                PrivateRedis.start(showhorse.dataDirectory().resolve("redis"), config.program()));
    RedisURI address = given.orElseGet(() -> addressOf(own.orElseThrow()));
    address.setTimeout(config.timeout());
    this.resources =
        ClientResources.builder()
            .reconnectDelay(
                Delay.exponential(
                    Duration.ofMillis(20), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS))
            .commandLatencyRecorder(
                new MicrometerCommandLatencyRecorder(meters, MicrometerOptions.create()))
            .build();
    this.client = RedisClient.create(resources, address);
    client.setOptions(
        ClientOptions.builder()
            .autoReconnect(true)
            .requestQueueSize(REQUEST_QUEUE)
            .timeoutOptions(TimeoutOptions.enabled())
            .maintNotificationsConfig(MaintNotificationsConfig.disabled())
            .build());
    try {
      awaitAnswer(config.startTimeout(), address);
      this.text = client.connect();
      this.binary = client.connect(BINARY);
      binary.setTimeout(config.blobTimeout());
    } catch (RuntimeException failure) {
      release();
      throw failure;
    }
    LOG.infof(
        "redis connected private=%s host=%s port=%d tls=%s",
        own.isPresent(), address.getHost(), address.getPort(), address.isSsl());
  }

  /** Before anything that needs it, so that a missing Redis stops the start with its reason. */
  void start(@Observes @Priority(1) StartupEvent event) {
    ping();
  }

  /** Whether Redis answers now; waits for at most the timeout of a command. */
  public boolean ping() {
    return trouble().isEmpty();
  }

  /**
   * Why it does not answer now, or takes no changes; waits for at most the timeout of a command.
   */
  public Optional<Trouble> trouble() {
    try {
      // Redis answers with its error as long as it takes no changes
      text.sync().ping();
      return Optional.empty();
    } catch (RedisException failure) {
      return Optional.of(trouble(failure));
    }
  }

  private Trouble trouble(RedisException failure) {
    return Trouble.of(failure, own.map(PrivateRedis::directory));
  }

  /** The server of ours, when there is one. */
  public Optional<PrivateRedis> own() {
    return own;
  }

  /** The service stops: what cannot be said in a second is not said. */
  void hurry(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.NOTICE)
          ShutdownEvent event) {
    text.setTimeout(LAST_WORDS);
    binary.setTimeout(LAST_BLOBS);
    stopping = true;
    try {
      text.sync().ping();
    } catch (RedisException failure) {
      giveUpIfAway(failure);
    }
  }

  /** Of the text connection only: a large value may take longer although Redis is there. */
  private void giveUpIfAway(RedisException failure) {
    if (!stopping
        || failure instanceof RedisCommandExecutionException
        || !gaveUp.compareAndSet(false, true)) {
      return;
    }
    closed = true;
    LOG.warnf(
        "redis is away while the service stops, what happened last is not written reason=%s",
        trouble(failure).reason());
    // Fails whatever waits for an answer
    text.closeAsync();
    binary.closeAsync();
    List.copyOf(waiting).stream()
        .filter(waiting::remove)
        .forEach(StatefulRedisConnection::closeAsync);
  }

  <T> T text(Function<RedisCommands<String, String>, T> work) {
    return translate(
        () -> {
          try {
            return work.apply(text.sync());
          } catch (RedisCommandInterruptedException interrupted) {
            throw interrupted;
          } catch (RedisException failure) {
            giveUpIfAway(failure);
            throw failure;
          }
        });
  }

  <T> T binary(Function<RedisCommands<String, byte[]>, T> work) {
    return translate(() -> work.apply(binary.sync()));
  }

  /** A connection for one thread that waits inside Redis for at most {@code longest}. */
  StatefulRedisConnection<String, String> blocking(Duration longest) {
    return translate(
        () -> {
          StatefulRedisConnection<String, String> connection = client.connect();
          connection.setTimeout(timeout.plus(longest));
          waiting.add(connection);
          return connection;
        });
  }

  void close(StatefulRedisConnection<String, String> connection) {
    if (waiting.remove(connection)) {
      connection.close();
    }
  }

  StatefulRedisPubSubConnection<String, String> subscriber() {
    return translate(client::connectPubSub);
  }

  /** Runs commands; whatever goes wrong with Redis becomes the problem of the class comment. */
  <T> T translate(Supplier<T> work) {
    if (closed) {
      throw unavailable("The service is being stopped.", null);
    }
    try {
      return work.get();
    } catch (RedisCommandInterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unavailable("The call was interrupted.", interrupted);
    } catch (RedisException failure) {
      Trouble trouble = trouble(failure);
      throw unavailable(trouble.reason() + " " + trouble.advice(), failure);
    } catch (IllegalStateException failure) {
      // Lettuce's word for a client that was shut down
      throw closed ? unavailable("The service is being stopped.", failure) : failure;
    }
  }

  private static ProblemException unavailable(String detail, RuntimeException failure) {
    return ProblemException.passing(503, "redis-unavailable", detail, failure, RETRY);
  }

  void atStop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.REDIS)
          ShutdownEvent event) {
    close();
  }

  /** Ends the connections and the private server. A second call does nothing. */
  @Override
  @PreDestroy
  public void close() {
    closed = true;
    if (released.compareAndSet(false, true)) {
      if (!gaveUp.get()) {
        text.close();
        binary.close();
      }
      release();
    }
  }

  private void release() {
    try {
      client.shutdown(Duration.ZERO, CLIENT_ENDS);
    } catch (RedisException tooSlow) {
      LOG.debugf("the connections to Redis do not end: %s", tooSlow.getMessage());
    }
    resources
        .shutdown(0, CLIENT_ENDS.toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(CLIENT_ENDS.toMillis());
    own.ifPresent(server -> server.close(gaveUp.get() ? HUNG_ENDS : SERVER_ENDS));
  }

  private void awaitAnswer(Duration patience, RedisURI address) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try (var probe = client.connect()) {
        probe.sync().ping();
        return;
      } catch (RedisException notYet) {
        boolean hopeless = own.isPresent() && !own.get().running();
        if (hopeless || System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "Redis at "
                  + address.getHost()
                  + ":"
                  + address.getPort()
                  + " did not answer within "
                  + patience.toSeconds()
                  + " s: "
                  + rootMessage(notYet)
                  + own.map(server -> ". Its log ends with: " + server.logTail())
                      .orElse(". Check showhorse.redis.url and that the server runs."));
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(START_POLL);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Redis", interrupted);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** The cause is left out on purpose: its message may hold the password. */
  private static RedisURI parse(String url) {
    try {
      return RedisURI.create(url);
    } catch (IllegalArgumentException hidden) {
      throw new IllegalStateException(
          "showhorse.redis.url is not of the form redis://[user:password@]host:port[/database] or"
              + " rediss://…");
    }
  }

  private static RedisURI addressOf(PrivateRedis server) {
    return RedisURI.builder()
        .withHost("127.0.0.1")
        .withPort(server.port())
        .withPassword(server.password().toCharArray())
        .build();
  }
}
