package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import live.showhorse.segment.Segments;

/**
 * Notices that lines are made more slowly than they are said: by the filler that stands in for
 * them, or before that by the pace of their making. It begins when this has gone on for a while,
 * and is over when it is clearly better, so that one slow line is no news. Thread-safe.
 */
final class LinesBehind {
  private static final Duration STOOD_IN = Duration.ofSeconds(20);
  private static final Duration STANDS_IN_NO_MORE = Duration.ofSeconds(5);
  private static final Duration LONG_BUSY = Duration.ofSeconds(30);
  private static final Duration SHORT_BUSY = Duration.ofSeconds(15);
  private static final double BEHIND = 1;
  private static final double AHEAD = 1.1;

  private final Warnings warnings;
  private final StandIns standIns = new StandIns();
  private Duration stoodIn = Duration.ZERO;
  private Optional<Instant> begun = Optional.empty();
  private boolean warm;

  LinesBehind(Warnings warnings) {
    this.warnings = warnings;
  }

  /** See {@link StandIns#next}. */
  synchronized void playing(boolean standsIn, Instant at) {
    stoodIn = standIns.next(standsIn, at);
    begun = begun.or(() -> Optional.of(at));
    // Until then the pace is also that of an engine that starts and of the first filler
    warm = Duration.between(begun.get(), at).compareTo(Pace.WINDOW) >= 0;
  }

  synchronized void offAir() {
    standIns.clear();
    stoodIn = Duration.ZERO;
    begun = Optional.empty();
    warm = false;
  }

  /** To be called about once a second. */
  synchronized void tick(Pace.Now pace, Segments.Backlog backlog) {
    if (warnings.has(WarningType.LINES_BEHIND)) {
      if (stoodIn.compareTo(STANDS_IN_NO_MORE) <= 0
          && (pace.busy().compareTo(SHORT_BUSY) < 0 || pace.speed() > AHEAD)) {
        warnings.over(WarningType.LINES_BEHIND, "", "Lines are ready in time again.");
      }
      return;
    }
    // Then no line is made at all, and the operator knows why
    boolean known =
        warnings.has(WarningType.NO_ENGINE)
            || warnings.has(WarningType.REDIS_AWAY)
            || warnings.has(WarningType.RENDER_QUEUE_FULL);
    boolean slow = warm && pace.busy().compareTo(LONG_BUSY) >= 0 && pace.speed() < BEHIND;
    if (!known && (slow || stoodIn.compareTo(STOOD_IN) >= 0)) {
      warnings.begin(WarningType.LINES_BEHIND, "", detail(pace, backlog), action(backlog));
    }
  }

  private String detail(Pace.Now pace, Segments.Backlog backlog) {
    return "Lines are not made in time: %.1f s of them in the %d s in which there were any to make, and filler stood in for %d s of the last minute. %d wait for an engine, %d for the encoder of this process."
        .formatted(
            pace.made(),
            pace.busy().toSeconds(),
            stoodIn.toSeconds(),
            backlog.rendering(),
            backlog.encoding());
  }

  private static String action(Segments.Backlog backlog) {
    return backlog.encoding() > backlog.rendering()
        ? "Give this process more cores and raise showhorse.segment.threads with them, or give"
            + " the script more time."
        : "Add engines, or give the script more time.";
  }
}
