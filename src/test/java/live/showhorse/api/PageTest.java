package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.Map;
import live.showhorse.testing.Browser;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;

/** What someone sees who has just typed {@code ./showhorse up}. */
@QuarkusTest
@TestProfile(PageTest.WithDemo.class)
@QuarkusTestResource(TemporaryData.class)
class PageTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  /** As the command starts it. */
  public static class WithDemo implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("showhorse.demo", "true");
    }
  }

  @Test
  void theDemoIsOnAirAndItsPagePlaysInABrowser() {
    given().get("/v1/presenters").then().body("", hasSize(1));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> given().get("/v1/channels/demo").then().body("state", equalTo("on-air")));
    await()
        .atMost(SOON)
        .until(() -> given().get("/hls/demo/index.m3u8").asString().contains("#EXTINF"));

    ChromeDriver browser = Browser.open();
    try {
      browser.get("http://127.0.0.1:" + RestAssured.port + "/");
      await().atMost(SOON).until(() -> number(browser, "currentTime") > 0.5);
      double time = number(browser, "currentTime");
      double frames = number(browser, "getVideoPlaybackQuality().totalVideoFrames");
      double sound = number(browser, "webkitAudioDecodedByteCount");
      await().atMost(SOON).until(() -> number(browser, "currentTime") > time + 2);

      assertThat(number(browser, "getVideoPlaybackQuality().totalVideoFrames"))
          .isGreaterThan(frames + 25);
      assertThat(number(browser, "webkitAudioDecodedByteCount")).isGreaterThan(sound);
      assertThat(number(browser, "videoWidth")).isEqualTo(720);
      thePresenterIsShownAndStandsBeforeAnotherBackground(browser);
      whatIsWrongIsShownUntilItIsOver(browser);
    } finally {
      browser.quit();
    }
  }

  private static void thePresenterIsShownAndStandsBeforeAnotherBackground(
      JavascriptExecutor browser) {
    await()
        .atMost(SOON)
        .until(
            () ->
                (boolean)
                    browser.executeScript(
                        "return document.getElementById('face').naturalWidth === 720"));
    assertThat(browser.executeScript("return document.getElementById('findings').textContent"))
        .isEqualTo("Nothing to improve about the photo.");
    browser.executeScript(
        "const look = document.getElementById('look');"
            + "look.elements.mode.value = 'blur';"
            + "look.elements.zoom.value = 1.1;"
            + "look.requestSubmit();");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                given()
                    .get("/v1/presenters")
                    .then()
                    .body("[0].look.background.mode", equalTo("blur"))
                    .body("[0].look.framing.zoom", equalTo(1.1f)));
  }

  private static void whatIsWrongIsShownUntilItIsOver(JavascriptExecutor browser) {
    String destination =
        given()
            .contentType("application/json")
            .body(Map.of("name", "Nowhere", "url", "rtmp://127.0.0.1:9/app", "streamKey", "k"))
            .post("/v1/channels/demo/destinations")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    await()
        .atMost(SOON)
        .until(() -> warnings(browser, "[data-code=destination-lost]").contains("Nowhere"));
    assertThat(warnings(browser, "[data-code=destination-lost]"))
        .contains("Viewers: Nothing there; all other outputs have the programme.")
        .contains("To do: See the reason and ./showhorse doctor --destination URL");
    given().delete("/v1/channels/demo/destinations/" + destination).then().statusCode(204);
    await().atMost(SOON).until(() -> warnings(browser, "[data-code=destination-lost]").isEmpty());
  }

  private static String warnings(JavascriptExecutor browser, String which) {
    return (String)
        browser.executeScript(
            "return [...document.querySelectorAll('#warnings "
                + which
                + "')].map(item => item.textContent).join()");
  }

  private static double number(JavascriptExecutor browser, String property) {
    Object value =
        browser.executeScript(
            "const video = document.querySelector('video'); return video ? Number(video."
                + property
                + ") : 0;");
    return ((Number) value).doubleValue();
  }
}
