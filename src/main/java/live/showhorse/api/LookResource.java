package live.showhorse.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import live.showhorse.engine.PhotoTurns;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.Canvas;
import live.showhorse.presenter.Background;
import live.showhorse.presenter.Framing;
import live.showhorse.presenter.Looks;
import live.showhorse.presenter.Presenter;
import live.showhorse.presenter.Presenters;
import live.showhorse.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** How a presenter looks: framing, background, and pictures of both. */
@Path("/v1/presenters/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "presenters")
public class LookResource {
  private static final String PNG = "image/png";
  private static final String NO_CACHE = "no-cache";

  private final Presenters presenters;
  private final Looks looks;
  private final PhotoTurns turns;
  private final long maxPhoto;

  LookResource(Presenters presenters, Looks looks, PhotoTurns turns, LimitsConfig limits) {
    this.turns = turns;
    this.maxPhoto = limits.photo().asLongValue();
    this.presenters = presenters;
    this.looks = looks;
  }

  @PUT
  @Path("/framing")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Frame the presenter",
      description =
          "Against the suggested framing. One that leaves the photo on a canvas of 720x1280 is"
              + " refused (422) with the nearest that fits; other canvases take the nearest. A"
              + " channel takes it when it goes on air next.")
  public PresenterView putFraming(String id, FramingBody body) {
    Framing framing = Given.required("body", body).toFraming();
    return view(looks.putFraming(id, framing));
  }

  @PUT
  @Path("/background")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Keep the background, blur it, or put a colour or a picture (as a form) in its place",
      description = "A channel takes it when it goes on air next.")
  public PresenterView putBackground(String id, BackgroundBody body) {
    Background background = Given.required("body", body).toBackground("");
    if (background.mode() == Background.Mode.PICTURE) {
      throw ProblemException.unprocessable(
          "look-invalid",
          "A background picture is sent as multipart/form-data, in the field 'picture'.");
    }
    return view(looks.putBackground(id, background));
  }

  @PUT
  @Path("/background")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(summary = "Put a picture behind the presenter")
  public PresenterView putPicture(String id, BackgroundForm form) {
    return view(turns.take(() -> looks.putPicture(id, form.picture(maxPhoto))));
  }

  @GET
  @Path("/rig.png")
  @Produces({PNG, MediaType.APPLICATION_JSON})
  @Operation(summary = "The rig drawn over the photo: what was found where")
  public Response rigDrawing(String id) {
    return png(looks.rigDrawing(presenters.get(id)));
  }

  @GET
  @Path("/preview.png")
  @Produces({PNG, MediaType.APPLICATION_JSON})
  @Operation(summary = "The presenter at rest, as it airs: framing and background")
  public Response preview(String id, @RestQuery @DefaultValue("720x1280@25") String canvas) {
    Canvas drawn = Given.canvas(canvas);
    return png(looks.preview(presenters.get(id), drawn));
  }

  private PresenterView view(Presenter presenter) {
    return PresenterView.of(presenter, looks.check(presenter));
  }

  private static Response png(byte[] file) {
    return Response.ok(file, PNG).header("Cache-Control", NO_CACHE).build();
  }
}
