package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * The warnings of one channel: each is told once when it begins and once when it is over.
 * Thread-safe; tells while it holds its lock, so whoever is told must only hand on.
 */
final class Warnings {
  private static final Logger LOG = Logger.getLogger(Warnings.class);

  private final String channel;
  private final InstantSource clock;
  private final BiConsumer<String, Map<String, Object>> events;
  private final Map<Key, Begun> active = new LinkedHashMap<>();

  private record Key(WarningType type, String about) {}

  /**
   * @param over what is said when it was not mentioned again until then
   */
  private record Begun(Warning warning, Optional<Expiry> over) {}

  private record Expiry(Instant at, String detail) {}

  /**
   * @param events takes the type and the data of an event
   */
  Warnings(String channel, InstantSource clock, BiConsumer<String, Map<String, Object>> events) {
    this.channel = channel;
    this.clock = clock;
    this.events = events;
  }

  /** It lasts until {@link #over}. */
  void begin(WarningType type, String about, String detail) {
    begin(type, about, detail, type.action());
  }

  /**
   * It lasts until {@link #over}.
   *
   * @param action what to do, where more is known than the type tells
   */
  void begin(WarningType type, String about, String detail, String action) {
    begin(type, about, detail, action, Optional.empty());
  }

  /**
   * It is over when it has not been mentioned again for a while.
   *
   * @param over what is said then
   */
  void mention(WarningType type, String about, String detail, Duration lasting, String over) {
    Instant until = clock.instant().plus(lasting);
    begin(type, about, detail, type.action(), Optional.of(new Expiry(until, over)));
  }

  private synchronized void begin(
      WarningType type, String about, String detail, String action, Optional<Expiry> expiry) {
    Key key = new Key(type, about);
    Begun before = active.get(key);
    Instant since = before == null ? clock.instant() : before.warning().since();
    Warning warning = new Warning(type, about, detail, action, since);
    active.put(key, new Begun(warning, expiry));
    if (before == null) {
      LOG.warnf(
          "warning begins channel=%s code=%s about=%s because=%s action=%s",
          channel, type.code(), about, detail, action);
      tell(warning, "begun", detail);
    }
  }

  /** Nothing happens when there is no such warning. */
  synchronized void over(WarningType type, String about, String detail) {
    Begun begun = active.remove(new Key(type, about));
    if (begun != null) {
      LOG.infof(
          "warning over channel=%s code=%s about=%s seconds=%d",
          channel,
          type.code(),
          about,
          Duration.between(begun.warning().since(), clock.instant()).toSeconds());
      tell(begun.warning(), "over", detail);
    }
  }

  /** Whatever they are about. */
  synchronized void allOver(WarningType type, String detail) {
    for (Warning warning : active()) {
      if (warning.type() == type) {
        over(type, warning.about(), detail);
      }
    }
  }

  /** Ends what was not mentioned for long enough; to be called now and then. */
  synchronized void expire() {
    Instant now = clock.instant();
    for (Begun begun : List.copyOf(active.values())) {
      begun
          .over()
          .filter(expiry -> expiry.at().isBefore(now))
          .ifPresent(
              expiry -> over(begun.warning().type(), begun.warning().about(), expiry.detail()));
    }
  }

  synchronized boolean has(WarningType type) {
    return count(type) > 0;
  }

  /** How many there are of a type. */
  synchronized int count(WarningType type) {
    return (int) active.keySet().stream().filter(key -> key.type() == type).count();
  }

  /** In the order they began. */
  synchronized List<Warning> active() {
    List<Warning> warnings = new ArrayList<>();
    active.values().forEach(begun -> warnings.add(begun.warning()));
    return warnings;
  }

  private void tell(Warning warning, String state, String detail) {
    events.accept(
        "warning",
        Map.of(
            "code", warning.code(),
            "about", warning.about(),
            "state", state,
            "detail", detail,
            "audience", warning.audience(),
            "action", warning.action(),
            "since", warning.since()));
  }
}
