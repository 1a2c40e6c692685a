package live.showhorse.channel;

import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * The fillers of one card, each as soon as it is made, and what is asked for next. Guarded by its
 * ladder.
 */
final class FillerSet {
  static final int STILL = 0;
  static final int FIRST_IDLE = 1;

  private final Optional<Product> card;
  private final int idles;
  private final Prepared[] made;
  private final CompletableFuture<Prepared>[] asked;

  private final CompletableFuture<Void> varied = new CompletableFuture<>();

  /** Whether it was shown: then it stays, for a card that comes and goes flickers. */
  private boolean shown;

  /**
   * @param idles how many different idle clips there are
   * @param bridges how many bridge clips
   */
  @SuppressWarnings("unchecked")
  FillerSet(Optional<Product> card, int idles, int bridges) {
    this.card = card;
    this.idles = idles;
    this.made = new Prepared[1 + idles + bridges];
    this.asked = new CompletableFuture[made.length];
  }

  Optional<Product> card() {
    return card;
  }

  boolean shown() {
    return shown;
  }

  void show() {
    shown = true;
  }

  Optional<Prepared> still() {
    return Optional.ofNullable(made[STILL]);
  }

  Optional<Prepared> idle(int number) {
    return Optional.ofNullable(made[1 + number]);
  }

  Optional<Prepared> bridge(int number) {
    return Optional.ofNullable(made[1 + idles + number]);
  }

  /** Idle clips in memory. */
  int idlesMade() {
    return (int) IntStream.rangeClosed(1, idles).filter(index -> made[index] != null).count();
  }

  /** Fillers in memory. */
  int ready() {
    return (int) IntStream.range(0, made.length).filter(index -> made[index] != null).count();
  }

  boolean isIdle(int index) {
    return index > STILL && index <= idles;
  }

  void asked(int index, CompletableFuture<Prepared> request) {
    asked[index] = request;
  }

  void made(int index, Prepared prepared) {
    made[index] = prepared;
  }

  /** What failed and may not fail again is as if it had not been asked for. */
  void forgetFailures() {
    for (int index = 0; index < asked.length; index++) {
      if (asked[index] != null
          && asked[index].isCompletedExceptionally()
          && !FillerLadder.lasting(asked[index].exceptionNow())) {
        asked[index] = null;
      }
    }
  }

  /** Done when it can be shown; without a card everything must be asked for already. */
  CompletableFuture<Void> showable() {
    return card.isPresent()
        ? varied
        : asked[STILL].thenCombine(
            asked[FIRST_IDLE].handle((idle, failure) -> ""), (still, idle) -> null);
  }

  /** It has what it needs to be shown, or there is no more to be had just now. */
  void varied() {
    varied.complete(null);
  }

  /** Requests under way. */
  int running() {
    return (int)
        IntStream.range(0, asked.length)
            .filter(index -> asked[index] != null && !asked[index].isDone())
            .count();
  }

  /** Idle clips that are made or being made. */
  int idlesComing() {
    return (int)
        IntStream.rangeClosed(1, idles)
            .filter(index -> asked[index] != null && !asked[index].isCompletedExceptionally())
            .count();
  }

  /** What is not asked for yet, in the order it is kept. */
  Optional<Integer> next() {
    return IntStream.range(0, asked.length)
        .filter(index -> asked[index] == null)
        .boxed()
        .findFirst();
  }

  /**
   * What is not asked for yet, for a card that was just put up: first some idle clips, of which one
   * must not be seen twice in a row; then the still picture, which is seen when there is no idle
   * clip at all.
   *
   * @param few how many idle clips come first
   * @param plain the set without a card: its clips are rendered, and need but be dressed
   * @param played numbers of the idle clips that played, the last one first
   */
  Optional<Integer> next(int few, FillerSet plain, Deque<Integer> played) {
    Optional<Integer> idle =
        IntStream.range(0, idles)
            .filter(number -> asked[1 + number] == null)
            .boxed()
            .min(
                Comparator.comparing((Integer number) -> plain.idle(number).isEmpty())
                    .thenComparing(number -> recent(number, played)))
            .map(number -> 1 + number);
    if (idle.isPresent() && idlesComing() < few) {
      return idle;
    }
    return asked[STILL] == null ? Optional.of(STILL) : idle.or(this::next);
  }

  /** 0 when it has not played for long, else the more the more recently it did. */
  private static int recent(int number, Deque<Integer> played) {
    int ago = 0;
    for (int other : played) {
      if (other == number) {
        return played.size() - ago;
      }
      ago++;
    }
    return 0;
  }
}
