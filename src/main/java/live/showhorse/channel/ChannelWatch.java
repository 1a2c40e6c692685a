package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import live.showhorse.output.DestinationState;
import live.showhorse.output.DestinationStatus;
import live.showhorse.problem.Futures;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import live.showhorse.segment.Segments;

/**
 * Notices where a channel does less than it was asked for, and when that is over. The programme
 * goes on in each case; this is how its operator learns why it is not what it should be.
 * Thread-safe; returns at once.
 */
final class ChannelWatch {
  /** What was not seen again for so long is over. */
  private static final Duration QUIET = Duration.ofSeconds(30);

  /** A full queue may be emptied at once, as after a new connection. */
  private static final int TICKS_BEHIND = 3;

  /** Of the queue of a destination: so full it is behind, so empty it is no more. */
  private static final int FULL_SHARE = 2;

  private static final int EMPTY_SHARE = 10;

  private static final double MILLIS = 1_000.0;

  private static final Set<WarningType> OF_A_DESTINATION =
      EnumSet.of(
          WarningType.DESTINATION_LOST,
          WarningType.DESTINATION_GIVEN_UP,
          WarningType.DESTINATION_BEHIND,
          WarningType.DESTINATION_SLOW);

  /** Besides those, what cannot be while there is no programme. */
  private static final Set<WarningType> OF_THE_PROGRAMME =
      EnumSet.of(
          WarningType.NOT_ON_AIR,
          WarningType.LINE_WAITS,
          WarningType.LINES_BEHIND,
          WarningType.FILLER_FAILED,
          WarningType.LATE_FRAME,
          WarningType.HLS_NOT_WRITTEN);

  private final Warnings warnings;
  private final Duration patience;
  private final Duration queue;
  private final LinesBehind linesBehind;
  private final Map<String, Seen> destinations = new HashMap<>();
  private Optional<Instant> fillerSince = Optional.empty();

  /**
   * A live destination at the last tick.
   *
   * @param behind ticks in a row that its queue was full
   */
  private record Seen(long dropped, int behind) {}

  /**
   * @param patience how long filler may play while a line waits
   * @param queue how much programme can wait for a destination
   */
  ChannelWatch(Warnings warnings, Duration patience, Duration queue) {
    this.warnings = warnings;
    this.patience = patience;
    this.queue = queue;
    this.linesBehind = new LinesBehind(warnings);
  }

  /** How many there are just now. */
  int warnings(WarningType type) {
    return warnings.count(type);
  }

  void notOnAir(String reason) {
    warnings.begin(
        WarningType.NOT_ON_AIR, "", "The channel cannot go on air yet and tries again: " + reason);
  }

  void onAir() {
    warnings.over(WarningType.NOT_ON_AIR, "", "The channel is on air.");
  }

  synchronized void offAir() {
    Stream.of(OF_THE_PROGRAMME, OF_A_DESTINATION)
        .flatMap(Set::stream)
        .forEach(type -> warnings.allOver(type, "The channel is off air."));
    fillerSince = Optional.empty();
    destinations.clear();
    linesBehind.offAir();
  }

  /**
   * @param waiting the line that would air if it were ready
   */
  synchronized void playing(PlayKind kind, Optional<Line> waiting, Instant at) {
    // A line with a detail is held up by something else than slow engines
    boolean slow = waiting.filter(line -> line.detail().isEmpty()).isPresent();
    linesBehind.playing(kind != PlayKind.LINE && slow, at);
    if (kind == PlayKind.LINE) {
      fillerSince = Optional.empty();
      warnings.over(WarningType.LINE_WAITS, "", "Lines air again.");
    } else if (waiting.isEmpty()) {
      fillerSince = Optional.empty();
      warnings.over(WarningType.LINE_WAITS, "", "No line waits any more.");
    } else {
      Instant since = fillerSince.orElse(at);
      fillerSince = Optional.of(since);
      // Where all lines are slow, this one is no news
      boolean known = slow && warnings.has(WarningType.LINES_BEHIND);
      if (!known && Duration.between(since, at).compareTo(patience) >= 0) {
        warnings.begin(WarningType.LINE_WAITS, "", waits(waiting.get()));
      }
    }
  }

  private static String waits(Line line) {
    return "Filler plays because line '%s' is not ready: %s"
        .formatted(line.id(), line.detail().isEmpty() ? "it is still being made." : line.detail());
  }

  void late(String detail) {
    warnings.mention(
        WarningType.LATE_FRAME,
        "",
        detail + ".",
        QUIET,
        "No frame was late for " + QUIET.toSeconds() + " s.");
  }

  void fillerFailed(Throwable failure) {
    if (queueFull(failure)) {
      return;
    }
    warnings.mention(
        WarningType.FILLER_FAILED,
        "",
        "Some filler cannot be made: " + Futures.reason(failure),
        QUIET,
        "No filler failed for " + QUIET.toSeconds() + " s.");
  }

