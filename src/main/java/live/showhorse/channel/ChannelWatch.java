package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.showhorse.output.DestinationState;
import live.showhorse.output.DestinationStatus;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;

/**
 * Notices where a channel does less than it was asked for, and when that is over. The programme
 * goes on in each case; this is how its operator learns why it is not what it should be.
 * Thread-safe; returns at once.
 */
final class ChannelWatch {
  /** What was not seen again for so long is over. */
  private static final Duration QUIET = Duration.ofSeconds(30);

  private final Warnings warnings;
  private final Duration patience;
  private final Map<String, Long> dropped = new HashMap<>();
  private Optional<Instant> fillerSince = Optional.empty();

  /**
   * @param patience how long filler may play while a line waits
   */
  ChannelWatch(Warnings warnings, Duration patience) {
    this.warnings = warnings;
    this.patience = patience;
  }

  /** How many there are just now. */
  int warnings() {
    return warnings.active().size();
  }

  void notOnAir(String reason) {
    warnings.begin("not-on-air", "", "The channel cannot go on air yet and tries again: " + reason);
  }

  void onAir() {
    warnings.over("not-on-air", "", "The channel is on air.");
  }

  void offAir() {
    for (String code : List.of("not-on-air", "line-waits", "hls-not-written")) {
      warnings.over(code, "", "The channel is off air.");
    }
    fillerSince = Optional.empty();
  }

  /**
   * @param waiting the line that would air if it were ready
   */
  synchronized void playing(PlayKind kind, Optional<Line> waiting, Instant at) {
    if (kind == PlayKind.LINE) {
      fillerSince = Optional.empty();
      warnings.over("line-waits", "", "Lines air again.");
    } else if (waiting.isEmpty()) {
      fillerSince = Optional.empty();
      warnings.over("line-waits", "", "No line waits any more.");
    } else {
      Instant since = fillerSince.orElse(at);
      fillerSince = Optional.of(since);
      if (Duration.between(since, at).compareTo(patience) >= 0) {
        warnings.begin("line-waits", "", waits(waiting.get()));
      }
    }
  }

  private static String waits(Line line) {
    return "Filler plays because line '%s' is not ready: %s"
        .formatted(
            line.id(),
            line.detail().isEmpty()
                ? "rendering is slower than the script. Add engines or shorten the script."
                : line.detail());
  }

  void late(String detail) {
    warnings.mention(
        "late-frame",
        "",
        detail + ". The machine is too busy: give the studio a core of its own.",
        QUIET,
        "No frame was late for " + QUIET.toSeconds() + " s.");
  }

  void fillerFailed(String reason) {
    warnings.mention(
        "filler-failed",
        "",
        "Some filler cannot be made, other filler plays: " + reason,
        QUIET,
        "No filler failed for " + QUIET.toSeconds() + " s.");
  }

  /** A line could not be made; of interest is whether a voice is to blame. */
  void lineTrouble(Language language, Throwable failure) {
    if (failure instanceof ProblemException problem
        && (problem.type().equals("voice-missing") || problem.type().startsWith("speech-"))) {
      warnings.begin(
          "no-voice",
          language.tag(),
          "Lines in '%s' cannot be spoken, other lines air: %s"
              .formatted(language.tag(), problem.getMessage()));
    }
  }

  /** A line was made. */
  void lineMade(Language language) {
    warnings.over(
        "no-voice", language.tag(), "Lines in '" + language.tag() + "' are spoken again.");
  }

  void destination(DestinationStatus status) {
    switch (status.state()) {
      case RETRYING, FAILED ->
          warnings.begin(
              "destination-lost",
              status.id(),
              "Destination '%s' has no programme%s: %s"
                  .formatted(
                      status.name(),
                      status.state() == DestinationState.FAILED
                          ? " and is not tried again"
                          : "; it is tried again by itself",
                      status.detail()));
      case LIVE ->
          warnings.over(
              "destination-lost",
              status.id(),
              "Destination '" + status.name() + "' has the programme again.");
      case STOPPED ->
          warnings.over(
              "destination-lost",
              status.id(),
              "Destination '" + status.name() + "' is sent nothing any more.");
      case CONNECTING -> {}
    }
  }

  /** Redis took what happened on the channel, or did not. */
  void written(Optional<String> failure) {
    failure.ifPresentOrElse(
        reason ->
            warnings.begin(
                "state-behind",
                "",
                "What happens is kept in memory until Redis takes it; a crash would lose it: "
                    + reason),
        () -> warnings.over("state-behind", "", "Everything is written to Redis again."));
  }

  /** To be called about once a second. */
  synchronized void tick(List<DestinationStatus> destinations, Optional<String> hlsTrouble) {
    for (DestinationStatus status : destinations) {
      Long before = dropped.put(status.id(), status.framesDropped());
      if (status.state() == DestinationState.LIVE
          && before != null
          && status.framesDropped() > before) {
        warnings.mention(
            "destination-slow",
            status.id(),
            "The way to destination '%s' is too slow; its programme skips to the next key frame."
                .formatted(status.name()),
            QUIET,
            "Destination '%s' has skipped nothing for %d s."
                .formatted(status.name(), QUIET.toSeconds()));
      }
    }
    hlsTrouble.ifPresentOrElse(
        reason ->
            warnings.begin(
                "hls-not-written",
                "",
                "The HLS programme misses what cannot be written, destinations have it: " + reason),
        () -> warnings.over("hls-not-written", "", "The HLS programme is written again."));
    warnings.expire();
  }
}
