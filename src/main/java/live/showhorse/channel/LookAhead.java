package live.showhorse.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import live.showhorse.media.Grid;
import live.showhorse.problem.Futures;
import live.showhorse.problem.ProblemException;

/**
 * Keeps the segments of the next lines in memory. {@link #refresh} is called by one thread; the
 * rest is thread-safe and never blocks.
 */
final class LookAhead {
  private static final double UNIT_SECONDS = (double) Grid.UNIT_SAMPLES / Grid.SAMPLE_RATE;

  private final SegmentRequests requests;
  private final int lines;
  private final int mostSegments;
  private final Listener listener;
  private final Pace pace;
  private final Map<Key, Slot> slots = new ConcurrentHashMap<>();

  /** What became of a request; called by the thread that made the segment. */
  interface Listener {
    void prepared(String line);

    /** The line cannot be made. */
    void failed(String line, Throwable why);

    /** The line cannot be made just now; the next {@link LookAhead#refresh} tries again. */
    void delayed(String line, ProblemException why);
  }

  private record Key(String line, int sentence) {}

  /**
   * @param card the segment is, or will be, dressed with
   * @param prepared the best there is: possibly still with the card before
   * @param running whether a request is under way
   */
  private record Slot(Optional<Product> card, Optional<Prepared> prepared, boolean running) {}

  /**
   * @param lines how many of the next lines have their first segment made in advance
   * @param mostSegments held in memory
   * @param pace told what is made, and how long it takes
   */
  LookAhead(SegmentRequests requests, int lines, int mostSegments, Listener listener, Pace pace) {
    this.requests = requests;
    this.lines = lines;
    this.mostSegments = mostSegments;
    this.listener = listener;
    this.pace = pace;
  }

  /** The programme is over: whatever becomes of what is in work, nobody is told. */
  void close() {
    slots.clear();
  }

  /** The segment of the sentence that a line airs next, if it is in memory. */
  Optional<Prepared> ready(Item item) {
    Slot slot = slots.get(new Key(item.line().id(), item.sentence()));
    return slot == null ? Optional.empty() : slot.prepared();
  }

  /** Segments in memory, ready to air. */
  int readySegments() {
    return (int) slots.values().stream().filter(slot -> slot.prepared().isPresent()).count();
  }

  /**
   * Asks for what is missing and forgets what is no longer needed.
   *
   * @param upcoming lines in the order they air
   * @param card the product that a line shows
   * @return ids of the lines whose first missing segment is now being made
   */
  List<String> refresh(List<Item> upcoming, Function<Line, Optional<Product>> card) {
    Map<Key, Item> wanted = wanted(upcoming);
    slots.keySet().retainAll(wanted.keySet());
    List<String> asked = new java.util.ArrayList<>();
    wanted.forEach(
        (key, item) -> {
          Slot slot = slots.get(key);
          Optional<Product> shown = card.apply(item.line());
          boolean missing =
              slot == null
                  || !slot.card().equals(shown)
                  || (slot.prepared().isEmpty() && !slot.running());
          if (missing) {
            ask(key, item, shown, slot == null ? Optional.empty() : slot.prepared());
            if (key.sentence() == item.sentence()) {
              asked.add(key.line());
            }
          }
        });
    return asked;
  }

  /** The first segment of each of the next lines, then what follows them, in air order. */
  private Map<Key, Item> wanted(List<Item> upcoming) {
    Map<Key, Item> wanted = new LinkedHashMap<>();
    List<Item> next = upcoming.subList(0, Math.min(lines, upcoming.size()));
    for (Item item : next) {
      wanted.put(new Key(item.line().id(), item.sentence()), item);
    }
    for (Item item : next) {
      for (int s = item.sentence() + 1; s < item.sentences().size(); s++) {
        if (wanted.size() >= mostSegments) {
          return wanted;
        }
        wanted.put(new Key(item.line().id(), s), item);
      }
    }
    return wanted;
  }

  private void ask(Key key, Item item, Optional<Product> card, Optional<Prepared> before) {
    slots.put(key, new Slot(card, before, true));
    pace.begins();
    requests
        .line(item, key.sentence(), card)
        .whenComplete((prepared, failure) -> done(key, card, prepared, failure));
  }

  private void done(Key key, Optional<Product> card, Prepared prepared, Throwable failure) {
    pace.done(failure == null ? prepared.segment().units() * UNIT_SECONDS : 0);
    // A later request for another card replaced this one, or the line is gone: not wanted any more.
    Slot current =
        slots.computeIfPresent(
            key,
            (same, slot) ->
                slot.card().equals(card)
                    ? new Slot(
                        card, failure == null ? Optional.of(prepared) : slot.prepared(), false)
                    : slot);
    if (current == null || !current.card().equals(card)) {
      return;
    }
    if (failure == null) {
      listener.prepared(key.line());
    } else if (Futures.cause(failure) instanceof ProblemException problem && problem.passes()) {
      listener.delayed(key.line(), problem);
    } else {
      listener.failed(key.line(), Futures.cause(failure));
    }
  }
}
