package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides at every join what airs next, and at every GOP whether what plays is cut. Called by the
 * playout thread; never blocks and does no I/O.
 */
final class Director {
  private final Rundown rundown;
  private final LookAhead lookAhead;
  private final FillerLadder filler;
  private final Supplier<Card> card;
  private Optional<Instant> waitingSince = Optional.empty();

  Director(Rundown rundown, LookAhead lookAhead, FillerLadder filler, Supplier<Card> card) {
    this.rundown = rundown;
    this.lookAhead = lookAhead;
    this.filler = filler;
    this.card = card;
  }

  /** What follows at a join. There is always something. */
  Prepared next(Instant now) {
    rundown.expire(now);
    List<Item> upcoming = rundown.upcoming();
    Optional<Prepared> line = line(upcoming);
    if (line.isPresent()) {
      waitingSince = Optional.empty();
      return line.get();
    }
    if (upcoming.isEmpty()) {
      waitingSince = Optional.empty();
    } else if (waitingSince.isEmpty()) {
      waitingSince = Optional.of(now);
    }
    Duration waited = waitingSince.map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
    return filler.next(card.get().shown(), waited, now);
  }

  /** Whether a {@code now} line is ready to cut in. They do not cut each other. */
  boolean cuts(Prepared playing, Instant now) {
    rundown.expire(now);
    boolean playsNow =
        rundown
            .find(playing.line())
            .filter(item -> item.now() && !item.line().state().finished())
            .isPresent();
    return !playsNow && first(rundown.upcoming(), Item::now).flatMap(lookAhead::ready).isPresent();
  }

  /**
   * The head of each priority that is ready. A line that has begun is finished first: its sentences
   * are interleaved with nothing but a {@code now} line.
   */
  private Optional<Prepared> line(List<Item> upcoming) {
    Optional<Item> now = first(upcoming, Item::now);
    if (now.filter(Item::begun).isPresent()) {
      return now.flatMap(lookAhead::ready);
    }
    Optional<Prepared> cut = now.flatMap(lookAhead::ready);
    if (cut.isPresent()) {
      return cut;
    }
    Optional<Item> begun = first(upcoming, Item::begun);
    if (begun.isPresent()) {
      return begun.flatMap(lookAhead::ready);
    }
    return first(upcoming, item -> item.line().priority() == Priority.NEXT)
        .flatMap(lookAhead::ready)
        .or(
            () ->
                first(upcoming, item -> item.line().priority() == Priority.QUEUE)
                    .flatMap(lookAhead::ready));
  }

  private static Optional<Item> first(
      List<Item> upcoming, java.util.function.Predicate<Item> which) {
    return upcoming.stream().filter(which).findFirst();
  }
}
