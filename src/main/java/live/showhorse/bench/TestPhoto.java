package live.showhorse.bench;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import live.showhorse.command.FacePlace;
import live.showhorse.engine.ClipRequest;
import live.showhorse.engine.Engine;
import live.showhorse.media.Canvas;
import live.showhorse.media.Grid;
import live.showhorse.presenter.Look;
import live.showhorse.script.Language;
import live.showhorse.speech.Speech;

/**
 * A photo that is measured.
 *
 * @param name as the report has it
 * @param variation whether it was made from another photo
 * @param file JPEG, PNG or WebP
 * @param rig found in it
 * @param place of the face on the canvas of the bench
 */
public record TestPhoto(String name, boolean variation, byte[] file, String rig, FacePlace place) {
  /** Decides blinks and head motion; any value would do. */
  private static final long SEED = 2_026;

  private static final String NOTHING = "";
  private static final byte[] NO_PICTURE = {};

  /**
   * @throws live.showhorse.engine.EngineException when there is not one face that can be used
   */
  public static TestPhoto of(String name, boolean variation, byte[] file, Engine engine) {
    String rig = engine.findRig(file);
    return new TestPhoto(
        name, variation, file, rig, FacePlace.of(engine, file, rig, Canvas.PORTRAIT));
  }

  /** Asks for a clip of this face saying something. */
  public ClipRequest speaking(Speech speech, Language language, Canvas canvas) {
    return request(
        Grid.unitsFor(speech.pcm().length), Optional.of(speech), language, "speech", canvas);
  }

  /** Asks for a clip of this face saying nothing. */
  public ClipRequest idle(int units, Canvas canvas) {
    return request(units, Optional.empty(), Language.ENGLISH, NOTHING, canvas);
  }

  private ClipRequest request(
      int units, Optional<Speech> speech, Language language, String text, Canvas canvas) {
    return new ClipRequest(
        sha256(),
        () -> file,
        rig,
        Look.SUGGESTED,
        () -> NO_PICTURE,
        canvas,
        SEED,
        units,
        speech,
        language,
        text,
        NOTHING);
  }

  private String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
