package live.showhorse.channel;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import live.showhorse.output.DestinationState;
import live.showhorse.output.DestinationStatus;

/** The meters of a channel's destinations. Not thread-safe: {@link Destinations} guards it. */
final class DestinationMeters implements AutoCloseable {
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
    Gauge live =
        Gauge.builder(
                "showhorse.destination.live",
                () -> status.get().state() == DestinationState.LIVE ? 1 : 0)
            .description("1 while the programme reaches the destination, else 0")
            .tag("channel", channel)
            .tag("destination", id)
            .register(registry);
    meters.put(
        id,
        List.of(
            live,
            counter(
                "sent.frames",
                "Frames handed to the network since the programme began",
                id,
                status,
                DestinationStatus::framesSent),
            counter(
                "dropped.frames",
                "Frames skipped because the network was too slow or away",
                id,
                status,
                DestinationStatus::framesDropped),
            counter("retries", "Connections tried again", id, status, DestinationStatus::retries)));
  }

  void remove(String id) {
    meters.getOrDefault(id, List.of()).forEach(registry::remove);
    meters.remove(id);
  }

  @Override
  public void close() {
    List.copyOf(meters.keySet()).forEach(this::remove);
  }

  private Meter counter(
      String name,
      String description,
      String id,
      Supplier<DestinationStatus> status,
      ToDoubleFunction<DestinationStatus> value) {
    return FunctionCounter.builder(
            "showhorse.destination." + name, status, asked -> value.applyAsDouble(asked.get()))
        .description(description)
        .tag("channel", channel)
        .tag("destination", id)
        .register(registry);
  }
}
