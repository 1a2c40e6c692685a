package live.showhorse.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import live.showhorse.problem.ProblemException;
import org.jboss.logging.Logger;

/**
 * Writes to Redis that the programme does not wait for: kept while Redis is away, the latest value
 * of each name only. {@link #put} is thread-safe; {@link #flush} blocks and is called by one
 * thread.
 */
final class WriteBehind {
  private static final Logger LOG = Logger.getLogger(WriteBehind.class);

  private final String channel;
  private final int most;
  private final Map<String, Runnable> waiting = new LinkedHashMap<>();
  private long dropped;

  /**
   * @param most writes that wait; over that the oldest is lost
   */
  WriteBehind(String channel, int most) {
    this.channel = channel;
    this.most = most;
  }

  void put(String name, Runnable write) {
    synchronized (waiting) {
      waiting.remove(name);
      waiting.put(name, write);
      if (waiting.size() > most) {
        waiting.remove(waiting.keySet().iterator().next());
        dropped++;
      }
    }
  }

  /**
   * @throws ProblemException when Redis refuses; what was not written waits for the next call
   */
  void flush() {
    for (; ; ) {
      Map.Entry<String, Runnable> next;
      synchronized (waiting) {
        next = waiting.isEmpty() ? null : waiting.entrySet().iterator().next();
        if (dropped > 0) {
          LOG.errorf(
              "state lost channel=%s writes=%d reason=%s",
              channel, dropped, "Redis was away too long");
          dropped = 0;
        }
      }
      if (next == null) {
        return;
      }
      next.getValue().run();
      synchronized (waiting) {
        waiting.remove(next.getKey(), next.getValue());
      }
    }
  }
}
