package live.showhorse.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import live.showhorse.channel.Channels;
import live.showhorse.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the programme of a channel is sent. */
@Path("/v1/channels/{id}/destinations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "destinations", description = "Where the programme of a channel is sent")
public class DestinationResource {
  private final Channels channels;

  DestinationResource(Channels channels) {
    this.channels = channels;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Send the programme somewhere",
      description = "Connects while the channel is on air and reconnects on its own.")
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = DestinationView.class)))
  public Response add(String id, DestinationBody body) {
    DestinationView added =
        DestinationView.of(
            channels.addDestination(id, Given.required("body", body).toNewDestination()));
    return Response.created(URI.create("/v1/channels/" + id + "/destinations/" + added.id()))
        .entity(added)
        .build();
  }

  @GET
  @Operation(summary = "All destinations of a channel, with their states")
  public List<DestinationView> list(String id) {
    return channels.destinations(id).stream().map(DestinationView::of).toList();
  }

  @DELETE
  @Path("/{destination}")
  @Operation(summary = "Stop sending there")
  public void remove(String id, String destination) {
    if (!channels.removeDestination(id, destination)) {
      throw ProblemException.notFound("destination", destination);
    }
  }
}