  /** Whether the queue of the engines is to blame: then that is told. */
  private boolean queueFull(Throwable failure) {
    boolean full =
        Futures.cause(failure) instanceof ProblemException problem
            && problem.type().equals("queue-full");
    if (full) {
      warnings.mention(
          WarningType.RENDER_QUEUE_FULL,
          "",
          Futures.reason(failure),
          QUIET,
          "The engines' queue has taken everything for " + QUIET.toSeconds() + " s.");
    }
    return full;
  }

  /** A line could not be made; of interest is whether a voice or the queue is to blame. */
  void lineTrouble(Language language, Throwable failure) {
    if (!queueFull(failure)
        && failure instanceof ProblemException problem
        && (problem.type().equals("voice-missing") || problem.type().startsWith("speech-"))) {
      warnings.begin(
          WarningType.NO_VOICE,
          language.tag(),
          "Lines in '%s' cannot be spoken: %s".formatted(language.tag(), problem.getMessage()));
    }
  }

  /** A line was made. */
  void lineMade(Language language) {
    warnings.over(
        WarningType.NO_VOICE,
        language.tag(),
        "Lines in '" + language.tag() + "' are spoken again.");
  }

  void destination(DestinationStatus status) {
    String name = "Destination '" + status.name() + "' ";
    switch (status.state()) {
      case RETRYING ->
          warnings.begin(
              WarningType.DESTINATION_LOST,
              status.id(),
              name + "has no programme and is tried again: " + status.detail());
      case FAILED -> {
        warnings.over(WarningType.DESTINATION_LOST, status.id(), name + "is not tried again.");
        warnings.begin(
            WarningType.DESTINATION_GIVEN_UP,
            status.id(),
            name + "has no programme and is not tried again: " + status.detail());
      }
      case LIVE ->
          warnings.over(
              WarningType.DESTINATION_LOST, status.id(), name + "has the programme again.");
      case STOPPED -> gone(status.id(), name + "is sent nothing any more.");
      case CONNECTING -> {}
    }
  }

  /** The destination was removed. */
  void destinationRemoved(String id) {
    gone(id, "The destination was removed.");
  }

  private void gone(String id, String detail) {
    OF_A_DESTINATION.forEach(type -> warnings.over(type, id, detail));
  }

  /** Redis took what happened on the channel, or did not. */
  void written(Optional<String> failure) {
    failure.ifPresentOrElse(
        reason ->
            warnings.begin(
                WarningType.STATE_BEHIND,
                "",
                "What happens is kept in memory until Redis takes it: " + reason),
        () -> warnings.over(WarningType.STATE_BEHIND, "", "Everything is written to Redis again."));
  }

  /**
   * To be called about once a second.
   *
   * @param hlsTrouble why HLS misses something just now
   * @param pace of making lines
   * @param backlog of this process
   */
  synchronized void tick(
      List<DestinationStatus> statuses,
      Optional<String> hlsTrouble,
      Pace.Now pace,
      Segments.Backlog backlog) {
    for (DestinationStatus status : statuses) {
      if (status.state() == DestinationState.LIVE) {
        live(status);
      } else {
        destinations.remove(status.id());
      }
    }
    hlsTrouble.ifPresentOrElse(
        reason ->
            warnings.begin(
                WarningType.HLS_NOT_WRITTEN,
                "",
                "The HLS programme misses what cannot be written: " + reason),
        () ->
            warnings.over(WarningType.HLS_NOT_WRITTEN, "", "The HLS programme is written again."));
    linesBehind.tick(pace, backlog);
    warnings.expire();
  }

  private void live(DestinationStatus status) {
    // What it missed before it was live is no news
    Seen before = destinations.getOrDefault(status.id(), new Seen(status.framesDropped(), 0));
    boolean full = status.behind().multipliedBy(FULL_SHARE).compareTo(queue) >= 0;
    Seen now = new Seen(status.framesDropped(), full ? before.behind() + 1 : 0);
    destinations.put(status.id(), now);
    if (now.dropped() > before.dropped()) {
      warnings.mention(
          WarningType.DESTINATION_SLOW,
          status.id(),
          "The way to destination '%s' is too slow: it has skipped %d frames."
              .formatted(status.name(), status.framesDropped()),
          QUIET,
          "Destination '%s' has skipped nothing for %d s."
              .formatted(status.name(), QUIET.toSeconds()));
    }
    if (now.behind() >= TICKS_BEHIND) {
      warnings.begin(
          WarningType.DESTINATION_BEHIND,
          status.id(),
          "%.1f s of programme wait for the way to destination '%s'; with %.1f s it skips."
              .formatted(
                  status.behind().toMillis() / MILLIS, status.name(), queue.toMillis() / MILLIS));
    } else if (status.behind().multipliedBy(EMPTY_SHARE).compareTo(queue) <= 0) {
      warnings.over(
          WarningType.DESTINATION_BEHIND,
          status.id(),
          "The way to destination '" + status.name() + "' has caught up.");
    }
  }
}
