package live.showhorse.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import live.showhorse.TestConfig;
import live.showhorse.engine.Engines;
import live.showhorse.engine.Photos;
import live.showhorse.engine.TestEngine;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Blobs;
import live.showhorse.redis.Documents;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import live.showhorse.script.Language;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresentersTest {
  private static final LimitsConfig LIMITS = TestConfig.of(LimitsConfig.class, Map.of());
  private static final Consent CONSENT =
      new Consent(true, "Ada Example", Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir static Path data;
  static Redis redis;
  static Engines engines;
  static Presenters presenters;
  static byte[] photo;

  @BeforeAll
  static void start() {
    redis = TestRedis.privateServer(data);
    engines = new Engines(TestEngine::open);
    presenters = new Presenters(new Documents(redis), new Blobs(redis), engines, LIMITS);
    photo = Photos.presenter();
  }

  @AfterAll
  static void stop() {
    engines.close();
    redis.close();
  }

  @Test
  void aPresenterIsKeptWithItsPhotoRigAndConsent() {
    Presenter made = presenters.create(photo, " 小雨 ", Language.MANDARIN, "", CONSENT);
    assertThat(made.id()).matches("[a-z0-9]{10}");
    assertThat(made.name()).isEqualTo("小雨");
    assertThat(made.photo()).matches("[0-9a-f]{64}");
    assertThat(made.rig()).contains("lip_line");
    assertThat(made.consent()).isEqualTo(CONSENT);
    assertThat(presenters.get(made.id())).isEqualTo(made);
    assertThat(presenters.list()).contains(made);
    assertThat(presenters.photo(made.photo())).isEqualTo(photo);
    presenters.delete(made.id());
  }

  @Test
  void thePhotoGoesWithTheLastOfItsPresenters() {
    Presenter one = presenters.create(photo, "One", Language.ENGLISH, "", CONSENT);
    Presenter two = presenters.create(photo, "Two", Language.ENGLISH, "", CONSENT);
    assertThat(two.photo()).isEqualTo(one.photo());
    assertThat(presenters.delete(one.id())).isTrue();
    assertThat(presenters.photo(two.photo())).isEqualTo(photo);
    assertThat(presenters.delete(two.id())).isTrue();
    assertProblem(() -> presenters.photo(two.photo()), 404, "not-found");
    assertThat(presenters.delete(two.id())).isFalse();
    assertThat(presenters.find(two.id())).isEmpty();
    assertProblem(() -> presenters.get(two.id()), 404, "not-found");
  }

  @Test
  void withoutConsentThereIsNoPresenter() {
    assertProblem(
        () ->
            presenters.create(
                photo, "Ada", Language.ENGLISH, "", new Consent(false, "Ada", Instant.EPOCH)),
        422,
        "consent-missing");
    assertProblem(
        () ->
            presenters.create(
                photo, "Ada", Language.ENGLISH, "", new Consent(true, " ", Instant.EPOCH)),
        422,
        "consent-missing");
  }

  @Test
  void aBadPhotoIsRefusedWithTheReasonOfTheEngine() {
    byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
    assertProblem(() -> create(text, "Ada"), 422, "photo-unreadable");
    assertProblem(() -> create(Photos.empty(), "Ada"), 422, "no-face");
    assertProblem(() -> create(Photos.twice(), "Ada"), 422, "several-faces");
    assertProblem(() -> create(Photos.scaled(150), "Ada"), 422, "face-too-small");
    assertProblem(() -> create(new byte[(20 << 20) + 1], "Ada"), 413, "photo-too-large");
    assertThat(presenters.list()).noneMatch(presenter -> presenter.name().equals("Ada"));
  }

  @Test
  void theNameHasOneToEightyCharacters() {
    assertProblem(() -> create(photo, "  "), 422, "text-length");
    assertProblem(() -> create(photo, "x".repeat(81)), 422, "text-length");
    Presenter longest = create(photo, "🙂".repeat(80));
    presenters.delete(longest.id());
  }

  @Test
  void theRigCanBeCorrectedButMustFit() {
    Presenter made = create(photo, "Rigged");
    String moved = made.rig().replaceFirst("\"warnings\":\\[.*?]", "\"warnings\":[\"by hand\"]");
    assertThat(moved).isNotEqualTo(made.rig());
    assertThat(presenters.putRig(made.id(), moved).rig()).isEqualTo(moved);
    assertThat(presenters.get(made.id()).rig()).isEqualTo(moved);
    assertProblem(() -> presenters.putRig(made.id(), "not JSON"), 422, "rig-invalid");
    assertProblem(() -> presenters.putRig(made.id(), "{}"), 422, "rig-invalid");
    assertProblem(() -> presenters.putRig(made.id(), " ".repeat(70_000)), 413, "rig-too-large");
    assertProblem(() -> presenters.putRig("nobody", moved), 404, "not-found");
    assertThat(presenters.get(made.id()).rig()).isEqualTo(moved);
    presenters.delete(made.id());
  }

  @Test
  void aLookIsKeptWithItsPictureUntilNobodyHasIt() {
    var looks = new Looks(presenters, engines);
    byte[] picture = Photos.empty();
    Presenter one = create(photo, "One");
    Presenter two = looks.putPicture(create(photo, "Two").id(), picture);
    one = looks.putFraming(looks.putPicture(one.id(), picture).id(), new Framing(1.2, 0, 0));
    Look look = one.look();
    assertThat(presenters.get(one.id()).look()).isEqualTo(look);
    assertThat(look.framing().zoom()).isEqualTo(1.2);
    assertThat(presenters.backdrop(look)).isEqualTo(picture);

    looks.putBackground(one.id(), Background.KEPT);
    assertThat(presenters.backdrop(two.look())).isEqualTo(picture);
    presenters.delete(two.id());
    assertProblem(() -> presenters.backdrop(look), 404, "not-found");
    presenters.delete(one.id());
  }

  @Test
  void aLookThatDoesNotFitLeavesNothingBehind() {
    var looks = new Looks(presenters, engines);
    Presenter made = create(photo, "Framed");
    assertProblem(() -> looks.putFraming(made.id(), new Framing(5, 0, 0)), 422, "look-invalid");
    assertProblem(() -> looks.putPicture(made.id(), new byte[] {1, 2, 3}), 422, "look-invalid");
    assertProblem(() -> looks.putFraming("nobody", Framing.SUGGESTED), 404, "not-found");
    assertThat(presenters.get(made.id()).look()).isEqualTo(Look.SUGGESTED);
    presenters.delete(made.id());
    Look far = Look.SUGGESTED.withFraming(new Framing(0.5, 0, 0));
    assertProblem(
        () -> presenters.create(photo, "Far", Language.ENGLISH, "", CONSENT, far, new byte[0]),
        422,
        "look-invalid");
    assertThat(presenters.list()).noneMatch(presenter -> presenter.name().equals("Far"));
  }

  @Test
  void whatIsSaidAboutAPhotoFollowsItsLook() {
    var looks = new Looks(presenters, engines);
    Presenter made = create(photo, "Checked");
    PhotoCheck plain = looks.check(made);
    assertThat(plain.findings()).isEmpty();
    assertThat(plain.framing().eyeLine()).isBetween(0.28, 0.36);
    PhotoCheck close = looks.check(looks.putFraming(made.id(), new Framing(1.25, 0, 0)));
    assertThat(close.framing().faceHeight()).isGreaterThan(1.2 * plain.framing().faceHeight());
    presenters.delete(made.id());
  }

  private static Presenter create(byte[] photo, String name) {
    return presenters.create(photo, name, Language.ENGLISH, "", CONSENT);
  }

  private static void assertProblem(ThrowingCallable call, int status, String type) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(type);
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem.getMessage()).isNotBlank();
            });
  }
}
