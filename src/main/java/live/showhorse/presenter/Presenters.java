package live.showhorse.presenter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
  /** The most bytes of a photo file. */
  public static final int MAX_PHOTO_BYTES = 20 << 20;

  /** The most characters of a name. */
  public static final int MAX_NAME = 80;

  private static final int MAX_CONSENT_BY = 200;
  private static final int MAX_VOICE = 100;
  private static final int MAX_RIG = 64 << 10;

  /** Photos are kept until deleted, so their number must have an end. */
  private static final int MAX_PRESENTERS = 1_000;

  private static final String PREFIX = "presenter:";
  private static final String ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int ID_LENGTH = 10;
  private static final Logger LOG = Logger.getLogger(Presenters.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(new Jdk8Module());

  private final Documents documents;
  private final Blobs blobs;
  private final RigFinder rigs;
  private final SecureRandom random = new SecureRandom();

  public Presenters(Documents documents, Blobs blobs, RigFinder rigs) {
    this.documents = documents;
    this.blobs = blobs;
    this.rigs = rigs;
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
   * @throws ProblemException {@code consent-missing}, {@code name-invalid}, {@code voice-invalid},
   *     {@code photo-unreadable}, {@code photo-too-large} (413), {@code no-face}, {@code
   *     several-faces}, {@code face-too-small}, {@code too-many-presenters}
   */
  public Presenter create(
      byte[] photo, String name, Language language, String voice, Consent consent) {
    checkConsent(consent);
    String cleanName = checkName(name);
    if (voice.length() > MAX_VOICE) {
      throw ProblemException.unprocessable(
          "voice-invalid",
          "The voice has "
              + voice.length()
              + " characters; the id of a voice has at most "
              + MAX_VOICE
              + ".");
    }
    if (photo.length > MAX_PHOTO_BYTES) {
      throw new ProblemException(
          413,
          "photo-too-large",
          "The photo has "
              + photo.length
              + " bytes; at most "
              + MAX_PHOTO_BYTES
              + " (20 MiB) are allowed.");
    }
    String rig = rigs.findRig(photo);
    var presenter =
        new Presenter(
            newId(),
            cleanName,
            language,
            voice.strip(),
            sha256(photo),
            rig,
            consent,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            Diction.PLAIN);
    keep(presenter, photo);
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
      blobs.drop(photoKey(photo));
    }
    LOG.infof("presenter deleted id=%s", id);
    return true;
  }

  /**
   * Replaces the rig by a corrected one.
   *
   * @throws ProblemException 404 {@code not-found}, 422 {@code rig-invalid}
   */
  public Presenter putRig(String id, String rigJson) {
    Presenter presenter = get(id);
    if (rigJson.length() > MAX_RIG) {
      throw ProblemException.unprocessable(
          "rig-invalid",
          "The rig has " + rigJson.length() + " characters; at most " + MAX_RIG + " are allowed.");
    }
    rigs.checkRig(photo(presenter.photo()), rigJson);
    Presenter corrected = presenter.withRig(rigJson);
    documents.put(PREFIX + id, toJson(corrected));
    LOG.infof("presenter rig corrected id=%s", id);
    return corrected;
  }

  /**
   * The photo file.
   *
   * @throws ProblemException 404 {@code not-found}
   */
  public byte[] photo(String sha256) {
    return blobs
        .kept(photoKey(sha256))
        .orElseThrow(() -> ProblemException.notFound("photo", sha256));
  }

  /** Not at the same time as {@link #delete}, which may be dropping the same photo. */
  private synchronized void keep(Presenter presenter, byte[] photo) {
    if (documents.keys(PREFIX).size() >= MAX_PRESENTERS) {
      throw new ProblemException(
          409,
          "too-many-presenters",
          "There are "
              + MAX_PRESENTERS
              + " presenters already, which is all there may be. Delete one that is not used.");
    }
    blobs.keep(photoKey(presenter.photo()), photo);
    documents.put(PREFIX + presenter.id(), toJson(presenter));
  }

  private static void checkConsent(Consent consent) {
    if (!consent.given()) {
      throw ProblemException.unprocessable(
          "consent-missing",
          "Consent was not given. A presenter is made only with the consent of the person in the"
              + " photo; say who gave it.");
    }
    if (consent.by().isBlank() || consent.by().length() > MAX_CONSENT_BY) {
      throw ProblemException.unprocessable(
          "consent-missing",
          "The consent does not say who gave it in 1 to " + MAX_CONSENT_BY + " characters.");
    }
  }

  private static String checkName(String name) {
    String clean = name.strip();
    int length = clean.codePointCount(0, clean.length());
    if (length < 1 || length > MAX_NAME) {
      throw ProblemException.unprocessable(
          "name-invalid",
          "The name has " + length + " characters; it must have 1 to " + MAX_NAME + ".");
    }
    return clean;
  }

  private String newId() {
    var id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
    }
    return id.toString();
  }

  private static String photoKey(String sha256) {
    return "photo:" + sha256;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
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
