package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import live.showhorse.media.EncoderProfile;
import live.showhorse.media.SegmentEncoder;
import live.showhorse.output.HlsOutput;
import live.showhorse.presenter.Presenter;
import live.showhorse.problem.Futures;
import live.showhorse.retry.Retry;
import org.jboss.logging.Logger;

/**
 * Puts a channel on and off air and follows what its playout does. {@link #start}, {@link #stop}
 * and {@link #refresh} are called on the desk; what the playout tells comes on its thread and only
 * leaves notes.
 */
final class Programme implements Playout.Listener, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Programme.class);
  private static final Duration LATE_WARNING = Duration.ofSeconds(10);

  private final ChannelSpec spec;
  private final Studio studio;
  private final Desk desk;
  private final Rundown rundown;
  private final Fanout fanout;
  private final Destinations destinations;
  private final Reports reports;
  private final ChannelWatch watch;
  private final LineProgress lines;
  private final EncoderProfile profile;
  private final ChannelMeters meters;

  /** Changed by the host's call and by the playout thread: each must keep what the other set. */
  private final AtomicReference<Card> card;

  private final Retry startAgain;

  /** For everything that could not be made, lines and fillers. */
  private final Retry makeAgain;

  private volatile Optional<Instant> since = Optional.empty();
  private volatile Optional<Prepared> playing = Optional.empty();
  private volatile long frames;

  /** Whether a line waits while what plays, plays. */
  private volatile boolean lineWaits;

  private volatile Optional<OnAir> run = Optional.empty();
  private volatile Optional<HlsOutput> hls = Optional.empty();
  private volatile boolean starting;
  private long lateFrames;
  private long lastLateWarning = Long.MIN_VALUE;

  /** Where a programme reports to; returns at once. */
  interface Reports {
    void event(String type, Map<String, Object> data);

    /** The card or another part of the stored channel changed. */
    void stateChanged();

    void aired(AsRunEntry entry);
  }

  /**
   * @param since wall-clock time of frame 0; empty when not on air
   */
  record Snapshot(Optional<Instant> since, Optional<Prepared> playing, long frames) {}

  Programme(
      ChannelSpec spec,
      Studio studio,
      Desk desk,
      Rundown rundown,
      Card card,
      Fanout fanout,
      Destinations destinations,
      Reports reports,
      ChannelWatch watch) {
    this.spec = spec;
    this.studio = studio;
    this.desk = desk;
    this.rundown = rundown;
    this.card = new AtomicReference<>(card);
    this.startAgain = new Retry(desk::later, studio.backoff(), this::start);
    this.makeAgain = new Retry(desk::later, studio.backoff(), this::refresh);
    this.fanout = fanout;
    this.destinations = destinations;
    this.reports = reports;
    this.watch = watch;
    this.lines =
        new LineProgress(
            spec,
            studio,
            rundown,
            watch,
            desk,
            item -> run.filter(current -> current.ready(item)).isPresent(),
            this::refresh,
            makeAgain);
    this.profile = EncoderProfile.best(spec.canvas());
    this.meters =
        new ChannelMeters(
            studio.meters(),
            spec,
            () -> run.isPresent() || starting,
            () -> run.map(OnAir::readySegments).orElse(0),
            () -> run.map(OnAir::readyFillers).orElse(0),
            rundown::waiting,
            () -> pace().speed(),
            watch::warnings);
  }

  EncoderProfile profile() {
    return profile;
  }

  Snapshot snapshot() {
    return new Snapshot(since, playing, frames);
  }

  Card card() {
    return card.get();
  }

  /**
   * The host sets a product or, when empty, takes it away. Any thread.
   *
   * @return the card before
   */
  Card product(Optional<Product> product) {
    return card.getAndUpdate(current -> current.set(product));
  }

  /** What the host set could not be saved: it is as before, and what aired meanwhile stays. */
  void productRefused(Card before, Optional<Product> refused) {
    card.updateAndGet(
        current ->
            current.equals(before.set(refused))
                ? before
                : new Card(before.channel(), current.shown()));
  }

  /** Goes on air as soon as the filler is in memory; tries until that succeeds or it is stopped. */
  void start() {
    if (run.isPresent()) {
      return;
    }
    OnAir attempt;
    try {
      attempt = prepareRun();
    } catch (RuntimeException e) {
      retryStart(e);
      return;
    }
    run = Optional.of(attempt);
    attempt
        .prepare()
        .whenComplete(
            (made, failure) -> desk.note(() -> begin(attempt, Optional.ofNullable(failure))));
  }

  private OnAir prepareRun() {
    Presenter presenter = studio.presenters().apply(spec.presenter());
    SegmentRequests requests =
        new SegmentRequests(
            spec,
            presenter,
            () -> studio.presenters().apply(spec.presenter()).diction(),
            profile,
            studio.clipSpecs(),
            studio.segments(),
            studio.images()::card,
            studio.recordings(),
            studio.readings(),
            studio.config().idleUnits(),
            studio.traces());
    return new OnAir(
        spec,
        studio.config(),
        studio.limits().config().segmentsAhead(),
        requests,
        SegmentEncoder.parameters(profile),
        rundown,
        card::get,
        studio.pacers().apply(spec.canvas()),
        fanout,
        this,
        lines,
        new Fillers(),
        desk::note);
  }

  private void begin(OnAir attempt, Optional<Throwable> failure) {
    if (run.filter(current -> current == attempt).isEmpty()) {
      return;
    }
    if (failure.isPresent()) {
      run = Optional.empty();
      attempt.forget();
      retryStart(failure.get());
      return;
    }
    hls = studio.outputs().hls(spec.id());
    hls.ifPresent(fanout::add);
    destinations.connect();
    startAgain.worked();
    attempt.start();
  }

  private void retryStart(Throwable failure) {
    String reason = Futures.reason(failure);
    watch.notOnAir(reason);
    starting = true;
    startAgain.failed();
  }

  /** The programme is to end at its next GOP; returns at once, any thread. */
  void end() {
    run.ifPresent(OnAir::end);
  }

  /**
   * @param over whether the programme ends for its viewers; else it goes on after a restart
   */
  void stop(boolean over) throws InterruptedException {
    starting = false;
    startAgain.cancel();
    makeAgain.cancel();
    if (run.isEmpty()) {
      watch.offAir();
      return;
    }
    run.get().close();
    run = Optional.empty();
    if (over) {
      fanout.stop();
    }
    hls.ifPresent(
        output -> {
          fanout.remove(output);
          output.end();
        });
    destinations.close();
    hls.ifPresent(HlsOutput::close);
    hls = Optional.empty();
    LOG.infof("off air channel=%s frames=%d", spec.id(), frames);
    since = Optional.empty();
    playing = Optional.empty();
    watch.offAir();
    frames = 0;
    lines.stopped();
  }

  /** Looks what the next lines and the card need. */
  void refresh() {
    run.ifPresent(OnAir::refresh);
  }

  @Override
  public void close() {
    meters.close();
  }

  @Override
  public void onAir(Instant startedAt) {
    since = Optional.of(startedAt);
    LOG.infof("on air channel=%s encoder=%s", spec.id(), profile.id());
    watch.onAir();
    reports.event("channel", Map.of("state", ChannelState.ON_AIR));
  }

  @Override
  public void playing(Prepared segment, long frame, Instant at) {
    playing = Optional.of(segment);
    if (segment.kind() == PlayKind.LINE) {
      lines.airs(segment, at);
      Optional<Line> line = rundown.find(segment.line()).map(Item::line);
      Card before = card.getAndUpdate(current -> current.airing(shown(line, current, segment)));
      Optional<Product> shown = shown(line, before, segment);
      if (!before.shown().equals(shown)) {
        reports.stateChanged();
        reports.event("product", data(shown));
        desk.note(this::refresh);
      }
    }
    Optional<Line> waiting =
        segment.kind() == PlayKind.LINE
            ? Optional.empty()
            : rundown.upcoming().stream().findFirst().map(Item::line);
    lineWaits = waiting.isPresent();
    watch.playing(segment.kind(), waiting, at);
    reports.event(
        "playing", Map.of("kind", segment.kind(), "line", segment.line(), "text", segment.text()));
  }

  /**
   * A line that names no product may have been dressed before the host set another one: what the
   * host set is shown after it.
   */
  private static Optional<Product> shown(Optional<Line> line, Card current, Prepared segment) {
    return line.isPresent() ? current.of(line.get()) : segment.product();
  }

  @Override
  public void played(Prepared segment, long frame, int aired, Instant at) {
    if (aired == 0) {
      return;
    }
    boolean truncated = aired < segment.frames();
    reports.aired(
        new AsRunEntry(
            at,
            frame,
            aired,
            segment.kind(),
            segment.line(),
            segment.sentence(),
            segment.text(),
            segment.spoken(),
            segment.segmentKey(),
            segment.clipKey(),
            truncated));
    if (segment.kind() == PlayKind.LINE) {
      lines.played(segment, at, aired);
    }
  }

  @Override
  public void aired(Prepared segment) {
    frames++;
    meters.aired(segment.kind(), lineWaits);
  }

  @Override
  public void late(long frame, Duration late) {
    meters.late();
    lateFrames++;
    if (frame - lastLateWarning > LATE_WARNING.toSeconds() * spec.canvas().framesPerSecond()
        || lastLateWarning == Long.MIN_VALUE) {
      lastLateWarning = frame;
      LOG.warnf(
          "late frames channel=%s frame=%d late_ms=%d frames=%d",
          spec.id(), frame, late.toMillis(), lateFrames);
      watch.late(lateFrames + " frames late; frame " + frame + " by " + late.toMillis() + " ms");
      lateFrames = 0;
    }
  }

  /** What becomes of the fillers. */
  private final class Fillers implements FillerLadder.Listener {
    @Override
    public void made() {
      makeAgain.worked();
    }

    @Override
    public void failed(Throwable why) {
      // Else it is told that the channel is not on air
      if (since.isPresent() || FillerLadder.lasting(why)) {
        watch.fillerFailed(why);
      }
      makeAgain.failed();
    }
  }

  /** A line is in another state; returns at once. */
  void lineChanged(Line line) {
    if (line.state().finished()) {
      meters.line(line.state());
    }
  }

  /** How fast lines are made. */
  Pace.Now pace() {
    return run.map(OnAir::pace).orElse(Pace.Now.IDLE);
  }

  /** Why HLS misses something just now. */
  Optional<String> hlsTrouble() {
    return hls.flatMap(HlsOutput::trouble);
  }

  /** A product in an event; both texts are empty when there is none. */
  static Map<String, Object> data(Optional<Product> product) {
    return Map.of(
        "name", product.map(Product::name).orElse(""),
        "price", product.map(Product::price).orElse(""));
  }
}
