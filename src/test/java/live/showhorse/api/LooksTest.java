package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static live.showhorse.api.ProblemsTest.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said about a photo, and what its owner makes of it. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class LooksTest {
  private static final RestAssuredConfig DOUBLES =
      RestAssuredConfig.config()
          .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));

  private String at;

  @BeforeEach
  void make() {
    at = "/v1/presenters/" + TestPresenter.make();
  }

  @AfterEach
  void remove() {
    given().delete(at).then().statusCode(204);
  }

  @Test
  void aGoodPhotoHasNoFindings() {
    given()
        .config(DOUBLES)
        .get(at)
        .then()
        .body("check.findings", empty())
        .body("check.framing.eyeLine", closeTo(0.33, 0.05))
        .body("check.cutout.trusted", equalTo(true));
    given()
        .get("/v1/presenters")
        .then()
        .body("[0].id", notNullValue())
        .body("check", not(hasItem(notNullValue())));
  }

  @Test
  void aBlurredPhotoIsTakenWithAdvice() throws IOException {
    ValidatableResponse made =
        TestPresenter.form(given(), blurred(TestPresenter.photo()))
            .post("/v1/presenters")
            .then()
            .statusCode(201)
            .body("check.findings.code", hasItem("blurred"))
            .body("check.findings[0].severity", equalTo("warning"))
            .body("check.findings[0].advice", containsString("Focus"));
    given().delete("/v1/presenters/" + made.extract().path("id")).then().statusCode(204);
  }

  @Test
  void theFramingIsAdjustedAndRefusedWhereItLeavesThePhoto() {
    put("/framing", "{\"zoom\": 1.2, \"y\": 0.02}")
        .statusCode(200)
        .body("look.framing.zoom", closeTo(1.2, 1e-9))
        .body("look.framing.x", closeTo(0, 1e-9))
        .body("check.framing.faceHeight", greaterThan(0.27));
    problem(put("/framing", "{\"zoom\": 0.5}"), 422, "look-invalid", at + "/framing")
        .body("detail", containsString("leaves the photo"))
        .body("detail", containsString("The nearest that fits is zoom"));
    problem(put("/framing", "{\"zoom\": 9}"), 422, "look-invalid", at + "/framing")
        .body("detail", containsString("0.5..2"));
    problem(put("/framing", "{\"zoom\": \"big\"}"), 400, "wrong-value", at + "/framing");
    given().config(DOUBLES).get(at).then().body("look.framing.zoom", closeTo(1.2, 1e-9));
    put("/framing", "{}").statusCode(200).body("look.framing.zoom", closeTo(1, 1e-9));
  }

  @Test
  void theBackgroundIsReplacedByAColourAndThePreviewShowsIt() throws IOException {
    put("/background", "{\"mode\": \"colour\", \"colour\": \"#00A040\"}")
        .statusCode(200)
        .body("look.background.mode", equalTo("colour"))
        .body("look.background.colour", equalTo("#00a040"))
        .body("look.background.strength", nullValue());
    BufferedImage shown = picture("/preview.png?canvas=360x640@25");
    assertThat(shown.getWidth()).isEqualTo(360);
    Color corner = new Color(shown.getRGB(4, 4));
    assertThat(corner.getGreen() - corner.getRed()).isGreaterThan(130);
    problem(
            put("/background", "{\"mode\": \"colour\", \"colour\": \"green\"}"),
            422,
            "look-invalid",
            at + "/background")
        .body("detail", containsString("#2f4a63"));
    problem(put("/background", "{\"mode\": \"beach\"}"), 422, "unknown-value", at + "/background")
        .body("detail", containsString("keep, colour, picture, blur"));
    problem(put("/background", "{\"mode\": \"picture\"}"), 422, "look-invalid", at + "/background")
        .body("detail", containsString("multipart/form-data"));
    problem(
        put("/background", "{\"mode\": \"blur\", \"strength\": 3}"),
        422,
        "look-invalid",
        at + "/background");
    put("/background", "{\"mode\": \"keep\"}")
        .statusCode(200)
        .body("look.background.mode", equalTo("keep"));
  }

  @Test
  void aPictureStandsBehindThePresenter() throws IOException {
    var red = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 60; y++) {
      for (int x = 0; x < 90; x++) {
        red.setRGB(x, y, 0xC01010);
      }
    }
    given()
        .multiPart("picture", "wall.png", png(red))
        .put(at + "/background")
        .then()
        .statusCode(200)
        .body("look.background.mode", equalTo("picture"))
        .body("look.background.pictureSha256", notNullValue());
    Color corner = new Color(picture("/preview.png?canvas=360x640@25").getRGB(4, 4));
    assertThat(corner.getRed() - corner.getGreen()).isGreaterThan(120);
    problem(
            given()
                .multiPart("picture", "wall.png", "no picture".getBytes())
                .put(at + "/background")
                .then(),
            422,
            "look-invalid",
            at + "/background")
        .body(
            "detail",
            containsString("The background picture is not a JPEG, PNG, WebP, HEIC or AVIF"));
    problem(
        given().multiPart("name", "x").put(at + "/background").then(),
        422,
        "missing-field",
        at + "/background");
    put("/background", "{\"mode\": \"keep\"}").statusCode(200);
  }

  @Test
  void aPresenterIsMadeWithItsLook() {
    ValidatableResponse made =
        TestPresenter.form(given())
            .multiPart("zoom", "1.1")
            .multiPart("background", "blur")
            .multiPart("strength", "0.3")
            .config(DOUBLES)
            .post("/v1/presenters")
            .then()
            .statusCode(201)
            .body("look.framing.zoom", closeTo(1.1, 1e-9))
            .body("look.background.mode", equalTo("blur"))
            .body("look.background.strength", closeTo(0.3, 1e-9));
    given().delete("/v1/presenters/" + made.extract().path("id")).then().statusCode(204);
  }

  @Test
  void theRigIsShownOverThePhoto() throws IOException {
    BufferedImage drawn = picture("/rig.png");
    assertThat(Math.max(drawn.getWidth(), drawn.getHeight())).isBetween(900, 1280);
    problem(
        given().get("/v1/presenters/nobody/rig.png").then(),
        404,
        "not-found",
        "/v1/presenters/nobody/rig.png");
  }

  private ValidatableResponse put(String path, String json) {
    return given().config(DOUBLES).contentType("application/json").body(json).put(at + path).then();
  }

  private BufferedImage picture(String path) throws IOException {
    return ImageIO.read(
        new ByteArrayInputStream(
            given()
                .get(at + path)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray()));
  }

  private static byte[] blurred(byte[] photo) throws IOException {
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(photo));
    var sharp = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
    sharp.createGraphics().drawImage(read, 0, 0, null);
    float[] box = new float[31];
    Arrays.fill(box, 1f / box.length);
    BufferedImage across =
        new ConvolveOp(new Kernel(box.length, 1, box), ConvolveOp.EDGE_NO_OP, null)
            .filter(sharp, null);
    return png(
        new ConvolveOp(new Kernel(1, box.length, box), ConvolveOp.EDGE_NO_OP, null)
            .filter(across, null));
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }
}
