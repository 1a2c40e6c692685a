package live.showhorse.api;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The drawn presenter of the demo. */
final class TestPresenter {
  private TestPresenter() {}

  static byte[] photo() {
    try (InputStream file = TestPresenter.class.getResourceAsStream("/demo/presenter.png")) {
      return file.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Makes a presenter that speaks English and returns its id. */
  static String make() {
    return given()
        .multiPart("photo", "photo.png", photo())
        .multiPart("name", "Mei")
        .multiPart("language", "en")
        .multiPart("consent", "true")
        .post("/v1/presenters")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
