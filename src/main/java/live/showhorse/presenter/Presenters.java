package live.showhorse.presenter;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.limits.Texts;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Documents;
import live.showhorse.script.Language;
import live.showhorse.speech.Diction;
import org.jboss.logging.Logger;

/**
 * Presenters and their photos. Methods block on Redis, {@link #create} and {@link #putRig} for a
 * second or two; call from a worker thread.
 */
@ApplicationScoped
public class Presenters {
  private static final byte[] NO_PICTURE = {};
  private static final int MAX_CONSENT_BY = 200;
  private static final int MAX_VOICE = 100;

  private static final String ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int ID_LENGTH = 10;
  private static final Logger LOG = Logger.getLogger(Presenters.class);

  private final PresenterStore store;
  private final PhotoIntake intake;
  private final LimitsConfig limits;
  private final PhotoChecks checks;
  private final SecureRandom random = new SecureRandom();

  public Presenters(Documents documents, Blobs blobs, PhotoIntake intake, LimitsConfig limits) {
    this.store = new PresenterStore(documents, blobs);
    this.intake = intake;
    this.limits = limits;
    this.checks = new PhotoChecks(limits.presenters());
  }

  /** A presenter in the suggested framing before the photo's own background. */
  public Presenter create(
      byte[] photo, String name, Language language, String voice, Consent consent) {
    return create(photo, name, language, voice, consent, Look.SUGGESTED, NO_PICTURE);
  }

  /**
   * Finds the face in the photo and keeps the presenter.
   *
   * @param photo JPEG, PNG, WebP, HEIC or AVIF file, at most 20 MiB and 13 megapixels, one face of
   *     at least 96 px
   * @param name 1..80 characters
   * @param language of lines that name none
   * @param voice id of a voice, or "" for the default voice of the language
   * @param consent of the person in the photo
   * @param look framing and background
   * @param backdrop the background picture, within the limits of photos; empty when there is none
   * @throws ProblemException {@code consent-missing}, {@code text-length}, {@code text-unreadable},
   *     {@code photo-unreadable}, {@code photo-too-large} (413), {@code no-face}, {@code
   *     several-faces}, {@code face-too-small}, {@code rig-invalid}, {@code look-invalid}, {@code
   *     too-many-presenters}, {@code photos-busy} (429); then nothing is left of it
   */
  public Presenter create(
      byte[] photo,
      String name,
      Language language,
      String voice,
      Consent consent,
      Look look,
      byte[] backdrop) {
    checkConsent(consent);
    String cleanName = Texts.name("presenter's name", name, limits.name());
    Texts.optional("voice", voice, MAX_VOICE);
    if (photo.length > limits.photo().asLongValue()) {
      throw new ProblemException(
          413,
          "photo-too-large",
          "The photo has "
              + photo.length
              + " bytes; it may have at most "
              + limits.photo().asLongValue()
              + ".");
    }
    // All that can be refused is refused before anything is kept
    MeasuredPhoto measured = intake.measure(photo, look, backdrop);
    var presenter =
        new Presenter(
            newId(),
            cleanName,
            language,
            voice.strip(),
            Pictures.name(photo),
            measured.rig(),
            consent,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            Diction.PLAIN,
            look);
    store.add(presenter, photo, backdrop, limits.presenters());
    checks.keep(presenter, measured.check());
    LOG.infof(
        "presenter created id=%s language=%s photo=%s bytes=%d",
        presenter.id(), language, presenter.photo().substring(0, 12), photo.length);
    return presenter;
  }

  public Optional<Presenter> find(String id) {
    return store.find(id);
  }

  /**
   * @throws ProblemException 404 {@code not-found}
   */
  public Presenter get(String id) {
    return store.get(id);
  }

  /** All, the oldest first. */
  public List<Presenter> list() {
    return store.list();
  }

  /**
   * Forgets a presenter, and its photo when no other has it.
   *
   * @return whether there was one
   */
  public boolean delete(String id) {
    Optional<Presenter> deleted = store.delete(id);
    deleted.ifPresent(presenter -> LOG.infof("presenter deleted id=%s", presenter.id()));
    return deleted.isPresent();
  }

  /**
   * Replaces the rig by a corrected one.
   *
   * @throws ProblemException 404 {@code not-found}, 422 {@code rig-invalid}, or {@code
   *     look-invalid} when the framing does not fit the new rig, 413 {@code rig-too-large}
   */
  public Presenter putRig(String id, String rigJson) {
    Presenter presenter = get(id);
    if (rigJson.length() > limits.rig()) {
      throw new ProblemException(
          413,
          "rig-too-large",
          "The rig has %d characters; it may have at most %d."
              .formatted(rigJson.length(), limits.rig()));
    }
    PhotoCheck check = judge(presenter.withRig(rigJson));
    Presenter corrected = store.change(id, current -> current.withRig(rigJson));
    if (corrected.look().equals(presenter.look())) {
      checks.keep(corrected, check);
    }
    LOG.infof("presenter rig corrected id=%s", id);
    return corrected;
  }

  /**
   * Changes how a presenter speaks; lines that are not rendered yet are spoken so.
   *
   * @throws ProblemException 404 {@code not-found}
   */
  public Presenter putDiction(String id, UnaryOperator<Diction> change) {
    Presenter changed =
        store.change(id, presenter -> presenter.withDiction(change.apply(presenter.diction())));
    LOG.infof(
        "presenter diction changed id=%s speed=%s pitch=%s lexicon=%d",
        id,
        changed.diction().delivery().speed(),
        changed.diction().delivery().pitch(),
        changed.diction().lexicon().entries().size());
    return changed;
  }

  /**
   * The photo file.
   *
   * @throws ProblemException 404 {@code not-found}
   */
  public byte[] photo(String sha256) {
    return store.photo(sha256);
  }

  /**
   * The background picture of a look; empty when it has none.
   *
   * @throws ProblemException 404 {@code not-found}
   */
  public byte[] backdrop(Look look) {
    return store.backdrop(look);
  }

  /** What is said about a presenter's photo; remembered, since it takes a second. */
  PhotoCheck check(Presenter presenter) {
    return checks.get(presenter, () -> judge(presenter));
  }

  private PhotoCheck judge(Presenter presenter) {
    return intake.turn(
        () ->
            intake.check(
                photo(presenter.photo()),
                presenter.rig(),
                presenter.look(),
                backdrop(presenter.look())));
  }

  /**
   * Keeps a look that has been checked.
   *
   * @param backdrop empty when the look has none
   */
  Presenter putLook(String id, Look look, byte[] backdrop, PhotoCheck check) {
    Presenter changed = store.changeLook(id, look, backdrop);
    checks.keep(changed, check);
    return changed;
  }

  private static void checkConsent(Consent consent) {
    if (!consent.given()) {
      throw ProblemException.unprocessable(
          "consent-missing",
          "Consent was not given. A presenter is made only with the consent of the person in the"
              + " photo; say who gave it.");
    }
    if (consent.by().isBlank()) {
      throw ProblemException.unprocessable(
          "consent-missing", "The consent does not say who gave it; it must.");
    }
    Texts.name("name of who gave the consent", consent.by(), MAX_CONSENT_BY);
  }

  private String newId() {
    var id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
    }
    return id.toString();
  }
}
