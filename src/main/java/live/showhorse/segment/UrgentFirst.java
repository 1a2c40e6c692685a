package live.showhorse.segment;

import java.util.Comparator;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import live.showhorse.engine.Urgency;

/** A fixed number of threads that take the most urgent work first, the oldest of equally urgent. */
final class UrgentFirst implements AutoCloseable {
  private final AtomicLong count = new AtomicLong();
  private final ThreadPoolExecutor threads;

  private record Work(Urgency urgency, long number, Runnable work)
      implements Runnable, Comparable<Work> {
    private static final Comparator<Work> ORDER =
        Comparator.comparing(Work::urgency).thenComparingLong(Work::number);

    @Override
    public void run() {
      work.run();
    }

    @Override
    public int compareTo(Work other) {
      return ORDER.compare(this, other);
    }
  }

  UrgentFirst(String name, int size) {
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            0,
            TimeUnit.SECONDS,
            new PriorityBlockingQueue<>(),
            Thread.ofPlatform().name(name + "-", 1).daemon().factory());
  }

  /** The threads as an executor for work of one urgency. */
  Executor at(Urgency urgency) {
    return work -> threads.execute(new Work(urgency, count.getAndIncrement(), work));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
