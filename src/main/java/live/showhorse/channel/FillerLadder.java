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
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import live.showhorse.problem.Futures;
import live.showhorse.problem.ProblemException;

/**
 * What plays when no line is ready: a bridge clip when a line has been waited for too long, else an
 * idle clip that has not played for long, else the still picture, which is always in memory. Each
 * in a set dressed with the product on the card. Thread-safe; {@link #next} never blocks.
 */
final class FillerLadder {
  /** The set without a card and the two last used: about 20 MB each at 720x1280. */
  private static final int SETS = 3;

  private static final int SERVER_ERRORS = 500;

  private final SegmentRequests requests;
  private final ChannelConfig config;
  private final List<String> bridges;
  private final RandomGenerator random;
  private final Consumer<Throwable> failed;
  private final Map<Optional<Product>, Set> sets = new LinkedHashMap<>(8, 0.75f, true);

  /** Numbers of the idle clips that played, the last one first. */
  private final Deque<Integer> played = new ArrayDeque<>();

  private int lastBridge = -1;
  private Optional<Instant> bridgedAt = Optional.empty();

  /**
   * @param failed told when a filler could not be made; the next {@link #prepare} tries again
   */
  FillerLadder(
      SegmentRequests requests,
      ChannelConfig config,
      List<String> bridges,
      RandomGenerator random,
      Consumer<Throwable> failed) {
    this.requests = requests;
    this.config = config;
    this.bridges = List.copyOf(bridges);
    this.random = random;
    this.failed = failed;
  }

  /** The fillers of one card, each as soon as it is made. */
  private final class Set {
    final AtomicReferenceArray<Prepared> made =
        new AtomicReferenceArray<>(1 + config.idleClips() + bridges.size());
    final AtomicReferenceArray<CompletableFuture<Prepared>> asked =
        new AtomicReferenceArray<>(made.length());

    Optional<Prepared> still() {
      return Optional.ofNullable(made.get(0));
    }

    Optional<Prepared> idle(int number) {
      return Optional.ofNullable(made.get(1 + number));
    }

    Optional<Prepared> bridge(int number) {
      return Optional.ofNullable(made.get(1 + config.idleClips() + number));
    }

    boolean anyIdle() {
      for (int i = 0; i < config.idleClips(); i++) {
        if (idle(i).isPresent()) {
          return true;
        }
      }
      return false;
    }

    /** Asks for what is neither made nor being made. */
    CompletableFuture<Prepared> ask(int index, Optional<Product> card) {
      CompletableFuture<Prepared> running = asked.get(index);
      if (running != null && (!running.isCompletedExceptionally() || hopeless(running))) {
        return running;
      }
      CompletableFuture<Prepared> request =
          index == 0
              ? requests.still(card)
              : index <= config.idleClips()
                  ? requests.idle(index - 1, card)
                  : requests.bridge(bridges.get(index - 1 - config.idleClips()), card);
      asked.set(index, request);
      return request.whenComplete(
          (prepared, failure) -> {
            if (failure == null) {
              made.set(index, prepared);
            } else {
              failed.accept(failure);
            }
          });
    }
  }

  /** A bridge that nobody can say will not be sayable later. */
  private static boolean hopeless(CompletableFuture<Prepared> request) {
    return lasting(request.exceptionNow());
  }

  /** Whether it will fail the same way when it is tried again. */
  static boolean lasting(Throwable failure) {
    return Futures.cause(failure) instanceof ProblemException problem
        && problem.status() < SERVER_ERRORS
        && !problem.passes();
  }

  /**
   * Has the fillers of a card made, the still picture first.
   *
   * @return done when the still picture is in memory, and one idle clip or the reason why not
   */
  synchronized CompletableFuture<Void> prepare(Optional<Product> card) {
    Set set = sets.computeIfAbsent(card, ignored -> new Set());
    List<CompletableFuture<Prepared>> asked = new ArrayList<>();
    for (int i = 0; i < set.made.length(); i++) {
      asked.add(set.ask(i, card));
    }
    for (var oldest = sets.keySet().iterator(); sets.size() > SETS; ) {
      if (oldest.next().isPresent()) {
        oldest.remove();
      }
    }
    return asked
        .get(0)
        .thenCombine(asked.get(1).handle((idle, failure) -> ""), (still, idle) -> null);
  }

  /**
   * The filler to play.
   *
   * @param waited how long a line has been waited for; zero when none is
   * @throws IllegalStateException if {@link #prepare} of no card has not succeeded before
   */
  synchronized Prepared next(Optional<Product> card, Duration waited, Instant now) {
    Set plain = sets.get(Optional.<Product>empty());
    Set wanted = sets.getOrDefault(card, plain);
    Optional<Prepared> bridge = bridge(wanted, waited, now);
    if (bridge.isPresent()) {
      return bridge.get();
    }
    return idle(wanted.anyIdle() || wanted.still().isPresent() ? wanted : plain)
        .or(wanted::still)
        .or(plain::still)
        .orElseThrow(() -> new IllegalStateException("on air without a still picture"));
  }

  /** Fillers in memory, of all sets. */
  synchronized int ready() {
    int ready = 0;
    for (Set set : sets.values()) {
      for (int i = 0; i < set.made.length(); i++) {
        ready += set.made.get(i) == null ? 0 : 1;
      }
    }
    return ready;
  }

  private Optional<Prepared> bridge(Set set, Duration waited, Instant now) {
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
  private Optional<Prepared> idle(Set set) {
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

  private Optional<Integer> longestAgo(Set set) {
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
