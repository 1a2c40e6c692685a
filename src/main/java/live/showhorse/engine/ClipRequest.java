package live.showhorse.engine;

import java.util.Optional;
import java.util.function.Supplier;
import live.showhorse.media.Canvas;
import live.showhorse.media.Grid;
import live.showhorse.presenter.Look;
import live.showhorse.script.Language;
import live.showhorse.speech.Speech;

/**
 * One clip to render.
 *
 * @param photo SHA-256 of the photo file in hexadecimal: its name in the engine's memory
 * @param photoFile reads the photo file; called only when the engine does not have it ready
 * @param rig face geometry as JSON
 * @param look framing and background
 * @param backdropFile reads the file of the background picture, empty when the look has none;
 *     called only when the engine does not have the presenter ready
 * @param canvas frame size and rate
 * @param seed decides blinks and head motion
 * @param units length in grid units of 320 ms, 1..187
 * @param speech what is said, exactly {@code units} long; empty for an idle clip, and for an engine
 *     that speaks itself
 * @param language of the text
 * @param text the line as written, "" for an idle clip
 * @param name of the presenter, "" when unknown; for engines that are told who speaks
 */
public record ClipRequest(
    String photo,
    Supplier<byte[]> photoFile,
    String rig,
    Look look,
    Supplier<byte[]> backdropFile,
    Canvas canvas,
    long seed,
    int units,
    Optional<Speech> speech,
    Language language,
    String text,
    String name) {
  public ClipRequest {
    speech.ifPresent(
        spoken -> {
          if (spoken.pcm().length != units * Grid.UNIT_SAMPLES) {
            throw new IllegalArgumentException(
                "speech has "
                    + spoken.pcm().length
                    + " samples; a clip of "
                    + units
                    + " units has "
                    + units * Grid.UNIT_SAMPLES);
          }
        });
  }

  /** A clip in the suggested framing before the photo's own background. */
  public ClipRequest(
      String photo,
      Supplier<byte[]> photoFile,
      String rig,
      Canvas canvas,
      long seed,
      int units,
      Optional<Speech> speech,
      Language language,
      String text,
      String name) {
    this(
        photo,
        photoFile,
        rig,
        Look.SUGGESTED,
        () -> new byte[0],
        canvas,
        seed,
        units,
        speech,
        language,
        text,
        name);
  }

  /** Whether the engine is to speak the text itself. */
  boolean ownSpeech() {
    return speech.isEmpty() && !text.isEmpty();
  }

  /**
   * The sound of the clip as the engine will give it back, interleaved stereo: what is said, or the
   * silence of an idle clip. Empty when the engine speaks itself.
   */
  Optional<float[]> sound() {
    if (ownSpeech()) {
      return Optional.empty();
    }
    float[] stereo = new float[2 * units * Grid.UNIT_SAMPLES];
    speech.ifPresent(
        spoken -> {
          for (int i = 0; i < spoken.pcm().length; i++) {
            stereo[2 * i] = spoken.pcm()[i];
            stereo[2 * i + 1] = spoken.pcm()[i];
          }
        });
    return Optional.of(stereo);
  }

  /** Frames of the clip. */
  public int frames() {
    return units * canvas.framesPerUnit();
  }
}
