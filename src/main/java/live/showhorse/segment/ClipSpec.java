package live.showhorse.segment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import live.showhorse.engine.RenderJob;
import live.showhorse.media.Canvas;
import live.showhorse.media.Grid;
import live.showhorse.presenter.Look;
import live.showhorse.script.Language;
import live.showhorse.speech.Diction;
import live.showhorse.speech.LexiconEntry;

/**
 * Everything that decides what a clip looks and sounds like; equal specs are the same clip.
 *
 * @param engine name and version, for instance {@code portrait 1.0}
 * @param photo SHA-256 of the photo file in hexadecimal
 * @param rig face geometry as JSON
 * @param look framing and background
 * @param text what is said, in Unicode form C and without outer space; "" for an idle clip
 * @param language of the text
 * @param voice id of a voice, or "" for the default voice of the language
 * @param diction delivery of the text, and of the lexicon what touches it
 * @param canvas frame size and rate
 * @param seed decides blinks and head motion; any value
 * @param idleUnits 0 for speech; 1..187 (60 s): length of an idle clip in grid units of 320 ms
 * @param recording name of the piece of a recording that is heard instead of a voice, or ""; the
 *     text is then what is said in it, as far as it is known
 */
public record ClipSpec(
    String engine,
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
    String recording) {
  /** Raised when the bytes of a clip change for another reason than its content. */
  private static final String FORM = "clip/3";

  /** The same of clips with a recording. */
  private static final String RECORDED = "recorded/1";

  /** 60 s, the most an engine renders in one clip (showhorse.h). */
  public static final int MAX_IDLE_UNITS = 60 * Grid.SAMPLE_RATE / Grid.UNIT_SAMPLES;

  /** More than anyone says in the 8 s of a clip, in any of the languages. */
  public static final int MAX_TEXT = 1_000;

  public ClipSpec {
    text = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    if (idleUnits < 0 || idleUnits > MAX_IDLE_UNITS) {
      throw new IllegalArgumentException(
          "idle clip of " + idleUnits + " units; it must be 0.." + MAX_IDLE_UNITS);
    }
    boolean speaks = !text.isEmpty() || !recording.isEmpty();
    if (speaks == (idleUnits > 0)) {
      throw new IllegalArgumentException(
          "a clip either has text or a recording or is an idle clip of 1.."
              + MAX_IDLE_UNITS
              + " units");
    }
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "text of a clip has " + text.length() + " characters; at most " + MAX_TEXT);
    }
  }

  /** Spoken text or an idle clip. */
  public ClipSpec(
      String engine,
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
    this(engine, photo, rig, look, text, language, voice, diction, canvas, seed, idleUnits, "");
  }

  /** Whether nothing is said. */
  public boolean idle() {
    return idleUnits > 0;
  }

  /** SHA-256 of the canonical form, 64 hexadecimal digits: the name of the clip everywhere. */
  public String key() {
    return HexFormat.of().formatHex(sha256(canonical() + field(Long.toUnsignedString(seed))));
  }

  /** The same clip with the seed that its content gives: the same words always look the same. */
  public ClipSpec withOwnSeed() {
    byte[] digest = sha256(canonical());
    long own = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      own = own << 8 | (digest[i] & 0xff);
    }
    return new ClipSpec(
        engine, photo, rig, look, text, language, voice, diction, canvas, own, idleUnits,
        recording);
  }

  /** The job that renders it. */
  RenderJob job() {
    return new RenderJob(
        key(), photo, rig, look, text, language, voice, diction, canvas, seed, idleUnits, recording,
        Map.of());
  }

  private String canonical() {
    var form = new StringBuilder();
    if (recording.isEmpty()) {
      form.append(FORM).append('\n');
    } else {
      form.append(RECORDED).append('\n').append(field(recording));
    }
    for (String value :
        List.of(
            engine,
            photo,
            rig,
            look.json(),
            text,
            language.tag(),
            voice,
            canvas.toString(),
            Integer.toString(idleUnits))) {
      form.append(field(value));
    }
    form.append(field(Double.toString(diction.delivery().speed())));
    form.append(field(Double.toString(diction.delivery().pitch())));
    for (LexiconEntry entry : diction.lexicon().entries()) {
      form.append(field(entry.word()))
          .append(field(entry.reading()))
          .append(field(entry.language().map(Language::tag).orElse("")))
          .append(field(Boolean.toString(entry.matchCase())));
    }
    return form.toString();
  }

  /** Length first, so that no two lists of fields read the same. */
  private static String field(String value) {
    return value.length() + ":" + value + "\n";
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
