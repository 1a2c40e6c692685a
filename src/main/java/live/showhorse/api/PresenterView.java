package live.showhorse.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import live.showhorse.presenter.PhotoCheck;
import live.showhorse.presenter.Presenter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A presenter as the API shows it. */
@Schema(name = "Presenter")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PresenterView(
    @Schema(examples = "k3v9qa") String id,
    @Schema(examples = "Mei") String name,
    @Schema(description = "Language of lines that name none", examples = "zh") String language,
    @Schema(description = "Id of a voice; empty: the default of the language") String voice,
    @Schema(description = "Where the photo is", examples = "/v1/presenters/k3v9qa/photo")
        String photo,
    @Schema(description = "SHA-256 of the photo") String photoSha256,
    ConsentView consent,
    Instant createdAt,
    LookView look,
    @Schema(description = "What is said about the photo; not in lists") PhotoCheck check) {

  /** Framing and background. */
  @Schema(name = "Look")
  record LookView(FramingBody framing, BackgroundBody background) {}

  /** The record of consent. */
  @Schema(name = "Consent")
  record ConsentView(
      boolean given,
      @Schema(description = "Who gave it", examples = "Li Mei") String by,
      Instant at) {}

  /** As it stands in lists. */
  static PresenterView of(Presenter presenter) {
    return of(presenter, null);
  }

  /**
   * @param check {@code null} to leave it out
   */
  static PresenterView of(Presenter presenter, PhotoCheck check) {
    return new PresenterView(
        presenter.id(),
        presenter.name(),
        presenter.language().tag(),
        presenter.voice(),
        "/v1/presenters/" + presenter.id() + "/photo",
        presenter.photo(),
        new ConsentView(
            presenter.consent().given(), presenter.consent().by(), presenter.consent().at()),
        presenter.createdAt(),
        new LookView(
            FramingBody.of(presenter.look().framing()),
            BackgroundBody.of(presenter.look().background())),
        check);
  }
}
