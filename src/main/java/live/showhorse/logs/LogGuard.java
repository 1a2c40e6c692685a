package live.showhorse.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Lets no condition write a line more than about once a second: what comes oftener is counted, and
 * its latest line says how often it came and in what time ({@code repeated=37 within_s=10}). A few
 * lines at once pass, since several different things may happen in one second.
 *
 * <p>It stands in front of a handler of the log, so it holds for every part and every library. Two
 * lines are of one condition when {@link Condition} is the same for both. Thread-safe.
 */
final class LogGuard implements Filter {
  /** Lines at once: a warning is seldom about more than a few things. */
  static final int WARNINGS_AT_ONCE = 5;

  /** The same for what goes as it should, as when a host puts its channels on air. */
  static final int EVENTS_AT_ONCE = 20;

  /** Lines a second in the long run. */
  private static final double RATE = 1;

  /** How long is counted before a line says so; doubles to the second while it goes on. */
  static final Duration COUNTED = Duration.ofSeconds(1);

  static final Duration COUNTED_AT_MOST = Duration.ofSeconds(10);

  /** Conditions that are remembered; there are some 400 places that log. */
  private static final int MOST_CONDITIONS = 1_000;

  private final Filter inner;
  private final Consumer<ExtLogRecord> out;
  private final LongSupplier nanoTime;
  private final Later later;
  private final Map<Condition, Count> counts = new LinkedHashMap<>(64, 0.75f, true);

  /** Does something after a while. */
  interface Later {
    void after(Duration pause, Runnable work);
  }

  /** The line that says how often a condition came. */
  private static final class Summary extends ExtLogRecord {
    private static final long serialVersionUID = 1L;

    Summary(ExtLogRecord last, long repeated, long seconds) {
      super(last);
      setInstant(Instant.now());
      if (last.getFormatStyle() == FormatStyle.PRINTF && last.getParameters() != null) {
        Object[] given = last.getParameters();
        Object[] parameters = Arrays.copyOf(given, given.length + 2);
        parameters[given.length] = repeated;
        parameters[given.length + 1] = seconds;
        setMessage(last.getMessage() + " repeated=%d within_s=%d", FormatStyle.PRINTF);
        setParameters(parameters);
      } else {
        setMessage(
            last.getFormattedMessage().replace("%", "%%") + " repeated=%d within_s=%d",
            FormatStyle.PRINTF);
        setParameters(new Object[] {repeated, seconds});
      }
    }
  }

  /** What is known of a condition. */
  private static final class Count {
    double room;
    long seen;

    /** When its last line was written. */
    long written;

    /** While it comes too often. */
    boolean counting;

    Duration counted = COUNTED;
    long repeated;
    ExtLogRecord last;
  }

  /**
   * @param inner the filter that was there before
   * @param out takes the lines that say how often something came; they pass the filter
   */
  LogGuard(Filter inner, Consumer<ExtLogRecord> out, LongSupplier nanoTime, Later later) {
    this.inner = inner;
    this.out = out;
    this.nanoTime = nanoTime;
    this.later = later;
  }

  /** Puts a guard in front of a handler, unless one is there. */
  static LogGuard of(ExtHandler handler) {
    if (handler.getFilter() instanceof LogGuard there) {
      return there;
    }
    var guard =
        new LogGuard(
            handler.getFilter() == null ? any -> true : handler.getFilter(),
            handler::publish,
            System::nanoTime,
            LogGuard::after);
    handler.setFilter(guard);
    return guard;
  }

  private static void after(Duration pause, Runnable work) {
    Executor delayed = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
    delayed.execute(work);
  }

  @Override
  public boolean isLoggable(LogRecord line) {
    if (line instanceof Summary) {
      return true;
    }
    if (!inner.isLoggable(line)) {
      return false;
    }
    ExtLogRecord event = ExtLogRecord.wrap(line);
    return event.getLevel().intValue() < Level.INFO.intValue() || passes(event);
  }

  private boolean passes(ExtLogRecord event) {
    return passes(event, Condition.of(event));
  }

  private synchronized boolean passes(ExtLogRecord event, Condition condition) {
    long now = nanoTime.getAsLong();
    Count count = counts.computeIfAbsent(condition, any -> unseen(atOnce(event), now));
    count.room =
        Math.min(
            atOnce(event), count.room + (now - count.seen) * RATE / TimeUnit.SECONDS.toNanos(1));
    count.seen = now;
    if (!count.counting && count.room >= 1) {
      count.room--;
      count.written = now;
      return true;
    }
    count.repeated++;
    count.last = event;
    if (!count.counting) {
      count.counting = true;
      later.after(count.counted, () -> summarise(count));
    }
    return false;
  }

  private Count unseen(int room, long now) {
    if (counts.size() >= MOST_CONDITIONS) {
      counts.remove(counts.keySet().iterator().next());
    }
    var count = new Count();
    count.room = room;
    count.seen = now;
    return count;
  }

  private static int atOnce(ExtLogRecord event) {
    return event.getLevel().intValue() >= Level.WARNING.intValue()
        ? WARNINGS_AT_ONCE
        : EVENTS_AT_ONCE;
  }

  private void summarise(Count count) {
    Summary line;
    synchronized (this) {
      if (count.repeated == 0) {
        count.counting = false;
        count.counted = COUNTED;
        return;
      }
      line = taken(count);
      Duration doubled = count.counted.multipliedBy(2);
      count.counted = doubled.compareTo(COUNTED_AT_MOST) < 0 ? doubled : COUNTED_AT_MOST;
      later.after(count.counted, () -> summarise(count));
    }
    out.accept(line);
  }

  private Summary taken(Count count) {
    long now = nanoTime.getAsLong();
    long seconds = Math.max(1, Math.round((now - count.written) / 1e9));
    var line = new Summary(count.last, count.repeated, seconds);
    count.repeated = 0;
    count.last = null;
    count.written = now;
    return line;
  }

  /** Says what was counted until now, since nobody may be there to say it later. */
  void flush() {
    List<Summary> lines;
    synchronized (this) {
      lines =
          counts.values().stream().filter(count -> count.repeated > 0).map(this::taken).toList();
    }
    lines.forEach(out);
  }
}
