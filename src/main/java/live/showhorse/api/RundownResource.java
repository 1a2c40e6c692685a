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
import live.showhorse.channel.NewLine;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.speech.Recording;
import live.showhorse.speech.Recordings;
import live.showhorse.trace.Traces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The rundown of a channel: the ordered queue of its lines. */
@Path("/v1/channels/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rundown", description = "The ordered queue of lines of a channel")
public class RundownResource {
  private final Channels channels;
  private final Script scripts;
  private final Recordings recordings;
  private final Traces traces;

  RundownResource(Channels channels, Recordings recordings, LimitsConfig limits, Traces traces) {
    this.traces = traces;
    this.scripts = new Script(limits.scriptLines());
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
              + " its caption. A recording that cannot be read, is silent or too long is refused"
              + " (422). With priority 'now' a line cuts in at the next GOP (960 ms) once it is"
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
    Recording recording = recordings.take(form::recording);
    LineView line =
        LineView.of(
            channels
                .addScript(id, List.of(form.toNewLine(Optional.of(recording))), form.loop())
                .getFirst());
    return created(id, line);
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

  @POST
  @Path("/script")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Many lines at once",
      description =
          "JSON; or text/plain, one line of script a line, an optional language in front ([zh]);"
              + " or text/csv with the header text,language,product,price,priority,speed,pitch (only text is"
              + " required). UTF-8, at most 1,000 lines.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ScriptBody.class)),
        @Content(
            mediaType = MediaType.TEXT_PLAIN,
            schema = @Schema(implementation = String.class),
            examples =
                @ExampleObject(
                    name = "two languages",
                    value = "Welcome to the tea evening.\n[zh] 欢迎来到茶会。\n")),
        @Content(
            mediaType = Script.CSV,
            schema = @Schema(implementation = String.class),
            examples =
                @ExampleObject(
                    name = "with a product",
                    value =
                        "text,language,product,price,priority\n"
                            + "\"This oolong, hand-picked.\",en,Oolong tea,¥ 68,queue\n"))
      })
  @APIResponse(
      responseCode = "201",
      description = "In the rundown",
      content = @Content(schema = @Schema(implementation = LineView[].class)))
  public Response json(
      String id,
      ScriptBody body,
      @RestQuery @Parameter(description = "Whether the script starts again when it has aired")
          boolean loop,
      @Context HttpHeaders headers) {
    ScriptBody script = Given.required("body", body);
    return add(id, scripts.of(script), loop || script.loop(), headers);
  }

  @POST
  @Path("/script")
  @Consumes(MediaType.TEXT_PLAIN)
  @Operation(hidden = true)
  public Response plain(
      String id, byte[] body, @RestQuery boolean loop, @Context HttpHeaders headers) {
    return add(id, scripts.plain(body), loop, headers);
  }

  @POST
  @Path("/script")
  @Consumes(Script.CSV)
  @Operation(hidden = true)
  public Response csv(
      String id, byte[] body, @RestQuery boolean loop, @Context HttpHeaders headers) {
    return add(id, scripts.csv(body), loop, headers);
  }

  private Response add(String id, List<NewLine> script, boolean loop, HttpHeaders headers) {
    List<LineView> lines =
        traces.call(
            "POST /v1/channels/{id}/script",
            headers::getHeaderString,
            () -> channels.addScript(id, script, loop).stream().map(LineView::of).toList());
    return Response.status(Response.Status.CREATED).entity(lines).build();
  }
}
