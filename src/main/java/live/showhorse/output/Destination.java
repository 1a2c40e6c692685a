package live.showhorse.output;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.MediaException;
import live.showhorse.media.ProgrammeSink;
import live.showhorse.media.StreamParameters;
import live.showhorse.retry.Backoff;
import org.jboss.logging.Logger;

/**
 * Sends a programme to one RTMP, RTMPS or SRT server from a thread of its own, and comes back when
 * the connection breaks. Serves one run of the programme: make a new one for the next. May be
 * started in mid-programme.
 */
public final class Destination implements ProgrammeSink, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Destination.class);

  /** A connection that held this long was good: the next failure is a first one again. */
  private static final Duration STABLE = Duration.ofSeconds(10);

  /** FFmpeg answers an interrupt within 100 ms, except while it looks up a name. */
  public static final Duration CLOSING = Duration.ofSeconds(3);

  private final DestinationSpec spec;
  private final OutputConfig config;
  private final HostRule hosts;
  private final Consumer<DestinationStatus> listener;
  private final Backoff backoff;
  private final AtomicReference<Phase> phase;
  private final ProgrammeWriter writer;
  private final AtomicLong sent = new AtomicLong();

  /** What changes with the state. */
  private record Phase(DestinationState state, String detail, Instant since, int retries) {}

  /**
   * @param queue programme that waits while it is slow
   * @param hosts where it may be sent
   * @param listener told of every change of state, on the destination's thread; must be quick
   * @throws live.showhorse.problem.ProblemException 422 if the spec is not valid
   */
  public Destination(
      DestinationSpec spec,
      OutputConfig config,
      Duration queue,
      HostRule hosts,
      Consumer<DestinationStatus> listener) {
    this.spec = spec.validate();
    this.config = config;
    this.hosts = hosts;
    this.listener = listener;
    writer = new ProgrammeWriter("destination-" + spec.id(), queue, this::send);
    backoff = new Backoff(config.retryMin(), config.retryMax());
    phase =
        new AtomicReference<>(new Phase(DestinationState.STOPPED, "not on air", Instant.now(), 0));
  }

  public DestinationStatus status() {
    Phase now = phase.get();
    return new DestinationStatus(
        spec.id(),
        spec.name(),
        spec.redactedUrl(),
        now.state(),
        now.detail(),
        now.since(),
        sent.get(),
        writer.dropped(),
        now.retries(),
        writer.behind());
  }

  /**
   * @throws IllegalStateException if it was started before
   */
  @Override
  public void start(StreamParameters parameters, Instant startedAt) {
    // Whoever just added it is not told that it is stopped; its thread announces the change
    phase.set(new Phase(DestinationState.CONNECTING, "", Instant.now(), 0));
    writer.start(parameters, startedAt);
  }

  @Override
  public void video(AccessUnit unit, long frame) {
    writer.video(unit, frame);
  }

  @Override
  public void audio(byte[] aac, long sample) {
    writer.audio(aac, sample);
  }

  /** Sends what waits if it is connected, then ends; returns at once. */
  @Override
  public void stop() {
    writer.end();
  }

  /** Stops without sending what still waits; waits for the thread, at most {@link #CLOSING}. */
  @Override
  public void close() {
    abort();
    awaitEnd(CLOSING);
  }

  /** Stops without sending what still waits; returns at once. */
  public void abort() {
    stop();
    writer.interrupt();
  }

  /** Waits for the thread of one that was stopped. */
  public void awaitEnd(Duration patience) {
    writer.await(patience);
  }

  private void send(StreamParameters parameters, Instant startedAt, ProgrammeQueue queue) {
    try {
      enter(DestinationState.CONNECTING, "", 0);
      for (int retries = 0; ; retries++) {
        Optional<String> failure = connectAndSend(parameters, queue, retries);
        if (failure.isEmpty()) {
          break;
        }
        Duration pause = backoff.next();
        String when = " Next attempt in %.1f s.".formatted(pause.toMillis() / 1_000.0);
        enter(DestinationState.RETRYING, failure.get() + "." + when, retries + 1);
        if (queue.awaitEnd(pause)) {
          break;
        }
      }
      enter(DestinationState.STOPPED, "", phase.get().retries());
    } catch (InterruptedException e) {
      enter(DestinationState.STOPPED, "", phase.get().retries());
    } catch (RuntimeException e) {
      queue.end();
      enter(DestinationState.FAILED, redacted(e), phase.get().retries());
      if (!(e instanceof MediaException)) {
        LOG.errorf(e, "destination failed destination=%s url=%s", spec.id(), spec.redactedUrl());
      }
    }
  }

  /**
   * One connection from its beginning to its end.
   *
   * @return why it broke; empty when the programme is over
   */
  private Optional<String> connectAndSend(
      StreamParameters parameters, ProgrammeQueue queue, int retries) throws InterruptedException {
    long connectedAt = Long.MAX_VALUE;
    try (Connection connection = Connection.open(spec, config, hosts, parameters)) {
      connectedAt = System.nanoTime();
      enter(DestinationState.LIVE, "", retries);
      queue.skipToKey();
      Optional<ProgrammeQueue.Item> item;
      while ((item = queue.take()).isPresent()) {
        send(connection, item.get());
      }
      connection.finish();
      return Optional.empty();
    } catch (MediaException | IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (e instanceof MediaException media && media.permanent()) {
        throw media;
      }
      if (connectedAt != Long.MAX_VALUE && System.nanoTime() - connectedAt > STABLE.toNanos()) {
        backoff.reset();
      }
      return Optional.of(redacted(e));
    }
  }

  private void send(Connection connection, ProgrammeQueue.Item item) {
    switch (item) {
      case ProgrammeQueue.Frame frame -> {
        connection.video(frame.unit(), frame.number());
        sent.incrementAndGet();
      }
      case ProgrammeQueue.Sound sound -> connection.audio(sound.aac(), sound.sample());
    }
  }

  private String redacted(Exception e) {
    String text = String.valueOf(e.getMessage());
    for (String secret : Connection.secrets(spec)) {
      text = text.replace(secret, "***");
    }
    return text;
  }

  private void enter(DestinationState state, String detail, int retries) {
    DestinationState before =
        phase.getAndSet(new Phase(state, detail, Instant.now(), retries)).state();
    DestinationStatus status = status();
    LOG.infof(
        "destination changed destination=%s name=%s url=%s state=%s was=%s sent=%d dropped=%d retries=%d detail=%s",
        spec.id(),
        spec.name(),
        status.url(),
        state,
        before,
        status.framesSent(),
        status.framesDropped(),
        retries,
        detail);
    try {
      listener.accept(status);
    } catch (RuntimeException e) {
      // the programme goes on although somebody was not told
      LOG.errorf(e, "listener failed destination=%s state=%s", spec.id(), state);
    }
  }
}
