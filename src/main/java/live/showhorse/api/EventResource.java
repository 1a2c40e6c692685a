package live.showhorse.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What happens on a channel, as it happens. */
@Path("/v1/channels/{id}/events")
@Tag(name = "events", description = "What happens on a channel, as it happens")
public class EventResource {
  private final EventStreams streams;

  EventResource(EventStreams streams) {
    this.streams = streams;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      summary = "Server-sent events of a channel",
      description =
          "The first event is a snapshot of the channel. Then: channel, line, playing, product,"
              + " destination and warning. Data is JSON. A warning has a state: begun, and later over."
              + " Comments keep the connection alive.")
  @APIResponse(
      responseCode = "200",
      description = "Events until the channel is removed or the service stops",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class),
              examples =
                  @ExampleObject(
                      name = "playing",
                      value =
                          "id: 1763667000123-7\n"
                              + "event: playing\n"
                              + "data: {\"at\":\"2026-11-20T19:30:00.123Z\",\"kind\":\"line\","
                              + "\"line\":\"b7tq2m\",\"text\":\"Welcome!\"}\n\n")))
  public Multi<OutboundSseEvent> events(String id, @Context Sse sse) {
    return streams.open(id, sse);
  }
}
