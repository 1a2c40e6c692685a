package live.showhorse.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** The meters of one channel; close it with the channel. */
final class ChannelMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final List<Meter> meters = new ArrayList<>();
  private final Counter frames;
  private final Counter late;
  private final Map<PlayKind, Counter> filler = new EnumMap<>(PlayKind.class);
  private final Map<LineState, Counter> lines = new EnumMap<>(LineState.class);
  private final Counter standIn;
  private final double secondsPerFrame;

  /**
   * @param asked whether the channel is on air or should be
   * @param ready segments of lines that are in memory
   * @param fillers segments of the filler ladder that are in memory
   * @param waiting lines in the rundown
   * @param speed of making lines, in seconds a second
   * @param warnings how many of a type there are just now
   */
  ChannelMeters(
      MeterRegistry registry,
      ChannelSpec spec,
      BooleanSupplier asked,
      Supplier<Number> ready,
      Supplier<Number> fillers,
      Supplier<Number> waiting,
      Supplier<Number> speed,
      ToIntFunction<WarningType> warnings) {
    this.registry = registry;
    this.secondsPerFrame = 1.0 / spec.canvas().framesPerSecond();
    String id = spec.id();
    keep(
        Gauge.builder("showhorse.channel.on.air", () -> asked.getAsBoolean() ? 1 : 0)
            .description("1 while the channel is on air or should be, else 0")
            .tag("channel", id)
            .register(registry));
    frames =
        keep(
            Counter.builder("showhorse.channel.frames")
                .description("Frames aired")
                .baseUnit("frames")
                .tag("channel", id)
                .register(registry));
    late =
        keep(
            Counter.builder("showhorse.channel.late.frames")
                .description("Frames that went out after their time")
                .baseUnit("frames")
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
                    .tag("kind", lower(kind))
                    .register(registry)));
      }
    }
    standIn =
        keep(
            Counter.builder("showhorse.channel.standin")
                .description("Time that filler stood in for a line that was not ready")
                .baseUnit("seconds")
                .tag("channel", id)
                .register(registry));
    for (LineState state : LineState.values()) {
      if (state.finished()) {
        lines.put(
            state,
            keep(
                Counter.builder("showhorse.channel.lines")
                    .description("Lines that are finished, by what became of them")
                    .baseUnit("lines")
                    .tag("channel", id)
                    .tag("outcome", lower(state))
                    .register(registry)));
      }
    }
    keep(
        Gauge.builder("showhorse.channel.making.speed", speed)
            .description(
                "Seconds of line made in a second of making, over a minute; under 1 filler stands"
                    + " in")
            .tag("channel", id)
            .register(registry));
    keep(
        Gauge.builder("showhorse.channel.ready.segments", ready)
            .description("Segments of coming lines that are in memory")
            .baseUnit("segments")
            .tag("channel", id)
            .register(registry));
    keep(
        Gauge.builder("showhorse.channel.ready.fillers", fillers)
            .description("Segments of the filler ladder that are in memory")
            .baseUnit("fillers")
            .tag("channel", id)
            .register(registry));
    keep(
        Gauge.builder("showhorse.channel.waiting.lines", waiting)
            .description("Lines in the rundown that have not begun")
            .baseUnit("lines")
            .tag("channel", id)
            .register(registry));
    for (WarningType type : WarningType.values()) {
      keep(
          Gauge.builder("showhorse.channel.warnings", () -> warnings.applyAsInt(type))
              .description("Warnings that operators of the channel see just now, by code")
              .baseUnit("warnings")
              .tag("channel", id)
              .tag("code", type.code())
              .register(registry));
    }
  }

  /**
   * @param lineWaits whether a line would air if it were ready
   */
  void aired(PlayKind kind, boolean lineWaits) {
    frames.increment();
    if (kind != PlayKind.LINE) {
      filler.get(kind).increment(secondsPerFrame);
      if (lineWaits) {
        standIn.increment(secondsPerFrame);
      }
    }
  }

  /** A line is finished. */
  void line(LineState outcome) {
    lines.get(outcome).increment();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
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
