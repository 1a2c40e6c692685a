package live.showhorse.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import live.showhorse.channel.ChannelEvent;
import live.showhorse.channel.Channels;
import live.showhorse.channel.Line;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.output.DestinationStatus;
import live.showhorse.problem.ProblemException;

/** The event streams that are open: a snapshot first, then events, and a heartbeat in silence. */
@ApplicationScoped
class EventStreams {
  /** Pages that lost their connection are noticed after a heartbeat or two. */
  private static final Duration LATER = Duration.ofSeconds(30);

  private final Channels channels;
  private final ApiConfig config;
  private final ObjectMapper json;
  private final int most;
  private final Semaphore places;
  private final AtomicLong number = new AtomicLong();

  /** Says once that the service stops. */
  private final BroadcastProcessor<Boolean> stopping = BroadcastProcessor.create();

  EventStreams(Channels channels, ApiConfig config, LimitsConfig limits, ObjectMapper json) {
    this.most = limits.eventStreams();
    this.places = new Semaphore(most);
    this.channels = channels;
    this.config = config;
    this.json = json;
  }

  /**
   * Blocks on Redis for the snapshot; the stream itself does not.
   *
   * @throws ProblemException 404, or 429 {@code too-many-event-streams}
   */
  Multi<OutboundSseEvent> open(String channel, Sse sse) {
    if (!places.tryAcquire()) {
      throw ProblemException.busy(
          "too-many-event-streams",
          "There are %d event streams open, the most there can be (showhorse.limits.event-streams). Close one or try again."
              .formatted(most),
          LATER);
    }
    AtomicBoolean left = new AtomicBoolean();
    Runnable leave =
        () -> {
          if (left.compareAndSet(false, true)) {
            places.release();
          }
        };
    try {
      return events(channel, sse).onTermination().invoke(leave);
    } catch (RuntimeException refused) {
      leave.run();
      throw refused;
    }
  }

  private Multi<OutboundSseEvent> events(String channel, Sse sse) {
    Multi<ChannelEvent> live = channels.events(channel);
    OutboundSseEvent snapshot =
        event(sse, "snapshot", Instant.now(), ChannelInfo.of(channels.get(channel)));
    OutboundSseEvent end = sse.newEventBuilder().comment("end").build();
    Multi<OutboundSseEvent> events =
        live.onItem()
            .transform(event -> event(sse, event.type(), event.at(), data(event)))
            .onCompletion()
            .continueWith(end);
    Multi<OutboundSseEvent> heartbeat =
        Multi.createFrom()
            .ticks()
            .every(config.heartbeat())
            .onOverflow()
            .drop()
            .map(tick -> sse.newEventBuilder().comment("alive").build());
    Multi<OutboundSseEvent> stop = stopping.map(now -> end);
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(snapshot),
            Multi.createBy()
                .merging()
                .streams(events, heartbeat, stop)
                .select()
                .first(event -> event != end));
  }

  void stop(@Observes ShutdownDelayInitiatedEvent stop) {
    stopping.onNext(true);
  }

  private OutboundSseEvent event(Sse sse, String type, Instant at, Object data) {
    try {
      return sse.newEventBuilder()
          .id(at.toEpochMilli() + "-" + number.incrementAndGet())
          .name(type)
          .data(String.class, json.writeValueAsString(data))
          .build();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("an event of type " + type + " is not JSON", impossible);
    }
  }

  private static Map<String, Object> data(ChannelEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("at", event.at());
    event.data().forEach((name, value) -> data.put(name, shown(value)));
    return data;
  }

  private static Object shown(Object value) {
    return switch (value) {
      case Line line -> LineView.of(line);
      case DestinationStatus status -> DestinationView.of(status);
      case Enum<?> constant -> Given.lower(constant);
      default -> value;
    };
  }
}
