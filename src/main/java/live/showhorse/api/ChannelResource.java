package live.showhorse.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Channels: one continuous programme each. */
@Path("/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "channels", description = "One continuous programme each")
public class ChannelResource {
  private final Channels channels;

  ChannelResource(Channels channels) {
    this.channels = channels;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Set up a channel", description = "It is off air until it is put on air.")
  @APIResponse(
      responseCode = "201",
      description = "Set up",
      content = @Content(schema = @Schema(implementation = ChannelInfo.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such presenter",
      content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
  public Response create(ChannelBody body) {
    ChannelInfo made = ChannelInfo.of(channels.create(Given.required("body", body).toNewChannel()));
    return Response.created(URI.create("/v1/channels/" + made.id())).entity(made).build();
  }

  @GET
  @Operation(summary = "All channels")
  public List<ChannelInfo> list() {
    return channels.list().stream().map(ChannelInfo::of).toList();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One channel: what is on air and next")
  public ChannelInfo get(String id) {
    return ChannelInfo.of(channels.get(id));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Remove a channel", description = "Takes it off air first.")
  public void delete(String id) {
    if (!channels.delete(id)) {
      throw ProblemException.notFound("channel", id);
    }
  }

  @POST
  @Path("/{id}/on-air")
  @Operation(
      summary = "Put a channel on air",
      description = "Its clock starts and never stops until off-air. On air already: no change.")
  public ChannelInfo onAir(String id) {
    return ChannelInfo.of(channels.onAir(id));
  }

  @POST
  @Path("/{id}/off-air")
  @Operation(summary = "Take a channel off air", description = "Off air already: no change.")
  public ChannelInfo offAir(String id) {
    return ChannelInfo.of(channels.offAir(id));
  }

  @PUT
  @Path("/{id}/product")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Put a product on the card",
      description = "Lines with a product of their own show theirs.")
  public ChannelInfo setProduct(String id, ProductBody body) {
    return ChannelInfo.of(channels.setProduct(id, Given.required("body", body).toProduct()));
  }

  @DELETE
  @Path("/{id}/product")
  @Operation(summary = "Take the product off the card")
  public ChannelInfo clearProduct(String id) {
    return ChannelInfo.of(channels.clearProduct(id));
  }

  @GET
  @Path("/{id}/as-run")
  @Operation(summary = "What really aired, oldest first")
  public List<AsRunView> asRun(
      String id,
      @RestQuery
          @DefaultValue("100")
          @Parameter(description = "How many of the latest entries, 1..1000")
          int last) {
    return channels.asRun(id, Given.between("last", last, 1, 1_000)).stream()
        .map(AsRunView::of)
        .toList();
  }
}
