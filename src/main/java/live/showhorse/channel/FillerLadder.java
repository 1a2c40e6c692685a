package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import live.showhorse.engine.Urgency;
import live.showhorse.problem.Futures;
import live.showhorse.problem.ProblemException;

/**
 * What plays when no line is ready: a bridge clip when a line has been waited for too long, else an
 * idle clip that has not played for long, else the still picture, which is always in memory. Each
 * in a set dressed with the product on the card.
 *
 * <p>The set of a new card is made while the programme goes on. Until it has some different idle
 * clips the set without a card plays: nobody sees the price before, or the same motion again and
 * again. Once shown, a card stays.
 *
 * <p>Thread-safe; {@link #next} never blocks.
 */
final class FillerLadder {
  /** The set without a card and the two last used: about 20 MB each at 720x1280. */
  private static final int SETS = 3;

  /** Idle clips that a new card needs: with less, the same ones are seen to come again. */
  private static final int VARIETY = 3;

  /** With less, one plays twice in a row. */
  private static final int CHANGE = 2;

  /** A busy machine is not waited for longer: then {@link #CHANGE} is enough. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Fillers of a card that are made at a time: so few are in vain when the next card comes. */
  private static final int AT_ONCE = 2;

  private static final int SERVER_ERRORS = 500;

  private final SegmentRequests requests;
  private final ChannelConfig config;
  private final List<String> bridges;
  private final RandomGenerator random;
  private final Listener listener;
  private final Executor desk;
  private final Map<Optional<Product>, FillerSet> sets = new LinkedHashMap<>(8, 0.75f, true);

  /** Numbers of the idle clips that played, the last one first. */
  private final Deque<Integer> played = new ArrayDeque<>();

  /** The card whose fillers are made. */
  private Optional<Product> wanted = Optional.empty();

  /** The card that the programme asked for last, and since when. */
  private Optional<Product> showing = Optional.empty();

  private Optional<Instant> showingSince = Optional.empty();
  private int lastBridge = -1;
  private Optional<Instant> bridgedAt = Optional.empty();

  /** What becomes of the fillers; called by the threads that make them. */
  interface Listener {
    void made();

    /** The next {@link #prepare} tries again. */
    void failed(Throwable why);
  }

  /**
   * @param desk asks for more fillers, which may block on Redis
   */
  FillerLadder(
      SegmentRequests requests,
      ChannelConfig config,
      List<String> bridges,
      RandomGenerator random,
      Listener listener,
      Executor desk) {
    this.requests = requests;
    this.config = config;
    this.bridges = List.copyOf(bridges);
    this.random = random;
    this.listener = listener;
    this.desk = desk;
  }

  /** Whether it will fail the same way when it is tried again. */
  static boolean lasting(Throwable failure) {
    return Futures.cause(failure) instanceof ProblemException problem
        && problem.status() < SERVER_ERRORS
        && !problem.passes();
  }

  /**
   * Has the fillers without a card made, and those of a card. What is left to be made for the card
   * before is not made any more. May block on Redis.
   *
   * @return done when the set of the card can be shown: when it has some different idle clips or
   *     the reason why not. Without a card: when the still picture is in memory, and one idle clip
   *     or the reason why not
   */
  CompletableFuture<Void> prepare(Optional<Product> card) {
    FillerSet plain;
    FillerSet set;
    synchronized (this) {
      plain = sets.computeIfAbsent(Optional.empty(), this::unmade);
      set = sets.computeIfAbsent(card, this::unmade);
      plain.forgetFailures();
      set.forgetFailures();
      wanted = card;
      for (var oldest = sets.keySet().iterator(); sets.size() > SETS; ) {
        if (oldest.next().isPresent()) {
          oldest.remove();
        }
      }
    }
    ask(plain);
    ask(set);
    return set.showable();
  }

  private FillerSet unmade(Optional<Product> card) {
    return new FillerSet(card, config.idleClips(), bridges.size());
  }

  /**
   * @param promise done when the filler is in memory
   */
  private record Asked(int index, Urgency urgency, CompletableFuture<Prepared> promise) {}

  /** Asks for what may be asked for now; not under the lock, since it may block. */
  private void ask(FillerSet set) {
    for (Optional<Asked> next = take(set); next.isPresent(); next = take(set)) {
      Asked asked = next.get();
      request(set.card(), asked)
          .whenComplete(
              (prepared, failure) -> {
                settle(set, asked, Optional.ofNullable(prepared), failure);
                if (set.card().isPresent()) {
                  desk.execute(() -> ask(set));
                }
              });
    }
  }

  private synchronized Optional<Asked> take(FillerSet set) {
    Optional<Integer> index = next(set);
    if (index.isEmpty()) {
      if (set.running() == 0) {
        set.varied();
      }
      return Optional.empty();
    }
    var asked = new Asked(index.get(), urgency(set, index.get()), new CompletableFuture<>());
    set.asked(asked.index(), asked.promise());
    return Optional.of(asked);
  }

  /**
   * Without a card everything at once, since several engines may render it; with one a little at a
   * time, and only while it is the card of the programme.
   */
  private Optional<Integer> next(FillerSet set) {
    if (set.card().isEmpty()) {
      return set.next();
    }
    boolean current = set.card().equals(wanted) && sets.get(wanted) == set;
    return current && set.running() < AT_ONCE
        ? set.next(VARIETY, sets.get(Optional.<Product>empty()), played)
        : Optional.empty();
  }

