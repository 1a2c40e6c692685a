package live.showhorse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import live.showhorse.media.Canvas;
import live.showhorse.media.Grid;
import live.showhorse.media.Picture;
import live.showhorse.presenter.Background;
import live.showhorse.presenter.Background.Mode;
import live.showhorse.presenter.Framing;
import live.showhorse.presenter.Look;
import live.showhorse.presenter.PhotoCheck;
import live.showhorse.speech.Phoneme;
import live.showhorse.speech.Speech;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeEngineTest {
  private static final Canvas SMALL = new Canvas(360, 640, 25);

  static NativeEngine engine;
  static byte[] photo;
  static String rig;

  @BeforeAll
  static void open() {
    engine = TestEngine.open();
    photo = Photos.presenter();
    rig = engine.findRig(photo);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void saysWhatItIs() {
    assertThat(engine.describe().name()).isEqualTo("portrait");
    assertThat(engine.describe().version()).isNotBlank();
    assertThat(engine.describe().threads()).isPositive();
    assertThat(engine.describe().id()).isEqualTo("portrait " + engine.describe().version());
  }

  @Test
  void findsTheFaceOfThePresenter() {
    assertThat(rig).contains("\"left_eye\"", "\"lip_line\"", "\"chin\"");
  }

  @Test
  void aPhotoThatCannotBeUsedIsRefusedWithItsReason() {
    assertRefused("not a picture".getBytes(StandardCharsets.UTF_8), 422, "photo-unreadable");
    assertRefused(new byte[0], 422, "photo-unreadable");
    assertRefused(Photos.empty(), 422, "no-face");
    assertRefused(Photos.twice(), 422, "several-faces");
    assertRefused(Photos.scaled(150), 422, "face-too-small");
    assertRefused(Photos.scaled(3_600), 413, "photo-too-large");
  }

  @Test
  void aRigThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> check(photo, "{}", Look.SUGGESTED))
        .isInstanceOf(EngineException.class)
        .message()
        .isNotBlank();
    assertThatThrownBy(() -> check(Photos.empty(), rig, Look.SUGGESTED))
        .isInstanceOfSatisfying(
            EngineException.class,
            failure -> assertThat(failure.status()).isEqualTo(EngineStatus.RIG));
    assertThat(check(photo, rig, Look.SUGGESTED).findings()).isEmpty();
  }

  @Test
  void aLookThatDoesNotFitIsRefusedWithOneThatDoes() {
    Look far = Look.SUGGESTED.withFraming(new Framing(0.5, 0, 0));
    assertThatThrownBy(() -> check(photo, rig, far))
        .isInstanceOfSatisfying(
            EngineException.class,
            failure -> {
              assertThat(failure.status()).isEqualTo(EngineStatus.LOOK);
              assertThat(failure).hasMessageContaining("The nearest that fits is zoom");
            });
    Look noColour = Look.SUGGESTED.withBackground(new Background(Mode.COLOUR, "red", 0, ""));
    assertThatThrownBy(() -> check(photo, rig, noColour)).hasMessageContaining("#2f4a63");
    Look noPicture = Look.SUGGESTED.withBackground(new Background(Mode.PICTURE, "", 0, "gone"));
    assertThatThrownBy(() -> check(photo, rig, noPicture)).hasMessageContaining("there is none");
  }

  @Test
  void theColourOfTheLookStandsBehindThePresenterInPreviewAndClip() throws IOException {
    Look green = Look.SUGGESTED.withBackground(new Background(Mode.COLOUR, "#00a040", 0, ""));
    Canvas canvas = Canvas.parse("360x640@25");
    BufferedImage shown =
        ImageIO.read(
            new ByteArrayInputStream(engine.preview(photo, rig, green, new byte[0], canvas)));
    assertThat(shown.getWidth()).isEqualTo(360);
    var corner = new Color(shown.getRGB(5, 5));
    assertThat(corner.getGreen() - corner.getRed()).isGreaterThan(130);

    ClipRequest kept = TestEngine.idle(photo, rig, canvas, 1);
    var request =
        new ClipRequest(
            kept.photo(),
            kept.photoFile(),
            rig,
            green,
            () -> new byte[0],
            canvas,
            kept.seed(),
            1,
            kept.speech(),
            kept.language(),
            "",
            "");
    assertThat(chromaOfTheCorner(request)).isLessThan(105);
    assertThat(chromaOfTheCorner(kept)).isBetween(110, 145);
  }

  /** V of the upper left corner in the first frame: low for green, 128 for grey. */
  private static int chromaOfTheCorner(ClipRequest request) {
    try (var clip = engine.open(request);
        var picture = new Picture(request.canvas())) {
      clip.next(picture, new float[2 * request.canvas().samplesPerFrame()]);
      return picture.v().get(ValueLayout.JAVA_BYTE, 0) & 0xff;
    }
  }

  @Test
  void theRigIsDrawnOverThePhoto() throws IOException {
    BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(engine.drawRig(photo, rig)));
    assertThat(Math.max(drawn.getWidth(), drawn.getHeight())).isBetween(900, 1280);
  }

  private static PhotoCheck check(byte[] file, String geometry, Look look) {
    return PhotoCheck.parse(engine.checkPhoto(file, geometry, look, new byte[0], Canvas.PORTRAIT));
  }

  @ParameterizedTest
  @CsvSource({"720x1280@25, 2", "1280x720@25, 1", "360x640@50, 1"})
  void anIdleClipHasAllItsFramesAndIsSilent(String canvasText, int units) {
    Canvas canvas = Canvas.parse(canvasText);
    int frames = 0;
    try (var clip = engine.open(TestEngine.idle(photo, rig, canvas, units));
        var picture = new Picture(canvas)) {
      float[] stereo = new float[2 * canvas.samplesPerFrame()];
      while (clip.next(picture, stereo)) {
        frames++;
        assertThat(stereo).containsOnly(0f);
      }
      assertThat(clip.frames()).isEqualTo(frames);
    }
    assertThat(frames).isEqualTo(units * canvas.framesPerUnit());
  }

  @Test
  void theSoundOfAClipIsTheSpeechSampleForSample() {
    float[] tone = tone(2);
    var speech =
        new Speech(tone, List.of(new Phoneme("a", 4_800, 9_600), new Phoneme("ʃ", 9_600, 14_400)));
    float[] heard = new float[2 * tone.length];
    int at = 0;
    try (var clip = engine.open(TestEngine.speaking(photo, rig, SMALL, speech));
        var picture = new Picture(SMALL)) {
      float[] stereo = new float[2 * SMALL.samplesPerFrame()];
      while (clip.next(picture, stereo)) {
        System.arraycopy(stereo, 0, heard, at, stereo.length);
        at += stereo.length;
        assertThat(clip.mouthOpening()).isBetween(0f, 1f);
      }
    }
    assertThat(at).isEqualTo(heard.length);
    for (int i = 0; i < tone.length; i++) {
      assertThat(heard[2 * i]).isEqualTo(tone[i]);
      assertThat(heard[2 * i + 1]).isEqualTo(tone[i]);
    }
  }

  @Test
  void aPictureOfAnotherSizeIsADefectOfTheCaller() {
    try (var clip = engine.open(TestEngine.idle(photo, rig, SMALL, 1));
        var wrong = new Picture(Canvas.LANDSCAPE)) {
      assertThatThrownBy(() -> clip.next(wrong, new float[2 * SMALL.samplesPerFrame()]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("360x640@25");
    }
  }

  @Test
  void aClipIsCancelledFromAnotherThread() {
    try (var clip = engine.open(TestEngine.idle(photo, rig, SMALL, 100));
        var picture = new Picture(SMALL)) {
      float[] stereo = new float[2 * SMALL.samplesPerFrame()];
      assertThat(clip.next(picture, stereo)).isTrue();
      CompletableFuture.runAsync(clip::cancel).join();
      assertThatThrownBy(() -> clip.next(picture, stereo))
          .isInstanceOfSatisfying(
              EngineException.class,
              failure -> assertThat(failure.status()).isEqualTo(EngineStatus.CANCELLED));
    }
  }

  @Test
  void theSamePresenterIsOpenedOnceAndTheLeastUsedIsClosed() {
    try (var own = TestEngine.open(Map.of("showhorse.limits.presenters-ready", "2"))) {
      own.open(TestEngine.idle(photo, rig, SMALL, 1)).close();
      own.open(TestEngine.idle(photo, rig, SMALL, 1)).close();
      assertThat(own.openPresenters()).isEqualTo(1);
      own.open(TestEngine.idle(photo, rig, new Canvas(320, 640, 25), 1)).close();
      var inUse = own.open(TestEngine.idle(photo, rig, SMALL, 1));
      own.open(TestEngine.idle(photo, rig, new Canvas(400, 640, 25), 1)).close();
      own.open(TestEngine.idle(photo, rig, new Canvas(480, 640, 25), 1)).close();
      assertThat(own.openPresenters()).as("two kept and one still used").isEqualTo(3);
      inUse.close();
      assertThat(own.openPresenters()).isEqualTo(2);
      assertThat(own.openClips()).isZero();
    }
  }

  @Test
  void closingTheEngineCancelsItsClipsAndLeavesNoHandle() {
    var own = TestEngine.open();
    var clip = own.open(TestEngine.idle(photo, rig, SMALL, 10));
    own.close();
    try (var picture = new Picture(SMALL)) {
      assertThatThrownBy(() -> clip.next(picture, new float[2 * SMALL.samplesPerFrame()]))
          .isInstanceOf(EngineException.class);
    }
    assertThat(own.openClips()).isEqualTo(1);
    clip.close();
    clip.close();
    assertThat(own.openClips()).isZero();
    assertThat(own.openPresenters()).isZero();
    assertThatThrownBy(() -> own.findRig(photo)).hasMessageContaining("closed");
  }

  @Test
  void aFailedOpeningLeavesNoHandle() {
    int presenters = engine.openPresenters();
    assertThatThrownBy(() -> engine.open(TestEngine.idle(Photos.empty(), rig, SMALL, 1)))
        .isInstanceOf(EngineException.class);
    assertThat(engine.openPresenters()).isEqualTo(presenters);
    assertThat(engine.openClips()).isZero();
  }

  @Test
  void anUnknownEngineIsNamed() {
    assertThatThrownBy(() -> TestEngine.open(Map.of("showhorse.engine.name", "unicorn")))
        .isInstanceOfSatisfying(
            EngineException.class,
            failure -> assertThat(failure.status()).isEqualTo(EngineStatus.UNKNOWN_ENGINE))
        .hasMessageContaining("unicorn");
  }

  @Test
  void missingCascadesAreNamed() {
    assertThatThrownBy(
            () -> TestEngine.open(Map.of("showhorse.engine.cascades", "/no/such/directory")))
        .isInstanceOfSatisfying(
            EngineException.class,
            failure -> assertThat(failure.status()).isEqualTo(EngineStatus.RESOURCE))
        .hasMessageContaining("/no/such/directory");
  }

  @Test
  void aMissingOrDamagedLibraryIsNamed(@TempDir Path empty) throws Exception {
    var config = TestEngine.config(Map.of());
    assertThatThrownBy(() -> NativeEngine.open(empty, config, TestEngine.models(Map.of()), 1))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("libshowhorse.so is missing")
        .hasMessageContaining("showhorse.native.directory");
    Files.createFile(empty.resolve("libshowhorse.so"));
    assertThatThrownBy(() -> NativeEngine.open(empty, config, TestEngine.models(Map.of()), 1))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("cannot be loaded");
  }

  @Test
  void aTransformerThatIsNotBuiltIsNamedWithTheWayToIt(@TempDir Path portraitAlone)
      throws Exception {
    Files.createSymbolicLink(
        portraitAlone.resolve("libshowhorse.so"),
        TestEngine.DIRECTORY.resolve("libshowhorse.so").toAbsolutePath());
    var config = TestEngine.config(Map.of("showhorse.engine.name", "happyhorse"));

    assertThatThrownBy(
            () -> NativeEngine.open(portraitAlone, config, TestEngine.models(Map.of()), 1))
        .isInstanceOfSatisfying(
            EngineException.class,
            failure -> assertThat(failure.status()).isEqualTo(EngineStatus.RESOURCE))
        .hasMessageContaining("libshowhorse-happyhorse.so is missing")
        .hasMessageContaining("SHOWHORSE_ENGINE_NAME=happyhorse ./showhorse up");
  }

  @Test
  void virtualThreadsAreTurnedAway() throws Exception {
    var failure = new CompletableFuture<Throwable>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                engine.findRig(photo);
                failure.complete(new AssertionError("was served"));
              } catch (IllegalStateException turnedAway) {
                failure.complete(turnedAway);
              }
            });
    assertThat(failure.get()).hasMessageContaining("platform thread");
  }

  private static void assertRefused(byte[] photo, int status, String type) {
    assertThatThrownBy(() -> engine.findRig(photo))
        .isInstanceOfSatisfying(
            EngineException.class,
            failure -> {
              assertThat(failure.problem().type()).isEqualTo(type);
              assertThat(failure.problem().status()).isEqualTo(status);
              assertThat(failure.getMessage()).isNotBlank();
            });
  }

  private static float[] tone(int units) {
    float[] tone = new float[units * Grid.UNIT_SAMPLES];
    for (int i = 4_800; i < tone.length - 4_800; i++) {
      tone[i] = (float) (0.3 * Math.sin(2 * Math.PI * 220 * i / Grid.SAMPLE_RATE));
    }
    return tone;
  }
}
