package live.showhorse.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What a piece of work took.
 *
 * @param wall seconds on the clock
 * @param cpu seconds of all cores, of this process with its native threads and of the programs that
 *     it started
 */
public record Cost(double wall, double cpu) {
  private static final double NANO = 1e-9;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  public static final Cost NONE = new Cost(0, 0);

  /** The clocks as they stand now; the difference of two is a cost. */
  public static Cost now() {
    return new Cost(System.nanoTime() * NANO, PROCESS.getProcessCpuTime() * NANO + ofChildren());
  }

  /** As {@link #now()} for work that no other process does: it does not ask for their times. */
  static Cost nowHere() {
    return new Cost(System.nanoTime() * NANO, PROCESS.getProcessCpuTime() * NANO);
  }

  public Cost minus(Cost other) {
    return new Cost(wall - other.wall, cpu - other.cpu);
  }

  public Cost plus(Cost other) {
    return new Cost(wall + other.wall, cpu + other.cpu);
  }

  /** Adds up what work of this process takes. */
  static final class Meter {
    private Cost sum = NONE;

    <T> T time(Supplier<T> work) {
      Cost before = nowHere();
      T result = work.get();
      add(nowHere().minus(before));
      return result;
    }

    void add(Cost cost) {
      sum = sum.plus(cost);
    }

    void time(Runnable work) {
      Cost before = nowHere();
      work.run();
      add(nowHere().minus(before));
    }

    Cost sum() {
      return sum;
    }
  }

  private static double ofChildren() {
    return ProcessHandle.current()
            .descendants()
            .flatMap(child -> child.info().totalCpuDuration().stream())
            .mapToDouble(Duration::toNanos)
            .sum()
        * NANO;
  }
}
