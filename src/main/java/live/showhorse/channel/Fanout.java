package live.showhorse.channel;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.ProgrammeSink;
import live.showhorse.media.StreamParameters;
import live.showhorse.trace.Origin;
import org.jboss.logging.Logger;

/**
 * Hands the programme to every sink. A sink that throws is dropped: it never harms the others.
 * Sinks may be added and removed by any thread while the programme goes out.
 */
final class Fanout implements ProgrammeSink {
  private static final Logger LOG = Logger.getLogger(Fanout.class);

  private final List<ProgrammeSink> sinks = new CopyOnWriteArrayList<>();
  private final String channel;
  private Consumer<ProgrammeSink> starter = sink -> {};

  Fanout(String channel) {
    this.channel = channel;
  }

  /** The sink sees the programme from now on. */
  synchronized void add(ProgrammeSink sink) {
    // Its thread belongs to the channel, whoever adds it
    Origin.channel(channel).wrap(() -> starter.accept(sink)).run();
    sinks.add(sink);
  }

  /** The sink sees nothing more; stopping it is the caller's. */
  void remove(ProgrammeSink sink) {
    sinks.remove(sink);
  }

  @Override
  public synchronized void start(StreamParameters parameters, Instant startedAt) {
    starter = sink -> sink.start(parameters, startedAt);
    each(starter);
  }

  @Override
  public void video(AccessUnit unit, long frame) {
    each(sink -> sink.video(unit, frame));
  }

  @Override
  public void audio(byte[] aac, long sample) {
    each(sink -> sink.audio(aac, sample));
  }

  @Override
  public synchronized void stop() {
    each(ProgrammeSink::stop);
    sinks.clear();
    starter = sink -> {};
  }

  private void each(Consumer<ProgrammeSink> action) {
    for (ProgrammeSink sink : sinks) {
      try {
        action.accept(sink);
      } catch (RuntimeException e) {
        sinks.remove(sink);
        LOG.errorf(e, "sink dropped channel=%s sink=%s", channel, sink.getClass().getSimpleName());
      }
    }
  }
}
