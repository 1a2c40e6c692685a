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
    return form(request).post("/v1/presenters").then().statusCode(201).extract().path("id");
  }

  /** The form that makes a presenter, with the drawn one's photo. */
  public static RequestSpecification form(RequestSpecification request) {
    return form(request, photo());
  }

  /** The same with another photo. */
  public static RequestSpecification form(RequestSpecification request, byte[] photo) {
    return request
        .multiPart("photo", "photo.png", photo)
        .multiPart("name", "Mei")
        .multiPart("language", "en")
        .multiPart("consent", "true");
  }
}
