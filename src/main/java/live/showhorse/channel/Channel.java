package live.showhorse.channel;

import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import live.showhorse.output.DestinationSpec;
import live.showhorse.output.DestinationStatus;
import live.showhorse.problem.ProblemException;
import live.showhorse.retry.Retry;
import live.showhorse.trace.Origin;
import org.jboss.logging.Logger;

/**
 * One channel, on or off air. What the host asks for returns when it is in Redis; what the
 * programme does is written behind it. Thread-safe; methods block.
 */
final class Channel {
  private static final Logger LOG = Logger.getLogger(Channel.class);
  private static final int NEXT_SHOWN = 5;
  private static final Duration WATCH = Duration.ofSeconds(1);

  /** A line takes some seconds to a minute. */
  private static final Duration ROOM_COMES = Duration.ofSeconds(30);

  private final ChannelSpec spec;
  private final Studio studio;
  private final Desk desk;
  private final WriteBehind writes;
  private final ChannelEvents events;
  private final LineIntake intake;
  private final Rundown rundown;
  private final Fanout fanout;
  private final Warnings warnings;
  private final ChannelWatch watch;
  private final Destinations destinations;
  private final Programme programme;
  private volatile boolean wanted;
  private final Retry flushAgain;
  private final AtomicBoolean flushing = new AtomicBoolean();

  /**
   * @param stored as it was made or as Redis had it
   * @param lines what Redis had of its rundown
   */
  Channel(StoredChannel stored, List<Item> lines, Studio studio) {
    this.spec = stored.spec();
    this.studio = studio;
    this.wanted = stored.onAir();
    desk = new Desk(spec.id());
    flushAgain = new Retry(desk::later, studio.backoff(), this::flush);
    writes = new WriteBehind(spec.id(), studio.limits().config().unwrittenChanges());
    events = new ChannelEvents(spec.id(), studio.limits().config().eventBacklog());
    intake = new LineIntake(spec, studio);
    rundown = new Rundown(this::lineChanged, studio.limits().config().finishedLines());
    rundown.restore(lines.stream().map(Channel::restored).toList());
    fanout = new Fanout(spec.id());
    warnings = new Warnings(spec.id(), InstantSource.system(), this::event);
    watch =
        new ChannelWatch(
            warnings, studio.config().bridgeAfter(), studio.limits().config().outputQueue());
    destinations =
        new Destinations(
            studio.outputs(),
            fanout,
            stored.destinations(),
            status -> {
              event("destination", Map.of("destination", status));
              watch.destination(status);
            },
            studio.limits().config().destinations(),
            new DestinationMeters(studio.meters(), spec.id()));
    programme =
        new Programme(
            spec, studio, desk, rundown, stored.card(), fanout, destinations, new Reports(), watch);
    if (wanted) {
      desk.note(programme::start);
    }
    desk.every(
        WATCH,
        () ->
            watch.tick(
                destinations.statuses(),
                programme.hlsTrouble(),
                programme.pace(),
                studio.segments().backlog()));
  }

  /** What was being made or was ready is not in memory any more; what was on air goes on. */
  private static Item restored(Item item) {
    return switch (item.line().state()) {
      case RENDERING, READY -> item.with(item.line().with(LineState.QUEUED, ""));
      default -> item;
    };
  }

  ChannelSpec spec() {
    return spec;
  }

  /** Where the programme goes. */
  Fanout fanout() {
    return fanout;
  }

  ChannelView view() {
    List<Item> upcoming = rundown.upcoming();
    Programme.Snapshot now = programme.snapshot();
    return new ChannelView(
        spec,
        now.since().isPresent()
            ? ChannelState.ON_AIR
            : wanted ? ChannelState.STARTING : ChannelState.OFF_AIR,
        now.since(),
        now.frames(),
        now.playing().map(Prepared::kind),
        now.playing().flatMap(playing -> rundown.find(playing.line())).map(Item::line),
        upcoming.stream()
            .map(Item::line)
            .filter(line -> now.playing().filter(p -> p.line().equals(line.id())).isEmpty())
            .limit(NEXT_SHOWN)
            .toList(),
        rundown.waiting(),
        programme.card().shown(),
        programme.profile().id(),
        destinations.statuses(),
        warnings.active());
  }

