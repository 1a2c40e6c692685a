package live.showhorse.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * The lines of a channel and the order they air in: {@code now}, then what has begun, then {@code
 * next}, then the queue; within each as they came. Thread-safe; does no I/O.
 */
final class Rundown {
  private static final Comparator<Item> AIR_ORDER =
      Comparator.comparingInt(Rundown::rank).thenComparingLong(Item::order);

  private final BiConsumer<Item, Boolean> changed;
  private final int finishedKept;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private long lastOrder;

  /**
   * @param changed told of every new state of a line, and with {@code true} when it is forgotten;
   *     called under the rundown's lock, so it must only hand on
   * @param finishedKept how many finished lines are remembered
   */
  Rundown(BiConsumer<Item, Boolean> changed, int finishedKept) {
    this.changed = changed;
    this.finishedKept = finishedKept;
  }

  private static int rank(Item item) {
    int priority = item.now() ? 0 : item.begun() ? 1 : item.line().priority().ordinal() + 1;
    return 2 * priority + (item.begun() ? 0 : 1);
  }

  /** Puts back what was stored before a restart; tells nobody. */
  synchronized void restore(Collection<Item> stored) {
    stored.stream()
        .sorted(Comparator.comparingLong(Item::order))
        .forEach(
            item -> {
              items.put(item.line().id(), item);
              lastOrder = Math.max(lastOrder, item.order());
            });
  }

  /**
   * @param origin of what will be done for it
   */
  synchronized Item add(Line line, List<String> sentences, Map<String, String> origin) {
    Item item = new Item(line, ++lastOrder, sentences, 0, origin);
    put(item);
    return item;
  }

  synchronized Optional<Item> find(String id) {
    return Optional.ofNullable(items.get(id));
  }

  /** Changes a line that is not finished. Empty when there is none of that id. */
  synchronized Optional<Item> update(String id, UnaryOperator<Item> change) {
    Item before = items.get(id);
    if (before == null || before.line().state().finished()) {
      return Optional.empty();
    }
    Item after = change.apply(before);
    if (!after.equals(before)) {
      put(after);
    }
    return Optional.of(after);
  }

  /** Takes out a line that never was: it could not be saved. */
  synchronized void forget(String id) {
    Item gone = items.remove(id);
    if (gone != null) {
      changed.accept(gone, true);
    }
  }

  /** Marks as expired what has not begun by its deadline. */
  synchronized void expire(Instant now) {
    for (Item item : List.copyOf(items.values())) {
      boolean late =
          !item.line().state().finished()
              && !item.begun()
              && item.line().deadline().filter(deadline -> deadline.isBefore(now)).isPresent();
      if (late) {
        put(
            item.with(
                item.line()
                    .with(
                        LineState.EXPIRED,
                        "was not on air by " + item.line().deadline().orElseThrow())));
      }
    }
  }

  /** Lines that are not finished, in the order they air. */
  synchronized List<Item> upcoming() {
    return items.values().stream()
        .filter(item -> !item.line().state().finished())
        .sorted(AIR_ORDER)
        .toList();
  }

  /** Finished lines in the order they came, then those to come in the order they air. */
  synchronized List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    items.values().stream()
        .map(Item::line)
        .filter(line -> line.state().finished())
        .forEach(lines::add);
    upcoming().forEach(item -> lines.add(item.line()));
    return lines;
  }

  synchronized int waiting() {
    return (int)
        items.values().stream()
            .filter(item -> !item.line().state().finished() && !item.begun())
            .count();
  }

  private void put(Item item) {
    if (item.line().state().finished()) {
      items.remove(item.line().id());
    }
    items.put(item.line().id(), item);
    changed.accept(item, false);
    forgetOldest();
  }

  private void forgetOldest() {
    List<Item> finished =
        items.values().stream().filter(item -> item.line().state().finished()).toList();
    for (Item item : finished.subList(0, Math.max(0, finished.size() - finishedKept))) {
      items.remove(item.line().id());
      changed.accept(item, true);
    }
  }
}
