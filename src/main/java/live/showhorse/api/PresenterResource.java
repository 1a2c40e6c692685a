package live.showhorse.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import live.showhorse.engine.PhotoTurns;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.presenter.Looks;
import live.showhorse.presenter.Presenter;
import live.showhorse.presenter.Presenters;
import live.showhorse.problem.ProblemException;
import live.showhorse.speech.Voices;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who speaks. */
@Path("/v1/presenters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "presenters", description = "Who speaks: a photo, its rig, a voice and the consent")
public class PresenterResource {
  private final Presenters presenters;
  private final Looks looks;
  private final Voices voices;
  private final PhotoTurns turns;
  private final long maxPhoto;

  PresenterResource(
      Presenters presenters, Looks looks, Voices voices, PhotoTurns turns, LimitsConfig limits) {
    this.presenters = presenters;
    this.looks = looks;
    this.voices = voices;
    this.turns = turns;
    this.maxPhoto = limits.photo().asLongValue();
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Make a presenter of a photo",
      description =
          "Finds the one frontal face and its rig; a photo without it is refused (422). What could be"
              + " better about the photo is said in 'check'.")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = PresenterView.class)))
  public Response create(PresenterForm form) {
    // In the order of the form, so that the first field that is wrong is the one that is named
    Given.required("photo", form.photo);
    form.name();
    voices.check(form.language(), form.voice());
    Presenter made = turns.take(() -> make(form));
    return Response.created(URI.create("/v1/presenters/" + made.id()))
        .entity(PresenterView.of(made, looks.check(made)))
        .build();
  }

  private Presenter make(PresenterForm form) {
    byte[] picture = form.backgroundPicture(maxPhoto);
    return presenters.create(
        form.photo(maxPhoto),
        form.name(),
        form.language(),
        form.voice(),
        form.consent(Clock.systemUTC()),
        form.look(picture),
        picture);
  }

  @GET
  @Operation(summary = "All presenters")
  public List<PresenterView> list() {
    return presenters.list().stream().map(PresenterView::of).toList();
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One presenter")
  public PresenterView get(String id) {
    Presenter presenter = presenters.get(id);
    return PresenterView.of(presenter, looks.check(presenter));
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Remove a presenter and its photo")
  public void delete(String id) {
    if (!presenters.delete(id)) {
      throw ProblemException.notFound("presenter", id);
    }
  }

  @GET
  @Path("/{id}/photo")
  @Produces({"image/png", "image/jpeg", "image/webp", "image/heic", "image/avif"})
  @Operation(summary = "The photo as it was uploaded")
  public Response photo(String id) {
    byte[] photo = presenters.photo(presenters.get(id).photo());
    return Response.ok(photo, ImageType.of(photo)).build();
  }

  @GET
  @Path("/{id}/rig")
  @Operation(
      summary = "The rig: where eyes, mouth and chin are",
      description = "JSON of the engine, in pixels of the upright photo.")
  @APIResponse(
      responseCode = "200",
      description = "The rig",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public String rig(String id) {
    return presenters.get(id).rig();
  }

  @PUT
  @Path("/{id}/rig")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Correct the rig", description = "A rig that does not fit is refused (422).")
  @APIResponse(
      responseCode = "200",
      description = "The rig as it is now",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public String putRig(
      String id,
      @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
          String rig) {
    return presenters.putRig(id, Given.required("rig", rig)).rig();
  }
}
