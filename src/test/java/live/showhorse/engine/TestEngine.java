package live.showhorse.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import live.showhorse.TestConfig;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.Canvas;
import live.showhorse.media.Grid;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.script.Language;
import live.showhorse.speech.Speech;

/** The real engine for tests, and requests for it. */
public final class TestEngine {
  public static final Path DIRECTORY =
      Path.of(System.getProperty("showhorse.native.directory", "target/native"));

  private TestEngine() {}

  public static NativeEngine open() {
    return open(Map.of());
  }

  public static NativeEngine open(Map<String, String> settings) {
    return NativeEngine.open(
        DIRECTORY, config(settings), models(settings), limits(settings).presentersReady());
  }

  static EngineConfig config(Map<String, String> settings) {
    return TestConfig.of(EngineConfig.class, settings);
  }

  static LimitsConfig limits(Map<String, String> settings) {
    return TestConfig.of(LimitsConfig.class, settings);
  }

  static HappyhorseConfig models(Map<String, String> settings) {
    return TestConfig.of(HappyhorseConfig.class, settings);
  }

  static ClipRequest idle(byte[] photo, String rig, Canvas canvas, int units) {
    return new ClipRequest(
        Integer.toHexString(java.util.Arrays.hashCode(photo)),
        () -> photo,
        rig,
        canvas,
        7,
        units,
        Optional.empty(),
        Language.ENGLISH,
        "",
        "");
  }

  static ClipRequest speaking(byte[] photo, String rig, Canvas canvas, Speech speech) {
    return new ClipRequest(
        Integer.toHexString(java.util.Arrays.hashCode(photo)),
        () -> photo,
        rig,
        canvas,
        7,
        speech.pcm().length / Grid.UNIT_SAMPLES,
        Optional.of(speech),
        Language.ENGLISH,
        "a tone",
        "");
  }
}
