package live.showhorse.presenter;

import java.time.Instant;
import live.showhorse.script.Language;
import live.showhorse.speech.Diction;

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
 * @param diction speed, pitch and lexicon
 * @param look framing and background
 */
public record Presenter(
    String id,
    String name,
    Language language,
    String voice,
    String photo,
    String rig,
    Consent consent,
    Instant createdAt,
    Diction diction,
    Look look) {
  public Presenter {
    // Presenters kept by earlier versions have neither.
    diction = diction == null ? Diction.PLAIN : diction;
    look = look == null ? Look.SUGGESTED : look;
  }

  /** The voice it speaks a language with: its own in its own, else "", the language's default. */
  public String voice(Language spoken) {
    return spoken == language ? voice : "";
  }

  /** The same presenter with a corrected rig. */
  public Presenter withRig(String corrected) {
    return new Presenter(
        id, name, language, voice, photo, corrected, consent, createdAt, diction, look);
  }

  /** The same presenter speaking otherwise. */
  public Presenter withDiction(Diction other) {
    return new Presenter(id, name, language, voice, photo, rig, consent, createdAt, other, look);
  }

  /** The same presenter looking otherwise. */
  public Presenter withLook(Look other) {
    return new Presenter(id, name, language, voice, photo, rig, consent, createdAt, diction, other);
  }
}
