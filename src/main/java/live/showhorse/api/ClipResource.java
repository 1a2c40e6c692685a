package live.showhorse.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import live.showhorse.problem.ProblemException;
import live.showhorse.segment.PlayableClips;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

/** Clips, to look at. */
@Path("/v1/clips")
@Tag(name = "clips", description = "The bare renderings, by key")
public class ClipResource {
  static final String MP4 = "video/mp4";

  private final PlayableClips clips;

  ClipResource(PlayableClips clips) {
    this.clips = clips;
  }

  @GET
  @Path("/{key}")
  @Produces(MP4)
  @Operation(
      summary = "One clip",
      description = "MP4 with near-lossless H.264 and FLAC, without dressing. Takes a Range.")
  @APIResponse(responseCode = "200", description = "The whole clip")
  @APIResponse(responseCode = "206", description = "The range asked for")
  public Response clip(String key, @RestHeader("Range") String range) {
    byte[] mp4 = clips.mp4(key).orElseThrow(() -> ProblemException.notFound("clip", key));
    return ByteRange.respond(mp4, Given.text(range))
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
        .build();
  }
}
