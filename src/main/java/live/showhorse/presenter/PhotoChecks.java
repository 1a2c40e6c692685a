package live.showhorse.presenter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import live.showhorse.problem.ProblemException;

/**
 * What was said about photos: a check takes a second, so each is made once, also when many ask at
 * the same time. The least recently used are forgotten. Thread-safe; blocks while a check is made.
 */
final class PhotoChecks {
  private final Map<Subject, FutureTask<PhotoCheck>> known;

  private record Subject(String photo, String rig, Look look) {
    static Subject of(Presenter presenter) {
      return new Subject(presenter.photo(), presenter.rig(), presenter.look());
    }
  }

  /**
   * @param most checks that are remembered
   */
  PhotoChecks(int most) {
    known =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Subject, FutureTask<PhotoCheck>> eldest) {
            return size() > most;
          }
        };
  }

  /** Remembers a check that was made anyway. */
  void keep(Presenter presenter, PhotoCheck check) {
    var task = new FutureTask<>(() -> check);
    task.run();
    synchronized (known) {
      known.put(Subject.of(presenter), task);
    }
  }

  /**
   * The check of a presenter; a failure is not remembered.
   *
   * @param make makes it when it is not known
   */
  PhotoCheck get(Presenter presenter, Supplier<PhotoCheck> make) {
    Subject subject = Subject.of(presenter);
    var own = new FutureTask<>(make::get);
    FutureTask<PhotoCheck> task;
    synchronized (known) {
      task = known.computeIfAbsent(subject, absent -> own);
    }
    if (task == own) {
      own.run();
    }
    try {
      return task.get();
    } catch (ExecutionException failed) {
      synchronized (known) {
        known.remove(subject, task);
      }
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("checking a photo failed", failed.getCause());
    } catch (InterruptedException | CancellationException stopping) {
      Thread.currentThread().interrupt();
      throw new ProblemException(503, "stopping", "The service is being stopped.", stopping);
    }
  }
}
