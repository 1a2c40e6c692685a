package live.showhorse.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import live.showhorse.engine.Engines;
import live.showhorse.engine.Photos;
import live.showhorse.engine.TestEngine;
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
    presenters = new Presenters(new Documents(redis), new Blobs(redis), engines);
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
    assertProblem(
        () -> create(new byte[Presenters.MAX_PHOTO_BYTES + 1], "Ada"), 413, "photo-too-large");
    assertThat(presenters.list()).noneMatch(presenter -> presenter.name().equals("Ada"));
  }

  @Test
  void theNameHasOneToEightyCharacters() {
    assertProblem(() -> create(photo, "  "), 422, "name-invalid");
    assertProblem(() -> create(photo, "x".repeat(81)), 422, "name-invalid");
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
    assertProblem(() -> presenters.putRig(made.id(), " ".repeat(70_000)), 422, "rig-invalid");
    assertProblem(() -> presenters.putRig("nobody", moved), 404, "not-found");
    assertThat(presenters.get(made.id()).rig()).isEqualTo(moved);
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
