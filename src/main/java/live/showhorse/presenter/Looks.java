package live.showhorse.presenter;

import jakarta.enterprise.context.ApplicationScoped;
import live.showhorse.media.Canvas;
import live.showhorse.problem.ProblemException;
import org.jboss.logging.Logger;

/**
 * How presenters look: what is said about their photos, their framing and their background. A
 * channel on air keeps the look it went on air with. Methods block, up to two seconds; call from a
 * worker thread.
 */
@ApplicationScoped
public class Looks {
  private static final byte[] NO_PICTURE = {};
  private static final Logger LOG = Logger.getLogger(Looks.class);

  private final Presenters presenters;
  private final PhotoIntake intake;

  public Looks(Presenters presenters, PhotoIntake intake) {
    this.presenters = presenters;
    this.intake = intake;
  }

  /** What is said about a presenter's photo; remembered, since it takes a second. */
  public PhotoCheck check(Presenter presenter) {
    return presenters.check(presenter);
  }

  /**
   * Frames a presenter otherwise.
   *
   * @throws ProblemException 404 {@code not-found}, 422 {@code look-invalid} with the nearest
   *     framing that fits
   */
  public Presenter putFraming(String id, Framing framing) {
    Presenter presenter = presenters.get(id);
    return put(
        presenter, presenter.look().withFraming(framing), presenters.backdrop(presenter.look()));
  }

  /**
   * Keeps the background, blurs it or puts a colour in its place.
   *
   * @throws ProblemException 404 {@code not-found}, 422 {@code look-invalid}
   */
  public Presenter putBackground(String id, Background background) {
    Presenter presenter = presenters.get(id);
    return put(presenter, presenter.look().withBackground(background), NO_PICTURE);
  }

  /**
   * Puts a picture behind a presenter.
   *
   * @param picture JPEG, PNG, WebP, HEIC or AVIF within the limits of photos
   * @throws ProblemException 404 {@code not-found}, 422 {@code look-invalid}
   */
  public Presenter putPicture(String id, byte[] picture) {
    Presenter presenter = presenters.get(id);
    var background = new Background(Background.Mode.PICTURE, "", 0, name(picture));
    return put(presenter, presenter.look().withBackground(background), picture);
  }

  /** How a background names its picture. */
  public static String name(byte[] picture) {
    return Pictures.name(picture);
  }

  private Presenter put(Presenter presenter, Look look, byte[] backdrop) {
    PhotoCheck check =
        intake.turn(
            () ->
                intake.check(presenters.photo(presenter.photo()), presenter.rig(), look, backdrop));
    Presenter changed = presenters.putLook(presenter.id(), look, backdrop, check);
    LOG.infof("presenter look changed id=%s look=%s", changed.id(), look.json());
    return changed;
  }

  /** The rig drawn over the photo, as a PNG file. */
  public byte[] rigDrawing(Presenter presenter) {
    return intake.turn(() -> intake.drawRig(presenters.photo(presenter.photo()), presenter.rig()));
  }

  /** The picture that clips of a presenter begin and end with, as a PNG file. */
  public byte[] preview(Presenter presenter, Canvas canvas) {
    return intake.turn(
        () ->
            intake.preview(
                presenters.photo(presenter.photo()),
                presenter.rig(),
                presenter.look(),
                presenters.backdrop(presenter.look()),
                canvas));
  }
}
