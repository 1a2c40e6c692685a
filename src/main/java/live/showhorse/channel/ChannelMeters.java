package live.showhorse.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The meters of one channel; close it with the channel. */
final class ChannelMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final List<Meter> meters = new ArrayList<>();
  private final Counter frames;
  private final Counter late;
  private final Map<PlayKind, Counter> filler = new EnumMap<>(PlayKind.class);
  private final double secondsPerFrame;

  /**
   * @param ready segments of lines that are in memory
   * @param fillers segments of the filler ladder that are in memory
   * @param waiting lines in the rundown
   * @param warnings that there are just now
   */
  ChannelMeters(
      MeterRegistry registry,
      ChannelSpec spec,
      Supplier<Number> ready,
      Supplier<Number> fillers,
      Supplier<Number> waiting,
      Supplier<Number> warnings) {
    this.registry = registry;
    this.secondsPerFrame = 1.0 / spec.canvas().framesPerSecond();
    String id = spec.id();
    frames =
        keep(
            Counter.builder("showhorse.channel.frames")
                .description("Frames aired")
                .tag("channel", id)
                .register(registry));
    late =
        keep(
            Counter.builder("showhorse.channel.late.frames")
                .description("Frames that went out after their time")
                .tag("channel", id)
                .register(registry));
    for (PlayKind kind : PlayKind.values()) {
      if (kind != PlayKind.LINE) {
        filler.put(
            kind,
            keep(
                Counter.builder("showhorse.channel.filler")
                    .description("Time filled by a rung of the filler ladder")
                    .baseUnit("seconds")
                    .tag("channel", id)
                    .tag("kind", kind.name().toLowerCase(java.util.Locale.ROOT))
                    .register(registry)));
      }
    }
    keep(
        Gauge.builder("showhorse.channel.ready.segments", ready)
            .description("Segments of coming lines that are in memory")
            .tag("channel", id)
            .register(registry));
    keep(
        Gauge.builder("showhorse.channel.ready.fillers", fillers)
            .description("Segments of the filler ladder that are in memory")
            .tag("channel", id)
            .register(registry));
    keep(
        Gauge.builder("showhorse.channel.waiting.lines", waiting)
            .description("Lines in the rundown that have not begun")
            .tag("channel", id)
            .register(registry));
    keep(
        Gauge.builder("showhorse.channel.warnings", warnings)
            .description("Warnings that operators of the channel see just now")
            .tag("channel", id)
            .register(registry));
  }

  void aired(PlayKind kind) {
    frames.increment();
    if (kind != PlayKind.LINE) {
      filler.get(kind).increment(secondsPerFrame);
    }
  }

  void late() {
    late.increment();
  }

  @Override
  public void close() {
    meters.forEach(registry::remove);
  }

  private <M extends Meter> M keep(M meter) {
    meters.add(meter);
    return meter;
  }
}