  /** What is wrong with the service, not with this channel, and still concerns it. */
  Warnings warnings() {
    return warnings;
  }

  synchronized void onAir() {
    if (!wanted) {
      wanted = true;
      save();
      LOG.infof("on air asked channel=%s presenter=%s", spec.id(), spec.presenter());
      event("channel", Map.of("state", ChannelState.STARTING));
      desk.note(programme::start);
    }
  }

  synchronized void offAir() {
    if (wanted) {
      wanted = false;
      save();
      desk.ask(
          () -> {
            programme.stop(true);
            return true;
          });
      event("channel", Map.of("state", ChannelState.OFF_AIR));
    }
  }

  /**
   * The service stops; the channel goes on air again when it starts. Returns at once, so that many
   * channels end side by side.
   *
   * @return done when it has ended; fails with a ProblemException when its last state could not be
   *     written; it is closed all the same
   */
  CompletableFuture<Void> shutdown() {
    programme.end();
    return desk.last(
        () -> {
          try {
            programme.stop(false);
            writes.flush();
          } finally {
            close();
          }
          return null;
        });
  }

  /** The channel is gone for good; it must be off air. */
  void delete() {
    desk.ask(
        () -> {
          studio.store().delete(spec.id());
          studio.outputs().forget(spec.id());
          return true;
        });
    close();
  }

  /** It could not be saved: nothing of it stays. */
  void abandon() {
    try {
      studio.store().delete(spec.id());
    } catch (ProblemException away) {
      LOG.warnf("channel not taken back channel=%s reason=%s", spec.id(), away.getMessage());
    } finally {
      close();
    }
  }

  private void close() {
    programme.close();
    destinations.forget();
    events.end();
    desk.close();
  }

  /** All of the lines, or none when there is no room. */
  List<Line> add(List<NewLine> wantedLines, boolean loop) {
    // Before the work, and below when their turn has come
    checkRoom(wantedLines.size());
    try (ProductImages.Intake images = studio.images().intake()) {
      List<Line> lines = add(intake.items(wantedLines, loop, images));
      images.accept();
      return lines;
    }
  }

  private synchronized List<Line> add(List<Item> checked) {
    checkRoom(checked.size());
    List<Line> lines = new ArrayList<>();
    for (Item item : checked) {
      Line line = item.line();
      Context origin = studio.traces().line(spec.id(), line.id(), checked.size() == 1);
      lines.add(rundown.add(line, item.sentences(), Origin.written(origin)).line());
    }
    try {
      saved();
    } catch (ProblemException notSaved) {
      lines.forEach(line -> end(line.id(), LineState.REMOVED, notSaved.getMessage()));
      lines.forEach(line -> rundown.forget(line.id()));
      throw notSaved;
    }
    desk.note(programme::refresh);
    return lines;
  }

  /**
   * Whether so many more lines can be taken. Those of a channel that is off air are not rendered
   * yet.
   *
   * @throws ProblemException 429 {@code rundown-full} or {@code queue-full}
   */
  void checkRoom(int lines) {
    int waiting = rundown.waiting();
    int most = studio.limits().config().waitingLines();
    if (waiting + lines > most) {
      throw ProblemException.busy(
          "rundown-full",
          "There are %d lines waiting, and %d would come; there may be at most %d (showhorse.limits.waiting-lines). Wait until some have aired or remove some."
              .formatted(waiting, lines, most),
          ROOM_COMES);
    }
    if (wanted) {
      studio.room().run();
    }
  }

  List<Line> lines() {
    return rundown.lines();
  }

