package live.showhorse.channel;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import live.showhorse.output.DestinationState;
import live.showhorse.output.DestinationStatus;

/** The meters of a channel's destinations. Not thread-safe: {@link Destinations} guards it. */
final class DestinationMeters implements AutoCloseable {
  private static final double MILLIS = 1_000.0;

  private final MeterRegistry registry;
  private final String channel;
  private final Map<String, List<Meter>> meters = new HashMap<>();

  DestinationMeters(MeterRegistry registry, String channel) {
    this.registry = registry;
    this.channel = channel;
  }

  /**
   * @param status asked whenever metrics are read; any thread
   */
  void add(String id, Supplier<DestinationStatus> status) {
    remove(id);
    Tags tags = Tags.of("channel", channel, "destination", id);
    Gauge live =
        Gauge.builder(
                "showhorse.destination.live",
                () -> status.get().state() == DestinationState.LIVE ? 1 : 0)
            .description("1 while the programme reaches the destination, else 0")
            .tags(tags)
            .register(registry);
    Gauge behind =
        Gauge.builder(
                "showhorse.destination.behind", () -> status.get().behind().toMillis() / MILLIS)
            .description("Programme that waits to be handed to the network")
            .baseUnit("seconds")
            .tags(tags)
            .register(registry);
    FunctionCounter sent =
        FunctionCounter.builder(
                "showhorse.destination.sent.frames", status, asked -> asked.get().framesSent())
            .description("Frames handed to the network since the programme began")
            .baseUnit("frames")
            .tags(tags)
            .register(registry);
    FunctionCounter dropped =
        FunctionCounter.builder(
                "showhorse.destination.dropped.frames",
                status,
                asked -> asked.get().framesDropped())
            .description("Frames skipped because the network was too slow or away")
            .baseUnit("frames")
            .tags(tags)
            .register(registry);
    FunctionCounter retries =
        FunctionCounter.builder(
                "showhorse.destination.retries", status, asked -> asked.get().retries())
            .description("Connections tried again")
            .baseUnit("retries")
            .tags(tags)
            .register(registry);
    meters.put(id, List.of(live, behind, sent, dropped, retries));
  }

  void remove(String id) {
    meters.getOrDefault(id, List.of()).forEach(registry::remove);
    meters.remove(id);
  }

  @Override
  public void close() {
    List.copyOf(meters.keySet()).forEach(this::remove);
  }
}
