package live.showhorse.channel;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import live.showhorse.problem.Futures;
import live.showhorse.problem.ProblemException;
import live.showhorse.retry.Retry;
import live.showhorse.trace.Origin;
import org.jboss.logging.Logger;

/**
 * What becomes of the lines of a programme, from being made to having aired, in the rundown and in
 * traces. Any thread; returns at once.
 */
final class LineProgress implements LookAhead.Listener {
  private static final Logger LOG = Logger.getLogger(LineProgress.class);

  private final ChannelSpec spec;
  private final Studio studio;
  private final Rundown rundown;
  private final ChannelWatch watch;
  private final Desk desk;
  private final Predicate<Item> ready;
  private final Runnable refresh;
  private final Retry makeAgain;

  /**
   * @param ready whether what a line says next is in memory
   * @param refresh has the next lines looked at; called on the desk
   * @param makeAgain does so after a pause
   */
  LineProgress(
      ChannelSpec spec,
      Studio studio,
      Rundown rundown,
      ChannelWatch watch,
      Desk desk,
      Predicate<Item> ready,
      Runnable refresh,
      Retry makeAgain) {
    this.spec = spec;
    this.studio = studio;
    this.rundown = rundown;
    this.watch = watch;
    this.desk = desk;
    this.ready = ready;
    this.refresh = refresh;
    this.makeAgain = makeAgain;
  }

  @Override
  public void prepared(String line) {
    makeAgain.worked();
    rundown.find(line).ifPresent(item -> watch.lineMade(item.line().language()));
    rundown.update(
        line,
        item ->
            !item.begun() && ready.test(item)
                ? item.with(item.line().with(LineState.READY, ""))
                : item);
  }

  @Override
  public void failed(String line, Throwable why) {
    String reason = Futures.reason(why);
    trouble(line, why);
    LOG.warnf("line failed channel=%s line=%s reason=%s", spec.id(), line, reason);
    rundown.update(line, item -> item.with(item.line().with(LineState.FAILED, reason)));
    desk.note(refresh);
  }

  @Override
  public void delayed(String line, ProblemException why) {
    String reason = why.getMessage();
    trouble(line, why);
    LOG.warnf("line delayed channel=%s line=%s reason=%s", spec.id(), line, reason);
    rundown.update(
        line,
        item -> item.begun() ? item : item.with(item.line().with(LineState.RENDERING, reason)));
    makeAgain.failed();
  }

  private void trouble(String line, Throwable why) {
    rundown.find(line).ifPresent(item -> watch.lineTrouble(item.line().language(), why));
  }

  /** A segment of a line begins to air. */
  void airs(Prepared segment, Instant at) {
    rundown.update(segment.line(), item -> item.with(item.line().airing(at)));
  }

  /**
   * A segment of a line is over.
   *
   * @param aired frames; when they are not all, the sentence comes again
   */
  void played(Prepared segment, Instant at, int aired) {
    rundown.find(segment.line()).ifPresent(item -> trace(item, segment, at, aired));
    if (aired < segment.frames()) {
      return;
    }
    rundown
        .update(segment.line(), LineProgress::sentenceAired)
        .filter(item -> item.line().state() == LineState.AIRED && item.line().loop())
        .ifPresent(this::again);
    desk.note(refresh);
  }

  /** The programme has stopped: what was made and did not begin is in memory no more. */
  void stopped() {
    rundown.upcoming().stream()
        .filter(item -> !item.begun() && item.line().state() != LineState.QUEUED)
        .forEach(
            item ->
                rundown.update(
                    item.line().id(), same -> same.with(same.line().with(LineState.QUEUED, ""))));
  }

  private void trace(Item item, Prepared segment, Instant at, int frames) {
    studio
        .traces()
        .past(
            "air",
            Origin.read(item.origin()),
            Map.of(
                "channel",
                spec.id(),
                "line",
                segment.line(),
                "sentence",
                Integer.toString(segment.sentence())),
            at,
            at.plusMillis(frames * 1_000L / spec.canvas().framesPerSecond()));
  }

  private static Item sentenceAired(Item item) {
    Item next = item.at(item.sentence() + 1);
    return item.lastSentence() ? next.with(item.line().with(LineState.AIRED, "")) : next;
  }

  private void again(Item aired) {
    Line line = aired.line();
    String id = Ids.next();
    rundown.add(
        new Line(
            id,
            line.text(),
            line.language(),
            Priority.QUEUE,
            line.product(),
            line.deadline(),
            true,
            LineState.QUEUED,
            "",
            line.createdAt(),
            Optional.empty(),
            line.delivery(),
            line.recording()),
        aired.sentences(),
        Origin.written(studio.traces().line(spec.id(), id, false)));
  }
}
