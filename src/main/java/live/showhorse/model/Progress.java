package live.showhorse.model;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far a copy is: percent, bytes, rate, time left. Says nothing
 * where there is no terminal. One thread.
 */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 24;
  private static final long PERIOD_NANOS = 100_000_000;
  private static final double NANOS = 1e9;
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier clock;
  private final String title;
  private final long total;
  private final long begin;
  private long done;
  private long shown;

  /**
   * @param clock System::nanoTime
   * @param total bytes
   */
  Progress(PrintStream out, boolean terminal, LongSupplier clock, String title, long total) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.title = title;
    this.total = total;
    this.begin = clock.getAsLong();
    this.shown = begin - PERIOD_NANOS;
  }

  void add(long bytes) {
    done += bytes;
    long now = clock.getAsLong();
    if (terminal && now - shown >= PERIOD_NANOS) {
      shown = now;
      out.print(ERASE_LINE + line(now));
      out.flush();
    }
  }

  private String line(long now) {
    double share = total == 0 ? 1 : (double) done / total;
    double rate = done / Math.max((now - begin) / NANOS, 1e-3);
    int full = (int) (share * WIDTH);
    return String.format(
        Locale.ROOT,
        "  %s [%s%s] %3.0f %%  %s of %s  %.0f MB/s  %s left",
        title,
        "#".repeat(full),
        ".".repeat(WIDTH - full),
        100 * share,
        Sizes.text(done),
        Sizes.text(total),
        rate / 1e6,
        rate == 0 ? "?" : minutes((long) ((total - done) / rate)));
  }

  private static String minutes(long seconds) {
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  /** Erases the line. */
  @Override
  public void close() {
    if (terminal) {
      out.print(ERASE_LINE);
      out.flush();
    }
  }
}
