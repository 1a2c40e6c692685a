package live.showhorse.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import live.showhorse.testing.TestPresenter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts as files of other programs: what comes back says how they were read. */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class ScriptFilesTest {
  private static final Path FILES = Path.of("src/test/resources/script");
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String CHINESE = "text,language\n欢迎来到直播间。,zh\n";

  private String presenter;
  private String at;

  @BeforeEach
  void aChannel() {
    presenter = TestPresenter.make();
    String channel =
        given()
            .contentType("application/json")
            .body(Map.of("name", "Test", "presenter", presenter, "bridges", List.of()))
            .post("/v1/channels")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    at = "/v1/channels/" + channel;
  }

  @AfterEach
  void removed() {
    given().delete(at);
    given().delete("/v1/presenters/" + presenter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "script-gbk.csv|欢迎来到直播间。|zh|GB18030|true|','",
        "script-semicolons.csv|Die neue Kanne, jetzt im Angebot.|de|UTF-8|false|;",
        "script-tabs-utf16.txt|欢迎来到直播间。|zh|UTF-16LE|false|'\t'",
        "script-trailing-commas.csv|Welcome to the show.|en|UTF-8|true|','"
      })
  void whatWasRefusedIsReadAndSaysHow(
      String file, String text, String language, String charset, boolean guessed, String separator)
      throws IOException {
    byte[] bytes = Files.readAllBytes(FILES.resolve(file));

    for (String type :
        List.of("text/csv", "application/vnd.ms-excel", "application/octet-stream")) {
      sent(type, bytes)
          .statusCode(201)
          .body("text", equalTo(List.of(text)))
          .body("[0].language", equalTo(language))
          .body("[0].state", equalTo("queued"))
          .body("[0].source.row", equalTo(2))
          .body("[0].source.charset", equalTo(charset))
          .body("[0].source.charsetGuessed", equalTo(guessed))
          .body("[0].source.separator", equalTo(separator));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/csv", "text/plain"})
  void aDeclaredCharsetIsTaken(String type) {
    sent(type + "; charset=GBK", CHINESE.getBytes(Charset.forName("GBK")))
        .statusCode(201)
        .body("[0].text", equalTo("欢迎来到直播间。"))
        .body("[0].source.charset", equalTo("GBK"))
        .body("[0].source.charsetGuessed", equalTo(false));
  }

  @Test
  void aWorkbookIsReadWhateverItIsCalled() throws IOException {
    byte[] workbook = workbook();

    for (String type :
        List.of(XLSX, "text/csv", "application/vnd.ms-excel", "application/octet-stream")) {
      sent(type, workbook)
          .statusCode(201)
          .body("[0].text", equalTo("欢迎"))
          .body("[0].product.price", equalTo("68"))
          .body("[0].source.row", equalTo(2))
          .body("[0].source.sheet", equalTo("Script"))
          .body("[0].source.charset", nullValue());
    }
    given()
        .multiPart("script", "show.xlsx", workbook, XLSX)
        .multiPart("loop", "true")
        .post(at + "/script")
        .then()
        .statusCode(201)
        .body("[0].text", equalTo("欢迎"))
        .body("[0].loop", equalTo(true));
  }

  @Test
  void aTextFileInAFormIsLinesOfScript() {
    given()
        .multiPart("script", "show.txt", "Hello.\r\n[zh] 好\r\n".getBytes(StandardCharsets.UTF_8))
        .post(at + "/script")
        .then()
        .statusCode(201)
        .body("text", equalTo(List.of("Hello.", "好")))
        .body("[1].source.row", equalTo(2));
  }

  @Test
  void oneWrongRowLeavesNothingOfAScript() {
    sent("text/csv", "text,language\nHello.,en\n…,en\n".getBytes(StandardCharsets.UTF_8))
        .statusCode(422)
        .body("detail", containsString("In row 3:"));
    sent("text/csv", "text,language\nHello.,en\nHello.,xx\n".getBytes(StandardCharsets.UTF_8))
        .statusCode(422)
        .body("detail", containsString("In row 3, column B (language): The language is 'xx'"));

    given().get(at + "/lines").then().body("text", equalTo(List.of()));
  }

  @Test
  void aLineInJsonLoopsAsOneOfAFormDoes() {
    lines("{\"text\":\"Again.\",\"loop\":true}").statusCode(201).body("loop", equalTo(true));
    lines("{\"text\":\"Once.\"}").statusCode(201).body("loop", equalTo(false));
    given()
        .contentType("application/json")
        .body("{\"lines\":[{\"text\":\"Once.\"},{\"text\":\"Again.\",\"loop\":true}]}")
        .post(at + "/script")
        .then()
        .statusCode(201)
        .body("loop", equalTo(List.of(false, true)));

    given()
        .get(at + "/lines")
        .then()
        .body("findAll { it.loop }.text", equalTo(List.of("Again.", "Again.")));
  }

  @Test
  void theAnswerIsDescribedAsItIs() {
    Map<String, Object> properties =
        given()
            .get("/q/openapi?format=json")
            .then()
            .extract()
            .path("components.schemas.ScriptLine.properties");

    assertThat(properties).containsKeys("source", "createdAt", "text").doesNotContainKey("line");
  }

  private ValidatableResponse lines(String body) {
    return given().contentType("application/json").body(body).post(at + "/lines").then();
  }

  /** REST Assured adds a charset of its own. */
  private ValidatableResponse sent(String type, byte[] body) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .contentType(type)
        .body(body)
        .post(at + "/script")
        .then();
  }

  private static byte[] workbook() throws IOException {
    try (var book = new XSSFWorkbook();
        var bytes = new ByteArrayOutputStream()) {
      var sheet = book.createSheet("Script");
      var names = sheet.createRow(0);
      List.of("Text", "Language", "Product", "Price")
          .forEach(
              name -> names.createCell(Math.max(0, names.getLastCellNum())).setCellValue(name));
      var row = sheet.createRow(1);
      row.createCell(0).setCellValue("欢迎");
      row.createCell(1).setCellValue("zh");
      row.createCell(2).setCellValue("乌龙茶");
      row.createCell(3).setCellValue(68);
      book.write(bytes);
      return bytes.toByteArray();
    }
  }
}