  /** What is on air is said to the end of its sentence. */
  synchronized Line remove(String id) {
    Item item = rundown.find(id).orElseThrow(() -> ProblemException.notFound("line", id));
    Line removed =
        end(id, LineState.REMOVED, "")
            .orElseThrow(
                () ->
                    new ProblemException(
                        409,
                        "line-finished",
                        "Line '"
                            + id
                            + "' is finished ("
                            + item.line().state()
                            + "); only lines that wait or air can be removed."));
    saved();
    desk.note(programme::refresh);
    return removed;
  }

  private Optional<Line> end(String id, LineState state, String detail) {
    return rundown.update(id, item -> item.with(item.line().with(state, detail))).map(Item::line);
  }

  synchronized void product(Optional<Product> product) {
    try (ProductImages.Intake images = studio.images().intake()) {
      Optional<Product> wantedProduct = studio.limits().product(product).map(images::take);
      Card before = programme.product(wantedProduct);
      try {
        save();
      } catch (ProblemException refused) {
        programme.productRefused(before, wantedProduct);
        throw refused;
      }
      images.accept();
    }
    event("product", Programme.data(programme.card().shown()));
    desk.note(programme::refresh);
  }

  synchronized DestinationStatus addDestination(NewDestination wantedDestination) {
    // First, since a name that was not given is taken from the address
    new DestinationSpec(
            "new", "", wantedDestination.url().strip(), wantedDestination.streamKey().strip())
        .validate();
    DestinationStatus status =
        destinations.add(
            new StoredDestination(
                Ids.next(),
                studio.limits().name("destination's name", wantedDestination.name()),
                wantedDestination.url().strip(),
                wantedDestination.streamKey().strip()));
    try {
      save();
    } catch (ProblemException notSaved) {
      destinations.remove(status.id());
      throw notSaved;
    }
    LOG.infof("destination added channel=%s destination=%s", spec.id(), status.id());
    return status;
  }

  List<DestinationStatus> destinations() {
    return destinations.statuses();
  }

  synchronized boolean removeDestination(String id) {
    boolean removed = destinations.remove(id);
    if (removed) {
      watch.destinationRemoved(id);
      save();
      LOG.infof("destination removed channel=%s destination=%s", spec.id(), id);
    }
    return removed;
  }

  Multi<ChannelEvent> events() {
    return events.stream();
  }

  /** In Redis before this returns. */
  void save() {
    noteState();
    saved();
  }

  private void noteState() {
    writes.put(
        "channel",
        () ->
            studio
                .store()
                .save(new StoredChannel(spec, wanted, programme.card(), destinations.stored())));
  }

  private void saved() {
    desk.ask(
        () -> {
          writes.flush();
          return true;
        });
  }

  private void lineChanged(Item item, boolean forgotten) {
    String id = item.line().id();
    writes.put(
        "line " + id,
        forgotten
            ? () -> studio.store().deleteLine(spec.id(), id)
            : () -> studio.store().save(spec.id(), item));
    if (!forgotten) {
      programme.lineChanged(item.line());
      event("line", Map.of("line", item.line()));
    }
    flushSoon();
  }

  private void event(String type, Map<String, Object> data) {
    desk.note(() -> events.send(type, data));
  }

  private void flushSoon() {
    if (flushing.compareAndSet(false, true)) {
      desk.note(this::flush);
    }
  }

  private void flush() {
    flushing.set(false);
    try {
      writes.flush();
      watch.written(Optional.empty());
      flushAgain.worked();
    } catch (ProblemException e) {
      watch.written(Optional.of(e.getMessage()));
      // Until then nothing else tries
      flushing.set(true);
      flushAgain.failed();
    }
  }

  /** What the programme tells. */
  private final class Reports implements Programme.Reports {
    @Override
    public void event(String type, Map<String, Object> data) {
      Channel.this.event(type, data);
    }

    @Override
    public void stateChanged() {
      noteState();
      flushSoon();
    }

    @Override
    public void aired(AsRunEntry entry) {
      writes.put(
          "as-run " + entry.at() + " " + entry.frame(),
          () -> studio.store().append(spec.id(), entry, studio.limits().config().asRunEntries()));
      flushSoon();
    }
  }
}
