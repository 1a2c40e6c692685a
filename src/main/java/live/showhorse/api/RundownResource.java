package live.showhorse.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import live.showhorse.channel.Channels;
import live.showhorse.speech.Recordings;
import live.showhorse.trace.Traces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The rundown of a channel: the ordered queue of its lines. */
@Path("/v1/channels/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rundown", description = "The ordered queue of lines of a channel")
public class RundownResource {
  private final Channels channels;
  private final Recordings recordings;
  private final Traces traces;

  RundownResource(Channels channels, Recordings recordings, Traces traces) {
    this.traces = traces;
    this.channels = channels;
    this.recordings = recordings;
  }

  @POST
  @Path("/lines")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Say a line",
      description =
          "As JSON: a text to be spoken. As a form: a recording of at most 60 s (WAV, MP3, M4A, AAC,"
              + " FLAC, Ogg or WebM), brought to -16 LUFS; the lips follow its sound, and the text is"
              + " its caption. A recording that cannot be read, is cut off, silent or too long is"
              + " refused (422). With priority 'now' a line cuts in at the next GOP (960 ms) once it is"
              + " rendered. What no voice of the language can read is refused (422, unspeakable-text)"
              + " with the characters named; `spoken` tells how the rest will be read.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = LineBody.class)),
        @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA,
            schema = @Schema(implementation = RecordingForm.class))
      })
  @APIResponse(
      responseCode = "201",
      description = "In the rundown",
      content = @Content(schema = @Schema(implementation = LineView.class)))
  public Response add(String id, LineBody body, @Context HttpHeaders headers) {
    return traces.call(
        "POST /v1/channels/{id}/lines",
        headers::getHeaderString,
        () ->
            created(
                id, LineView.of(channels.addLine(id, Given.required("body", body).toNewLine()))));
  }

  @POST
  @Path("/lines")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Response addRecording(String id, RecordingForm form, @Context HttpHeaders headers) {
    return traces.call(
        "POST /v1/channels/{id}/lines", headers::getHeaderString, () -> recorded(id, form));
  }

  private Response recorded(String id, RecordingForm form) {
    form.toNewLine(Optional.empty());
    channels.checkRoom(id);
    return recordings.take(
        form::recording,
        recording ->
            created(id, LineView.of(channels.addLine(id, form.toNewLine(Optional.of(recording))))));
  }

  private static Response created(String id, LineView line) {
    return Response.created(URI.create("/v1/channels/" + id + "/lines/" + line.id()))
        .entity(line)
        .build();
  }

  @GET
  @Path("/lines")
  @Operation(summary = "The last finished lines, then those to come in the order they air")
  public List<LineView> lines(String id) {
    return channels.lines(id).stream().map(LineView::of).toList();
  }

  @DELETE
  @Path("/lines/{line}")
  @Operation(summary = "Take a line out", description = "What is on air already goes on.")
  public LineView remove(String id, String line) {
    return LineView.of(channels.removeLine(id, line));
  }
}
