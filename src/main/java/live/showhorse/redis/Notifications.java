package live.showhorse.redis;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import live.showhorse.StopOrder;
import org.jboss.logging.Logger;

/**
 * Messages between processes. They may be lost while a connection is made again: a subscriber must
 * also look by itself now and then.
 */
@ApplicationScoped
public class Notifications implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Notifications.class);

  private final Redis redis;
  private final StatefulRedisPubSubConnection<String, String> connection;
  private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("showhorse-notifications").daemon().factory());

  public Notifications(Redis redis) {
    this.redis = redis;
    this.connection = redis.subscriber();
    connection.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String channel, String message) {
            thread.execute(() -> deliver(channel, message));
          }
        });
  }

  /** Tells everybody who listens now. Blocks; call from a worker thread. */
  public void publish(String topic, String message) {
    redis.text(commands -> commands.publish(RedisKeys.topic(topic), message));
  }

  /**
   * Listens until closed. Messages come one after another on a thread of their own; a listener that
   * takes long delays the others. Blocks until Redis knows; call from a worker thread.
   */
  public Subscription subscribe(String topic, Consumer<String> listener) {
    String channel = RedisKeys.topic(topic);
    listeners.computeIfAbsent(channel, any -> new CopyOnWriteArrayList<>()).add(listener);
    redis.translate(
        () -> {
          connection.sync().subscribe(channel);
          return channel;
        });
    return () -> listeners.get(channel).remove(listener);
  }

  /** Ends with {@link #close()}. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  private void deliver(String channel, String message) {
    for (Consumer<String> listener : listeners.getOrDefault(channel, List.of())) {
      try {
        listener.accept(message);
      } catch (RuntimeException defect) {
        LOG.errorf(defect, "listener failed topic=%s", channel);
      }
    }
  }

  void atStop(
      @Observes(notifyObserver = Reception.IF_EXISTS) @Priority(StopOrder.MESSAGES)
          ShutdownEvent event) {
    close();
  }

  @Override
  @PreDestroy
  public void close() {
    if (connection.isOpen()) {
      connection.close();
    }
    thread.shutdownNow();
  }
}
