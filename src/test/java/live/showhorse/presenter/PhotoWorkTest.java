package live.showhorse.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import live.showhorse.TestConfig;
import live.showhorse.engine.Engine;
import live.showhorse.engine.Engines;
import live.showhorse.engine.PhotoTurns;
import live.showhorse.engine.TestEngine;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.media.Canvas;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Documents;
import live.showhorse.redis.Redis;
import live.showhorse.redis.RedisState;
import live.showhorse.redis.TestRedis;
import live.showhorse.script.Language;
import live.showhorse.testing.CutPhotos;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often, and how many at a time, photos are looked at; and with what colours. */
class PhotoWorkTest {
  private static final LimitsConfig LIMITS = TestConfig.of(LimitsConfig.class, Map.of());
  private static final Consent CONSENT = new Consent(true, "Ada", Instant.EPOCH);
  private static final Canvas SMALL = new Canvas(180, 320, 25);

  @TempDir static Path data;
  static Redis redis;
  static Engine engine;
  static List<String> asked = new CopyOnWriteArrayList<>();

  PhotoTurns turns = new PhotoTurns(1);
  Presenters presenters;
  Looks looks;

  @BeforeAll
  static void start() {
    redis = TestRedis.privateServer(data);
    engine = TestEngine.open();
  }

  @AfterAll
  static void stop() {
    engine.close();
    redis.close();
  }

  @BeforeEach
  void anew() {
    TestRedis.loseEverything(redis);
    asked.clear();
    aServiceStarts();
  }

  private void aServiceStarts() {
    var engines = new Engines(PhotoWorkTest::counting, turns);
    presenters = new Presenters(new Documents(redis), new Blobs(redis), engines, LIMITS);
    looks = new Looks(presenters, engines);
  }

  /** The engine, with a list of what it was asked. */
  private static Engine counting() {
    return (Engine)
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            new Class<?>[] {Engine.class},
            (self, method, arguments) -> {
              asked.add(method.getName());
              try {
                return method.invoke(engine, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  @Test
  void aPhotoIsLookedAtOnceForAllThatIsSaidAboutIt() {
    Presenter made = create(TestPresenter.photo());
    looks.check(made);
    looks.check(presenters.get(made.id()));
    assertThat(asked).containsOnlyOnce("measurePhoto").doesNotContain("checkPhoto", "findRig");

    asked.clear();
    Presenter framed = looks.putFraming(made.id(), new Framing(1.1, 0, 0));
    looks.check(framed);
    looks.check(presenters.get(made.id()));
    assertThat(asked).containsExactly("checkPhoto");

    asked.clear();
    Presenter corrected = presenters.putRig(made.id(), made.rig());
    looks.check(corrected);
    assertThat(asked).containsExactly("checkPhoto");
  }

  @Test
  void manyWhoAskForOneCheckAtTheSameTimeShareIt() throws InterruptedException {
    Presenter made = create(TestPresenter.photo());
    aServiceStarts();
    asked.clear();
    try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
      Callable<PhotoCheck> ask = () -> looks.check(made);
      var all = callers.invokeAll(Collections.nCopies(12, ask));
      for (var one : all) {
        assertThat(one.resultNow().framing().eyeLine()).isPositive();
      }
    }
    assertThat(asked.stream().filter("checkPhoto"::equals)).hasSize(1);
  }

  @Test
  void whatIsNotKnownYetWaitsForItsTurnAndWhatIsKnownDoesNot() throws InterruptedException {
    Presenter known = create(TestPresenter.photo());
    Presenter unknown = known.withRig(known.rig() + " ");
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    try (ExecutorService others = Executors.newCachedThreadPool()) {
      for (int i = 0; i < 3; i++) {
        others.execute(
            () ->
                turns.take(
                    () -> {
                      begun.countDown();
                      return await(release);
                    }));
      }
      begun.await();
      org.awaitility.Awaitility.await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> looks.check(unknown))
                      .isInstanceOfSatisfying(
                          ProblemException.class,
                          busy -> {
                            assertThat(busy.status()).isEqualTo(429);
                            assertThat(busy.type()).isEqualTo("photos-busy");
                          }));
      assertThat(looks.check(known)).isNotNull();
      assertThatThrownBy(() -> looks.rigDrawing(known)).hasMessageContaining("photos-at-once");
      assertThatThrownBy(() -> looks.preview(known, SMALL)).hasMessageContaining("photos-at-once");
      assertThatThrownBy(() -> create(TestPresenter.photo()))
          .hasMessageContaining("photos-at-once");
      release.countDown();
    }
    assertThat(looks.check(unknown)).as("a failure is not remembered").isNotNull();
  }

  @Test
  void aFaceThatCannotBeMeasuredMakesNoPresenter() {
    assertThatThrownBy(() -> create(CutPhotos.withoutLowerLip()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.type()).isEqualTo("rig-invalid");
              assertThat(refused.getMessage())
                  .startsWith("A face was found, but it cannot be measured.")
                  .contains("seen from the front");
            });
    assertThat(presenters.list()).isEmpty();
    assertThat(RedisState.of(redis)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"presenter-display-p3.jpg", "presenter-iphone.heic"})
  void aPhotoOfAPhoneHasTheColoursOfTheSamePresenter(String file) throws IOException {
    BufferedImage demo = preview(create(TestPresenter.photo()));
    BufferedImage phone = preview(create(sample(file)));
    // The face is found a pixel or two elsewhere, so parts of the picture are compared
    for (int part = 0; part < 16; part++) {
      for (int shift = 0; shift < 24; shift += 8) {
        // Taken for sRGB, some differ by 15
        assertThat(mean(phone, part, shift))
            .as("part %d, shift %d", part, shift)
            .isCloseTo(mean(demo, part, shift), within(6.0));
      }
    }
  }

  private static double mean(BufferedImage image, int part, int shift) {
    int width = image.getWidth() / 4;
    int height = image.getHeight() / 4;
    double sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sum += image.getRGB(part % 4 * width + x, part / 4 * height + y) >> shift & 0xff;
      }
    }
    return sum / (width * height);
  }

  private BufferedImage preview(Presenter presenter) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(looks.preview(presenter, SMALL)));
  }

  private Presenter create(byte[] photo) {
    return presenters.create(photo, "Mei", Language.ENGLISH, "", CONSENT);
  }

  private static byte[] sample(String name) throws IOException {
    try (InputStream in = PhotoWorkTest.class.getResourceAsStream("/pictures/" + name)) {
      return in.readAllBytes();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException stopping) {
      throw new IllegalStateException(stopping);
    }
  }
}
