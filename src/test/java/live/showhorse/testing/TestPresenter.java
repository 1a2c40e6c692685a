package live.showhorse.testing;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The drawn presenter of the demo. */
public final class TestPresenter {
  private TestPresenter() {}

  public static byte[] photo() {
    try (InputStream file = TestPresenter.class.getResourceAsStream("/demo/presenter.png")) {
      return file.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Makes a presenter that speaks English and returns its id. */
  public static String make() {
    return make(given());
  }

  /** The same at the service that the request goes to. */
  public static String make(RequestSpecification request) {
    return request
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
