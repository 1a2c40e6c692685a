package live.showhorse.channel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import live.showhorse.media.StreamParameters;
import live.showhorse.trace.Origin;

/** One programme of a channel, from on air to off air. */
final class OnAir implements AutoCloseable {
  /** More than a GOP and the lead: a programme ends at a GOP. */
  private static final Duration END = Duration.ofSeconds(3);

  private static final Duration INTERRUPTED = Duration.ofSeconds(1);

  private final LookAhead lookAhead;
  private final FillerLadder filler;
  private final Rundown rundown;
  private final Supplier<Card> card;
  private final Playout playout;
  private final Thread thread;
  private final Pace pace = new Pace(InstantSource.system());
  private volatile boolean over;

  /**
   * @param segmentsAhead how many segments of coming lines are held in memory
   * @param out where the programme goes; stopping it is the caller's
   * @param desk asks for more, since that may block
   */
  OnAir(
      ChannelSpec channel,
      ChannelConfig config,
      int segmentsAhead,
      SegmentRequests requests,
      StreamParameters parameters,
      Rundown rundown,
      Supplier<Card> card,
      Pacer pacer,
      Fanout out,
      Playout.Listener played,
      LookAhead.Listener looked,
      FillerLadder.Listener filled,
      Executor desk) {
    this.rundown = rundown;
    this.card = card;
    lookAhead = new LookAhead(requests, config.lookAheadLines(), segmentsAhead, looked, pace);
    filler =
        new FillerLadder(
            requests,
            config,
            channel.bridges(),
            new Random(),
            new FillerLadder.Listener() {
              @Override
              public void made() {
                if (!over) {
                  filled.made();
                }
              }

              @Override
              public void failed(Throwable why) {
                if (!over) {
                  filled.failed(why);
                }
              }
            },
            work ->
                desk.execute(
                    () -> {
                      if (!over) {
                        work.run();
                      }
                    }));
    Director director = new Director(rundown, lookAhead, filler, card);
    playout = new Playout(parameters, director, pacer, out, played);
    thread =
        Thread.ofPlatform()
            .name("playout-" + channel.id())
            .daemon()
            .priority(Thread.MAX_PRIORITY)
            .unstarted(Origin.channel(channel.id()).wrap(playout));
  }

  /** Done when the filler that the programme cannot do without is in memory. */
  CompletableFuture<Void> prepare() {
    CompletableFuture<Void> needed = filler.prepare(Optional.empty());
    refresh();
    return needed;
  }

  /** Begins the programme; {@link #prepare} must have succeeded. */
  void start() {
    thread.start();
  }

  /** Looks what the next lines and the card need. Called by one thread; may block on Redis. */
  void refresh() {
    List<String> asked = lookAhead.refresh(rundown.upcoming(), line -> card.get().of(line));
    for (String line : asked) {
      rundown.update(
          line,
          item ->
              item.line().state() == LineState.QUEUED
                  ? item.with(item.line().with(LineState.RENDERING, ""))
                  : item);
    }
    filler.prepare(card.get().shown());
  }

  boolean ready(Item item) {
    return lookAhead.ready(item).isPresent();
  }

  int readySegments() {
    return lookAhead.readySegments();
  }

  int readyFillers() {
    return filler.ready();
  }

  /** How fast lines are made. */
  Pace.Now pace() {
    return pace.now();
  }

  /** What is still being made for the programme is of no interest any more. */
  void forget() {
    over = true;
    lookAhead.close();
  }

  /** Has the programme end at its next GOP; returns at once, any thread. */
  void end() {
    over = true;
    playout.end();
  }

  /**
   * Ends the programme; returns when the last frame is out. What is still being made for it may
   * fail now, since nobody needs it: of that nobody is told.
   */
  @Override
  public void close() throws InterruptedException {
    end();
    if (thread.isAlive() && !thread.join(END)) {
      thread.interrupt();
      thread.join(INTERRUPTED);
    }
    forget();
  }
}
