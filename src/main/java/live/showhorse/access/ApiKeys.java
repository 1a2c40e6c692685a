package live.showhorse.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Documents;
import org.jboss.logging.Logger;

/**
 * The API keys in Redis, and a copy in memory that answers at once and while Redis is away. A key
 * made or revoked by another process counts here within {@link #PERIOD}. Any thread.
 */
@ApplicationScoped
public class ApiKeys implements AutoCloseable {
  /** How old the copy may be. */
  public static final Duration PERIOD = Duration.ofSeconds(2);

  private static final Logger LOG = Logger.getLogger(ApiKeys.class);
  private static final String PREFIX = "api-key:";

  /** Makes keys recognisable in logs and to secret scanners. */
  private static final String MARK = "sh_";

  private static final int ID_BYTES = 6;
  private static final int SECRET_BYTES = 32;
  private static final int MOST_NAME = 80;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Documents documents;
  private final LimitsConfig limits;
  private final SecureRandom random = new SecureRandom();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("showhorse-api-keys").daemon().factory());
  private volatile Map<String, ApiKey> known = Map.of();

  public ApiKeys(Documents documents, LimitsConfig limits) {
    this.limits = limits;
    this.documents = documents;
  }

  void onStart(@Observes StartupEvent event) {
    thread.scheduleWithFixedDelay(this::refresh, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Makes a key. Blocks.
   *
   * @param name 1..80 characters
   * @param lifetime empty: until it is revoked
   * @return the key itself, which is kept nowhere
   * @throws ProblemException 422 for a bad name or lifetime or when there are too many, 503
   */
  public String create(String name, Scope scope, Optional<Duration> lifetime) {
    String label = name.strip();
    if (label.isEmpty()
        || label.length() > MOST_NAME
        || label.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.unprocessable(
          "key-invalid", "A key's name must have 1 to " + MOST_NAME + " printable characters.");
    }
    if (lifetime.filter(time -> !time.isPositive()).isPresent()) {
      throw ProblemException.unprocessable("key-invalid", "A key must be valid for a while.");
    }
    if (documents.keys(PREFIX).size() >= limits.apiKeys()) {
      throw ProblemException.unprocessable(
          "too-many-keys",
          "There are %d keys, the most there can be (showhorse.limits.api-keys); revoke some first."
              .formatted(limits.apiKeys()));
    }
    byte[] id = new byte[ID_BYTES];
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(id);
    random.nextBytes(secret);
    String shown = HexFormat.of().formatHex(id);
    String key =
        MARK + shown + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Instant now = Instant.now();
    var kept = new ApiKey(shown, label, scope, hash(key), now, lifetime.map(now::plus));
    documents.put(PREFIX + shown, write(kept));
    LOG.infof("api key created id=%s name=%s scope=%s", shown, label, scope.tag());
    refresh();
    return key;
  }

  /** All keys, the oldest first. Blocks. */
  public List<ApiKey> list() {
    return documents.keys(PREFIX).stream()
        .map(documents::get)
        .flatMap(Optional::stream)
        .map(ApiKeys::read)
        .sorted(Comparator.comparing(ApiKey::created))
        .toList();
  }

  /** Returns whether there was such a key. Blocks. */
  public boolean revoke(String id) {
    boolean there = documents.get(PREFIX + id).isPresent();
    documents.delete(PREFIX + id);
    refresh();
    if (there) {
      LOG.infof("api key revoked id=%s", id);
    }
    return there;
  }

  /** The key that was shown, if it is one of ours and still valid. Never blocks. */
  public Optional<ApiKey> check(String shown) {
    int end = shown.indexOf('_', MARK.length());
    if (!shown.startsWith(MARK) || end < 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(known.get(shown.substring(MARK.length(), end)))
        .filter(
            key ->
                MessageDigest.isEqual(
                    key.hash().getBytes(StandardCharsets.US_ASCII),
                    hash(shown).getBytes(StandardCharsets.US_ASCII)))
        .filter(key -> key.validAt(Instant.now()));
  }

  @Override
  @PreDestroy
  public void close() {
    thread.shutdownNow();
  }

  private void refresh() {
    try {
      Map<String, ApiKey> found = new HashMap<>();
      list().forEach(key -> found.put(key.id(), key));
      known = Map.copyOf(found);
    } catch (ProblemException redisAway) {
      LOG.debugf("keys not read again: %s", redisAway.getMessage());
    } catch (RuntimeException defect) {
      // Else the executor would never look again
      LOG.error("keys cannot be read", defect);
    }
  }

  private static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String write(ApiKey key) {
    try {
      return JSON.writeValueAsString(key);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("cannot write a key", impossible);
    }
  }

  private static ApiKey read(String json) {
    try {
      return JSON.readValue(json, ApiKey.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a stored key cannot be read", damaged);
    }
  }
}
