package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NotReadyTest.WithoutEngine.class)
@QuarkusTestResource(TemporaryData.class)
class NotReadyTest {
  /** A service whose native parts were not built. */
  public static class WithoutEngine implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("showhorse.native.directory", "/nowhere");
    }
  }

  @Test
  void withoutAnEngineTheServiceIsLiveButNotReadyAndSaysWhy() {
    given().get("/q/health/live").then().statusCode(200);
    await()
        .untilAsserted(
            () ->
                given()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'engine' }.status", equalTo("DOWN"))
                    .body(
                        "checks.find { it.name == 'engine' }.data.reason",
                        containsString("/nowhere")));
  }

  @Test
  void aPhotoIsRefusedAsTemporarilyImpossible() {
    TestPresenter.form(given())
        .post("/v1/presenters")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .body("detail", containsString("engine"));
  }
}
