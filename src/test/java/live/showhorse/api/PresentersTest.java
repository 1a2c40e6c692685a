package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static live.showhorse.api.ProblemsTest.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import live.showhorse.testing.CutPhotos;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class PresentersTest {
  private static final Path REAL_PHOTO = Path.of("../shared/photos/astronaut.png");

  @Test
  void aPresenterIsMadeOfAPhotoShownListedAndRemoved() {
    byte[] photo = TestPresenter.photo();
    ValidatableResponse made = post(photo, "true");
    String id = made.extract().path("id");
    made.statusCode(201)
        .header("Location", containsString("/v1/presenters/" + id))
        .body("name", equalTo("Mei"))
        .body("language", equalTo("en"))
        .body("consent.given", equalTo(true))
        .body("consent.by", equalTo("The drawer"))
        .body("createdAt", containsString("T"));
    String at = "/v1/presenters/" + id;

    given().get(at).then().statusCode(200).body("id", equalTo(id));
    given().get("/v1/presenters").then().statusCode(200).body("id", hasItem(id));
    assertThat(given().get(at + "/photo").then().contentType("image/png").extract().asByteArray())
        .isEqualTo(photo);

    given().delete(at).then().statusCode(204);
    problem(given().get(at).then(), 404, "not-found", at);
    given().get("/v1/presenters").then().body("id", not(hasItem(id)));
  }

  @Test
  void aPhotoAsPhonesTakeThemIsTakenAndGivenBackAsItWas() throws IOException {
    byte[] photo;
    try (InputStream file = getClass().getResourceAsStream("/pictures/presenter-iphone.heic")) {
      photo = file.readAllBytes();
    }
    String id = post(photo, "true").statusCode(201).extract().path("id");
    String at = "/v1/presenters/" + id;
    assertThat(given().get(at + "/photo").then().contentType("image/heic").extract().asByteArray())
        .isEqualTo(photo);
    given().get(at + "/rig.png").then().statusCode(200).contentType("image/png");
    given().delete(at).then().statusCode(204);
  }

  @Test
  void aPhotoCutOffAtTheLipsIsRefusedAndNotInTheList() {
    List<String> before = given().get("/v1/presenters").jsonPath().getList("id");
    problem(post(CutPhotos.withoutLowerLip(), "true"), 422, "rig-invalid", "/v1/presenters")
        .body("detail", containsString("Use a photo of the whole face"));
    assertThat(given().get("/v1/presenters").jsonPath().<String>getList("id")).isEqualTo(before);
  }

  @Test
  void theRigIsFoundAndCanBeCorrected() {
    String id = post(TestPresenter.photo(), "true").statusCode(201).extract().path("id");
    String at = "/v1/presenters/" + id + "/rig";
    String rig = given().get(at).then().statusCode(200).extract().asString();
    assertThat(rig).startsWith("{");

    given()
        .contentType("application/json")
        .body(rig)
        .put(at)
        .then()
        .statusCode(200)
        .body(equalTo(rig));
    given()
        .contentType("application/json")
        .body("{}")
        .put(at)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("detail", not(containsString("Exception")));
    given().delete("/v1/presenters/" + id).then().statusCode(204);
  }

  @Test
  void withoutConsentThereIsNoPresenter() {
    problem(post(TestPresenter.photo(), "false"), 422, "consent-missing", "/v1/presenters");
    problem(post(TestPresenter.photo(), ""), 422, "consent-missing", "/v1/presenters");
  }

  @Test
  void aPhotoWithoutAFaceIsRefusedWithTheReason() throws IOException {
    problem(post(grey(800, 800), "true"), 422, "no-face", "/v1/presenters");
  }

  @Test
  void whatIsNotAPictureIsRefusedWithTheReason() {
    problem(
        post("this is no picture at all".getBytes(), "true"),
        422,
        "photo-unreadable",
        "/v1/presenters");
  }

  @Test
  void aPhotoOverTheLimitIsRefusedWithTheReason() {
    problem(post(new byte[21 << 20], "true"), 413, "photo-too-large", "/v1/presenters");
  }

  @Test
  void aFormWithoutPhotoOrNameIsRefusedWithTheField() {
    problem(
            given()
                .multiPart("name", "Mei")
                .multiPart("consent", "true")
                .post("/v1/presenters")
                .then(),
            422,
            "missing-field",
            "/v1/presenters")
        .body("detail", containsString("'photo'"));
    problem(
            given()
                .multiPart("photo", "photo.png", TestPresenter.photo())
                .post("/v1/presenters")
                .then(),
            422,
            "missing-field",
            "/v1/presenters")
        .body("detail", containsString("'name'"));
  }

  @Test
  void aRealPhotoMakesAPresenter() throws IOException {
    Assumptions.assumeTrue(Files.exists(REAL_PHOTO), "no real photo beside the project");
    ValidatableResponse made = post(Files.readAllBytes(REAL_PHOTO), "true").statusCode(201);
    made.body("photo", startsWith("/v1/presenters/"));
    given().delete("/v1/presenters/" + made.extract().path("id")).then().statusCode(204);
  }

  private static ValidatableResponse post(byte[] photo, String consent) {
    return given()
        .multiPart("photo", "photo.png", photo)
        .multiPart("name", "Mei")
        .multiPart("language", "en")
        .multiPart("consent", consent)
        .multiPart("consentBy", "The drawer")
        .post("/v1/presenters")
        .then();
  }

  private static byte[] grey(int width, int height) throws IOException {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    var file = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", file);
    return file.toByteArray();
  }
}
