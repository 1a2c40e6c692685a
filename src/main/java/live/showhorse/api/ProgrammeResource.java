package live.showhorse.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.file.Files;
import java.util.regex.Pattern;
import live.showhorse.ShowhorseConfig;
import live.showhorse.output.HlsOutput;
import live.showhorse.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The programme as HLS. The files are sent by Vert.x; nothing is read here. */
@Path("/hls")
@Tag(name = "programme", description = "What the audience sees")
public class ProgrammeResource {
  private static final String PLAYLIST_TYPE = "application/vnd.apple.mpegurl";
  private static final String SEGMENT_TYPE = "video/iso.segment";

  private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,40}");
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]{1,80}\\.(?:m3u8|mp4|m4s)");

  private final java.nio.file.Path directory;

  ProgrammeResource(ShowhorseConfig config) {
    this.directory = config.dataDirectory().resolve("hls").toAbsolutePath();
  }

  @GET
  @Path("/{channel}/{file}")
  @Produces({PLAYLIST_TYPE, ClipResource.MP4, SEGMENT_TYPE})
  @Operation(
      summary = "The programme: index.m3u8 and what it names",
      description = "HLS with fragmented MP4. Open to every origin.")
  @APIResponse(responseCode = "200", description = "Playlist, initialisation or segment")
  public Response file(String channel, String file) {
    if (!CHANNEL.matcher(channel).matches() || !FILE.matcher(file).matches()) {
      throw ProblemException.notFound("programme file", channel + "/" + file);
    }
    java.nio.file.Path path = directory.resolve(channel).resolve(file);
    if (!Files.isRegularFile(path)) {
      throw file.equals(HlsOutput.PLAYLIST)
          ? new ProblemException(
              404, "no-programme", "The channel '" + channel + "' has not been on air yet.")
          : ProblemException.notFound("programme file", channel + "/" + file);
    }
    return Response.ok(path.toFile(), type(file))
        .header(HttpHeaders.CACHE_CONTROL, caching(file))
        .build();
  }

  private static String type(String file) {
    return switch (file.substring(file.lastIndexOf('.'))) {
      case ".m3u8" -> PLAYLIST_TYPE;
      case ".mp4" -> ClipResource.MP4;
      default -> SEGMENT_TYPE;
    };
  }

  /** A playlist changes every 1.92 s; what it names never does. */
  private static String caching(String file) {
    return file.endsWith(".m3u8") ? "public, max-age=1" : "public, max-age=3600, immutable";
  }
}
