package live.showhorse.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Map;
import live.showhorse.media.Canvas;
import live.showhorse.presenter.Look;
import live.showhorse.script.Language;
import live.showhorse.speech.Diction;

/**
 * A clip somebody wants.
 *
 * @param key its name: the result is stored under it
 * @param photo SHA-256 of the photo file in hexadecimal
 * @param rig face geometry as JSON
 * @param look framing and background; a background picture lies beside the photo
 * @param text what is said, "" for an idle clip
 * @param language of the text
 * @param voice id of a voice, or "" for the default voice of the language
 * @param diction delivery of the text, and of the lexicon what touches it
 * @param canvas frame size and rate
 * @param seed decides blinks and head motion
 * @param idleUnits length of an idle clip in grid units of 320 ms; 0 for speech
 * @param recording name of the piece of a recording that is heard, "" when the text is spoken
 * @param origin for whom it was asked for first, as {@link live.showhorse.trace.Origin} writes it
 */
public record RenderJob(
    String key,
    String photo,
    String rig,
    Look look,
    String text,
    Language language,
    String voice,
    Diction diction,
    Canvas canvas,
    long seed,
    int idleUnits,
    String recording,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> origin) {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  public RenderJob {
    // Jobs of earlier versions have none.
    recording = recording == null ? "" : recording;
    origin = origin == null ? Map.of() : Map.copyOf(origin);
  }

  /** Spoken text or an idle clip. */
  public RenderJob(
      String key,
      String photo,
      String rig,
      Look look,
      String text,
      Language language,
      String voice,
      Diction diction,
      Canvas canvas,
      long seed,
      int idleUnits) {
    this(
        key, photo, rig, look, text, language, voice, diction, canvas, seed, idleUnits, "",
        Map.of());
  }

  /** The same, asked for by somebody. */
  public RenderJob of(Map<String, String> asker) {
    return new RenderJob(
        key, photo, rig, look, text, language, voice, diction, canvas, seed, idleUnits, recording,
        asker);
  }

  String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException defect) {
      throw new IllegalStateException("cannot write the job of clip " + key, defect);
    }
  }

  static RenderJob fromJson(String json) {
    try {
      return JSON.readValue(json, RenderJob.class);
    } catch (JsonProcessingException foreign) {
      throw new IllegalArgumentException("a render job cannot be read: " + json, foreign);
    }
  }
}