  /**
   * The first idle clips of a card come before lines: they are short, and wait on air. Unless their
   * clips are yet to be rendered: that takes an engine longer than a line may wait.
   */
  private Urgency urgency(FillerSet set, int index) {
    if (set.card().isEmpty()) {
      return index == FillerSet.FIRST_IDLE ? Urgency.NOW : Urgency.LATER;
    }
    return set.isIdle(index)
            && set.idlesComing() < VARIETY
            && sets.get(Optional.<Product>empty()).idle(index - FillerSet.FIRST_IDLE).isPresent()
        ? Urgency.NOW
        : Urgency.LATER;
  }

  private CompletableFuture<Prepared> request(Optional<Product> card, Asked asked) {
    int idle = asked.index() - FillerSet.FIRST_IDLE;
    int bridge = idle - config.idleClips();
    return asked.index() == FillerSet.STILL
        ? requests.still(card)
        : bridge < 0
            ? requests.idle(idle, card, asked.urgency())
            : requests.bridge(bridges.get(bridge), card);
  }

  private void settle(FillerSet set, Asked asked, Optional<Prepared> prepared, Throwable failure) {
    synchronized (this) {
      prepared.ifPresent(filler -> set.made(asked.index(), filler));
    }
    if (prepared.isPresent()) {
      listener.made();
      asked.promise().complete(prepared.get());
    } else {
      listener.failed(failure);
      asked.promise().completeExceptionally(failure);
    }
    synchronized (this) {
      if (set.idlesMade() >= Math.min(VARIETY, config.idleClips())) {
        set.varied();
      }
    }
  }

  /**
   * The filler to play.
   *
   * @param waited how long a line has been waited for; zero when none is
   * @throws IllegalStateException if {@link #prepare} of no card has not succeeded before
   */
  synchronized Prepared next(Optional<Product> card, Duration waited, Instant now) {
    FillerSet plain = sets.get(Optional.<Product>empty());
    FillerSet set = card.isEmpty() ? plain : set(card, plain, now);
    showing = card;
    Optional<Prepared> bridge = bridge(set, waited, now);
    if (bridge.isPresent()) {
      return bridge.get();
    }
    return idle(set)
        .or(() -> idle(plain))
        .or(set::still)
        .or(plain::still)
        .orElseThrow(() -> new IllegalStateException("on air without a still picture"));
  }

  /** The set of a card, or the one without a card until there is enough of it. */
  private FillerSet set(Optional<Product> card, FillerSet plain, Instant now) {
    if (!card.equals(showing) || showingSince.isEmpty()) {
      showingSince = Optional.of(now);
    }
    FillerSet dressed = sets.getOrDefault(card, plain);
    boolean late = !now.isBefore(showingSince.get().plus(PATIENCE));
    // As many as there can be: two of two are shown at once, one of one after a while
    int most = Math.min(VARIETY, plain.idlesMade());
    int enough =
        late ? Math.min(CHANGE, most) : Math.max(Math.min(CHANGE, config.idleClips()), most);
    if (dressed.idlesMade() >= Math.max(1, enough) || plain.idlesMade() == 0) {
      dressed.show();
    }
    boolean repeats = dressed.idlesMade() < CHANGE && plain.idlesMade() >= CHANGE;
    return dressed.shown() && !repeats ? dressed : plain;
  }

  /** Fillers in memory, of all sets. */
  synchronized int ready() {
    return sets.values().stream().mapToInt(FillerSet::ready).sum();
  }

  private Optional<Prepared> bridge(FillerSet set, Duration waited, Instant now) {
    boolean due =
        waited.compareTo(config.bridgeAfter()) >= 0
            && bridgedAt.filter(at -> at.plus(config.bridgeEvery()).isAfter(now)).isEmpty();
    for (int i = 1; due && i <= bridges.size(); i++) {
      int number = (lastBridge + i) % bridges.size();
      Optional<Prepared> bridge = set.bridge(number);
      if (bridge.isPresent()) {
        lastBridge = number;
        bridgedAt = Optional.of(now);
        return bridge;
      }
    }
    return Optional.empty();
  }

  /**
   * Any of those that are not among the last three quarters to have played, so that half a minute
   * shows nothing twice; while few are made, the one that has not played for longest.
   */
  private Optional<Prepared> idle(FillerSet set) {
    List<Integer> rested = new ArrayList<>();
    for (int number = 0; number < config.idleClips(); number++) {
      if (set.idle(number).isPresent() && !played.contains(number)) {
        rested.add(number);
      }
    }
    Optional<Integer> chosen =
        rested.isEmpty() ? longestAgo(set) : Optional.of(rested.get(random.nextInt(rested.size())));
    chosen.ifPresent(this::remember);
    return chosen.flatMap(set::idle);
  }

  private Optional<Integer> longestAgo(FillerSet set) {
    for (var numbers = played.descendingIterator(); numbers.hasNext(); ) {
      int number = numbers.next();
      if (set.idle(number).isPresent()) {
        return Optional.of(number);
      }
    }
    return Optional.empty();
  }

  private void remember(int number) {
    played.remove(number);
    played.addFirst(number);
    while (played.size() > config.idleClips() * 3 / 4) {
      played.removeLast();
    }
  }
}
