package live.showhorse.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import live.showhorse.channel.Channels;
import live.showhorse.channel.Line;
import live.showhorse.channel.NewLine;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.script.Language;
import live.showhorse.trace.Traces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Whole scripts: many lines of a rundown at once, all or none. */
@Path("/v1/channels/{id}/script")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rundown")
public class ScriptResource {
  private static final String CSV = "text/csv";
  private static final String TSV = "text/tab-separated-values";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** What browsers on Windows call a file named .csv, when Excel is there. */
  private static final String EXCEL = "application/vnd.ms-excel";

  private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet";

  private final Channels channels;
  private final Script scripts;
  private final Traces traces;

  ScriptResource(Channels channels, LimitsConfig limits, Traces traces) {
    this.channels = channels;
    this.scripts = new Script(limits.scriptLines());
    this.traces = traces;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Many lines at once",
      description =
          "JSON; or text/plain, one line of script a line, an optional language in front ([zh]);"
              + " or a table with the header text,language,product,price,priority,speed,pitch,"
              + "deadline,loop in any order (only text is required): text/csv, or a workbook"
              + " (.xlsx), whose first sheet that is not empty is read. Commas, semicolons, tabs"
              + " or bars between the cells are found; so is the charset, unless it is declared,"
              + " as in text/csv; charset=GBK. All lines or none enter the rundown, at most 1,000."
              + " A line of a file comes back with its source: its row, the charset, the"
              + " separator.")
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
            mediaType = CSV,
            schema = @Schema(implementation = String.class),
            examples =
                @ExampleObject(
                    name = "with a product",
                    value =
                        "text,language,product,price,priority\n"
                            + "\"This oolong, hand-picked.\",en,Oolong tea,¥ 68,queue\n")),
        @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")),
        @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA,
            schema = @Schema(implementation = ScriptForm.class))
      })
  @APIResponse(
      responseCode = "201",
      description = "In the rundown",
      content = @Content(schema = @Schema(implementation = ScriptLineView[].class)))
  public Response json(
      String id,
      ScriptBody body,
      @RestQuery @Parameter(description = "Whether the script starts again when it has aired")
          boolean loop,
      @Context HttpHeaders headers) {
    ScriptBody script = Given.required("body", body);
    List<LineView> lines =
        added(id, scripts.of(script), loop || script.loop(), headers).stream()
            .map(LineView::of)
            .toList();
    return created(lines);
  }

  @POST
  @Consumes(MediaType.TEXT_PLAIN)
  @Operation(hidden = true)
  public Response plain(
      String id, byte[] body, @RestQuery boolean loop, @Context HttpHeaders headers) {
    return added(id, scripts.plain(body, charset(headers), language(id)), loop, headers);
  }

  @POST
  @Consumes({
    CSV,
    TSV,
    XLSX,
    EXCEL,
    OPEN_DOCUMENT,
    "application/csv",
    "text/comma-separated-values",
    MediaType.APPLICATION_OCTET_STREAM
  })
  @Operation(hidden = true)
  public Response table(
      String id, byte[] body, @RestQuery boolean loop, @Context HttpHeaders headers) {
    return added(id, scripts.table(body, charset(headers), language(id)), loop, headers);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(hidden = true)
  public Response form(
      String id, ScriptForm form, @RestQuery boolean loop, @Context HttpHeaders headers) {
    FileUpload upload = Given.required("script", form.script);
    boolean again = loop || Given.text(form.loop).map(v -> Given.flag("loop", v)).orElse(false);
    Language language = language(id);
    byte[] file = Uploads.read(upload);
    Optional<String> charset = Optional.ofNullable(upload.charSet());
    ScriptFile script =
        upload.fileName().toLowerCase(Locale.ROOT).endsWith(".txt")
            ? scripts.plain(file, charset, language)
            : scripts.table(file, charset, language);
    return added(id, script, again, headers);
  }

  private Response added(String id, ScriptFile script, boolean loop, HttpHeaders headers) {
    List<Line> lines = added(id, script.lines(), loop, headers);
    List<ScriptLineView> views = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      views.add(new ScriptLineView(LineView.of(lines.get(at)), script.sources().get(at)));
    }
    return created(views);
  }

  private List<Line> added(String id, List<NewLine> script, boolean loop, HttpHeaders headers) {
    return traces.call(
        "POST /v1/channels/{id}/script",
        headers::getHeaderString,
        () -> channels.addScript(id, script, loop));
  }

  private static Response created(List<?> lines) {
    return Response.status(Response.Status.CREATED).entity(lines).build();
  }

  /** Of lines that name none. */
  private Language language(String id) {
    return channels.get(id).spec().language();
  }

  private static Optional<String> charset(HttpHeaders headers) {
    return Optional.ofNullable(headers.getMediaType())
        .map(type -> type.getParameters().get(MediaType.CHARSET_PARAMETER));
  }
}
