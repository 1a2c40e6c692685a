package live.showhorse.presenter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
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
 * Presenters and their photos, kept in Redis. A photo is kept once, however many presenters have
 * it, until the last of them is deleted. Methods block, {@link #create} and {@link #putRig} for a
 * second or two; call from a worker thread.
 */
@ApplicationScoped
public class Presenters {
  private static final byte[] NO_PICTURE = {};
  private static final int MAX_CONSENT_BY = 200;
  private static final int MAX_VOICE = 100;

  private static final String PREFIX = "presenter:";
  private static final String ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int ID_LENGTH = 10;
  private static final Logger LOG = Logger.getLogger(Presenters.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(new Jdk8Module());

  private final Documents documents;
  private final Pictures photos;
  private final Pictures backdrops;
  private final PhotoIntake intake;
  private final LimitsConfig limits;
  private final SecureRandom random = new SecureRandom();

  public Presenters(Documents documents, Blobs blobs, PhotoIntake intake, LimitsConfig limits) {
    this.documents = documents;
    this.photos = new Pictures(blobs, "photo");
    this.backdrops = new Pictures(blobs, "backdrop");
    this.intake = intake;
    this.limits = limits;
  }

  /** A presenter in the suggested framing before the photo's own background. */
  public Presenter create(
      byte[] photo, String name, Language language, String voice, Consent consent) {
    return create(photo, name, language, voice, consent, Look.SUGGESTED, NO_PICTURE);
  }

  /**
   * Finds the face in the photo and keeps the presenter.
   *
   * @param photo JPEG, PNG or WebP file, at most 20 MiB and 12 megapixels, one face of at least 96
   *     px
   * @param name 1..80 characters
   * @param language of lines that name none
   * @param voice id of a voice, or "" for the default voice of the language
   * @param consent of the person in the photo
   * @param look framing and background
   * @param backdrop the background picture, within the limits of photos; empty when there is none
   * @throws ProblemException {@code consent-missing}, {@code text-length}, {@code text-unreadable},
   *     {@code photo-unreadable}, {@code photo-too-large} (413), {@code no-face}, {@code
   *     several-faces}, {@code face-too-small}, {@code look-invalid}, {@code too-many-presenters}
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
    String rig = intake.findRig(photo);
    if (!look.equals(Look.SUGGESTED)) {
      intake.check(photo, rig, look, backdrop);
    }
    var presenter =
        new Presenter(
            newId(),
            cleanName,
            language,
            voice.strip(),
            Pictures.name(photo),
            rig,
            consent,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            Diction.PLAIN,
            look);
    keep(presenter, photo, backdrop);
    LOG.infof(
        "presenter created id=%s language=%s photo=%s bytes=%d",
        presenter.id(), language, presenter.photo().substring(0, 12), photo.length);
    return presenter;
  }

  public Optional<Presenter> find(String id) {
    return documents.get(PREFIX + id).map(Presenters::fromJson);
  }

  /**
   * @throws ProblemException 404 {@code not-found}
   */
  public Presenter get(String id) {
    return find(id).orElseThrow(() -> ProblemException.notFound("presenter", id));
  }

  /** All, the oldest first. */
  public List<Presenter> list() {
    return documents.keys(PREFIX).stream()
        .map(documents::get)
        .flatMap(Optional::stream)
        .map(Presenters::fromJson)
        .sorted(Comparator.comparing(Presenter::createdAt).thenComparing(Presenter::id))
        .toList();
  }

  /**
   * Forgets a presenter, and its photo when no other has it.
   *
   * @return whether there was one
   */
  public synchronized boolean delete(String id) {
    Optional<Presenter> presenter = find(id);
    if (presenter.isEmpty()) {
      return false;
    }
    documents.delete(PREFIX + id);
    String photo = presenter.get().photo();
    if (list().stream().noneMatch(other -> other.photo().equals(photo))) {
      photos.drop(photo);
    }
    dropBackdrop(presenter.get().look());
    LOG.infof("presenter deleted id=%s", id);
    return true;
  }

  /**
   * Replaces the rig by a corrected one.
   *
   * @throws ProblemException 404 {@code not-found}, 422 {@code rig-invalid}, 413 {@code
   *     rig-too-large}
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
    intake.check(photo(presenter.photo()), rigJson, Look.SUGGESTED, NO_PICTURE);
    Presenter corrected = presenter.withRig(rigJson);
    documents.put(PREFIX + id, toJson(corrected));
    LOG.infof("presenter rig corrected id=%s", id);
    return corrected;
  }

  /**
   * Changes how a presenter speaks; lines that are not rendered yet are spoken so.
   *
   * @throws ProblemException 404 {@code not-found}
   */
  public Presenter putDiction(String id, UnaryOperator<Diction> change) {
    Presenter presenter = get(id);
    Presenter changed = presenter.withDiction(change.apply(presenter.diction()));
    documents.put(PREFIX + id, toJson(changed));
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
    return photos.get(sha256);
  }

  /**
   * The background picture of a look; empty when it has none.
   *
   * @throws ProblemException 404 {@code not-found}
   */
  public byte[] backdrop(Look look) {
    String picture = look.background().picture();
    return picture.isEmpty() ? NO_PICTURE : backdrops.get(picture);
  }

  /** Keeps a look that has been checked. @param backdrop empty when the look has none */
  synchronized Presenter putLook(String id, Look look, byte[] backdrop) {
    Presenter presenter = get(id);
    Presenter changed = presenter.withLook(look);
    keepBackdrop(look, backdrop);
    documents.put(PREFIX + id, toJson(changed));
    if (!presenter.look().background().equals(look.background())) {
      dropBackdrop(presenter.look());
    }
    return changed;
  }

  private void keepBackdrop(Look look, byte[] backdrop) {
    if (!look.background().picture().isEmpty()) {
      backdrops.keep(look.background().picture(), backdrop);
    }
  }

  /** Of a presenter who no longer has this look. */
  private void dropBackdrop(Look look) {
    String picture = look.background().picture();
    if (!picture.isEmpty()
        && list().stream()
            .noneMatch(other -> other.look().background().picture().equals(picture))) {
      backdrops.drop(picture);
    }
  }

  /** Not at the same time as {@link #delete}, which may be dropping the same photo. */
  private synchronized void keep(Presenter presenter, byte[] photo, byte[] backdrop) {
    if (documents.keys(PREFIX).size() >= limits.presenters()) {
      throw ProblemException.unprocessable(
          "too-many-presenters",
          "There are "
              + limits.presenters()
              + " presenters already, which is all there may be (showhorse.limits.presenters). Delete one that is not used.");
    }
    photos.keep(presenter.photo(), photo);
    keepBackdrop(presenter.look(), backdrop);
    documents.put(PREFIX + presenter.id(), toJson(presenter));
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

  private static String toJson(Presenter presenter) {
    try {
      return JSON.writeValueAsString(presenter);
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("cannot write presenter " + presenter.id(), defect);
    }
  }

  private static Presenter fromJson(String json) {
    try {
      return JSON.readValue(json, Presenter.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("a presenter in Redis cannot be read: " + json, damaged);
    }
  }
}
