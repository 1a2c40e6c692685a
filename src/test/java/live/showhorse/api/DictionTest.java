package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static live.showhorse.api.ProblemsTest.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import live.showhorse.testing.TestPresenter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class DictionTest {
  private String presenter;

  @BeforeEach
  void make() {
    String id =
        TestPresenter.form(given())
            .multiPart("consentBy", "The drawer")
            .post("/v1/presenters")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    presenter = "/v1/presenters/" + id;
  }

  @AfterEach
  void remove() {
    given().delete(presenter).then().statusCode(204);
  }

  @Test
  void aLexiconIsEmptyUntilItIsReplacedAsAWhole() {
    given().get(presenter + "/lexicon").then().statusCode(200).body("", hasSize(0));
    put(
            "/lexicon",
            """
            [{"word": "SK-II", "reading": "S K two"},
             {"word": "行长", "reading": "hang2 zhang3", "language": "zh"},
             {"word": "Xylo", "reading": "/ˈzaɪloʊ/", "language": "en", "matchCase": true}]
            """)
        .statusCode(200)
        .body("", hasSize(3));
    given()
        .get(presenter + "/lexicon")
        .then()
        .body("[1].reading", equalTo("hang2 zhang3"))
        .body("[1].language", equalTo("zh"))
        .body("[2].matchCase", equalTo(true));
    put("/lexicon", "[]").statusCode(200).body("", hasSize(0));
  }

  @Test
  void aLineShowsHowThePresenterWillReadItAndOneThatNoVoiceReadsNamesItsRow() {
    put("/lexicon", "[{\"word\": \"Xylo\", \"reading\": \"zeye low\"}]").statusCode(200);
    String id = presenter.substring(presenter.lastIndexOf('/') + 1);
    String channel =
        "/v1/channels/"
            + given()
                .contentType("application/json")
                .body("{\"name\": \"Spoken\", \"presenter\": \"%s\"}".formatted(id))
                .post("/v1/channels")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    try {
      given()
          .contentType("application/json")
          .body("{\"text\": \"**Xylo** fits 20㎡ for $5.\", \"language\": \"en\"}")
          .post(channel + "/lines")
          .then()
          .statusCode(201)
          .body("spoken", hasSize(1))
          .body("spoken[0]", equalTo("zeye low fits twenty square metres for five dollars."));
      problem(
              given()
                  .contentType("text/csv; charset=UTF-8")
                  .body("text,language\nGood evening.,en\nДобрый вечер,en\n".getBytes(UTF_8))
                  .post(channel + "/script")
                  .then(),
              422,
              "unspeakable-text",
              channel + "/script")
          .body("detail", containsString("In row 3:"))
          .body("detail", containsString("'Д'"));
      given().get(channel + "/lines").then().body("", hasSize(1));
    } finally {
      given().delete(channel).then().statusCode(204);
    }
  }

  @Test
  void anEntryThatCannotBeUsedIsNamed() {
    refused(
        "[{\"word\": \"a\", \"reading\": \"b\"}, {\"word\": \"…\", \"reading\": \"x\"}]",
        "Entry 2");
    refused(
        "[{\"word\": \"Öl\", \"reading\": \"/ɮ/\", \"language\": \"de\"}]",
        "Entry 1 of the lexicon ('Öl')");
    refused("[{\"word\": \"Öl\", \"reading\": \"/øːl/\"}]", "must name one");
    refused(
        "[{\"word\": \"tea\", \"reading\": \"cha2\", \"language\": \"en\"}]",
        "only for the language 'zh'");
    refused("[{\"word\": \"tea\", \"reading\": \"茶\", \"language\": \"en\"}]", "cannot read '茶'");
    refused(
        "[{\"word\": \"tea\", \"reading\": \"a\"}, {\"word\": \"TEA\", \"reading\": \"b\"}]",
        "already");
    refused("[{\"word\": \"%s\", \"reading\": \"a\"}]".formatted("w".repeat(65)), "1 to 64");
    String one = "{\"word\": \"a\", \"reading\": \"b\"}";
    refused("[" + String.join(",", Collections.nCopies(501, one)) + "]", "501 entries");
  }

  @Test
  void aMissingReadingIsNamedByItsPlace() {
    problem(put("/lexicon", "[{\"word\": \"a\"}]"), 422, "missing-field", presenter + "/lexicon")
        .body("detail", containsString("[0].reading"));
  }

  @Test
  void speedAndPitchHaveLimits() {
    given()
        .get(presenter + "/delivery")
        .then()
        .body("speed", equalTo(1.0f))
        .body("pitch", equalTo(0.0f));
    put("/delivery", "{\"speed\": 0.9, \"pitch\": -2}").statusCode(200);
    given()
        .get(presenter + "/delivery")
        .then()
        .body("speed", equalTo(0.9f))
        .body("pitch", equalTo(-2.0f));
    problem(put("/delivery", "{\"speed\": 2}"), 422, "delivery-invalid", presenter + "/delivery");
    problem(put("/delivery", "{\"pitch\": 7}"), 422, "delivery-invalid", presenter + "/delivery");
  }

  @Test
  void anUnknownPresenterHasNoLexicon() {
    problem(
        given().get("/v1/presenters/nobody/lexicon").then(),
        404,
        "not-found",
        "/v1/presenters/nobody/lexicon");
  }

  @Test
  void aMalformedPauseOfALineIsRefusedWithTheRightForm() {
    String channel =
        given()
            .contentType("application/json")
            .body(
                "{\"name\": \"Pauses\", \"presenter\": \"%s\"}".formatted(presenter.substring(15)))
            .post("/v1/channels")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String lines = "/v1/channels/" + channel + "/lines";
    problem(line(lines, "Wait [pause 9s] for it.", ""), 422, "pause-invalid", lines)
        .body("detail", containsString("[pause 500ms]"));
    problem(line(lines, "Wait [pause] for it.", ""), 422, "pause-invalid", lines);
    problem(line(lines, "Slow.", ", \"speed\": 0.1"), 422, "delivery-invalid", lines);
    line(lines, "Wait [pause 500ms] for it.", ", \"speed\": 0.8, \"pitch\": 2").statusCode(201);
    given().delete("/v1/channels/" + channel).then().statusCode(204);
  }

  private static ValidatableResponse line(String lines, String text, String more) {
    return given()
        .contentType("application/json")
        .body("{\"text\": \"%s\"%s}".formatted(text, more))
        .post(lines)
        .then();
  }

  private ValidatableResponse put(String what, String body) {
    return given().contentType("application/json").body(body).put(presenter + what).then();
  }

  private void refused(String lexicon, String why) {
    problem(put("/lexicon", lexicon), 422, "lexicon-invalid", presenter + "/lexicon")
        .body("detail", containsString(why));
  }
}
