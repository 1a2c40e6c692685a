package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How long filler stood in for lines within the last minute of programme. Not thread-safe. */
final class StandIns {
  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final Deque<Spell> spells = new ArrayDeque<>();
  private Optional<Instant> since = Optional.empty();

  private record Spell(Instant from, Instant to) {}

  /**
   * A segment begins.
   *
   * @param standsIn whether it is filler and a line waits
   * @param at in programme time, never before the time of the last call
   * @return how long filler stood in within the minute before
   */
  Duration next(boolean standsIn, Instant at) {
    since.ifPresent(from -> spells.add(new Spell(from, at)));
    since = standsIn ? Optional.of(at) : Optional.empty();
    Instant begin = at.minus(WINDOW);
    while (!spells.isEmpty() && !spells.peek().to().isAfter(begin)) {
      spells.remove();
    }
    Duration sum = Duration.ZERO;
    for (Spell spell : spells) {
      Instant from = spell.from().isBefore(begin) ? begin : spell.from();
      sum = sum.plus(Duration.between(from, spell.to()));
    }
    return sum;
  }

  void clear() {
    spells.clear();
    since = Optional.empty();
  }
}
