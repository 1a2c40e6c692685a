package live.showhorse.presenter;

import java.time.Instant;
import live.showhorse.script.Language;

/**
 * Who speaks: a photo, its rig, a voice and language, and the record of consent.
 *
 * @param id short and URL-safe
 * @param name 1..80 characters
 * @param language the language of lines that name none
 * @param voice id of a voice, or "" for the default voice of the language
 * @param photo SHA-256 of the photo file in hexadecimal
 * @param rig face geometry as JSON, in pixels of the upright photo (see showhorse.h)
 * @param consent of the person in the photo
 * @param createdAt when the presenter was made
 */
public record Presenter(
    String id,
    String name,
    Language language,
    String voice,
    String photo,
    String rig,
    Consent consent,
    Instant createdAt) {
  /** The same presenter with a corrected rig. */
  public Presenter withRig(String corrected) {
    return new Presenter(id, name, language, voice, photo, corrected, consent, createdAt);
  }
}
