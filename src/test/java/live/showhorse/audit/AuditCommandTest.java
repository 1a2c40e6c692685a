package live.showhorse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import live.showhorse.command.Console;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a database of the interface's shape that knows one vulnerable part. */
class AuditCommandTest {
  private static final String BOM =
      """
      {"bomFormat": "CycloneDX", "components": [
        {"group": "org.example", "name": "old", "version": "1.0",
         "purl": "pkg:maven/org.example/old@1.0?type=jar"},
        {"group": "org.example", "name": "new", "version": "2.0",
         "purl": "pkg:maven/org.example/new@2.0?type=jar"}]}
      """;

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();
  private HttpServer database;
  private int status = 200;

  @BeforeEach
  void open() throws IOException {
    database = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    database.createContext(
        "/v1/querybatch",
        exchange -> {
          JsonNode queries = new ObjectMapper().readTree(exchange.getRequestBody()).get("queries");
          List<String> results = new ArrayList<>();
          for (JsonNode query : queries) {
            String purl = query.at("/package/purl").textValue();
            asked.add(purl);
            results.add(purl.contains("old@") ? "{\"vulns\":[{\"id\":\"GHSA-1\"}]}" : "{}");
          }
          byte[] answer =
              ("{\"results\":[" + String.join(",", results) + "]}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    database.start();
  }

  @AfterEach
  void close() {
    database.stop(0);
  }

  private int audit(String bom, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("bom.json"), bom);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--bom",
                file.toString(),
                "--database",
                "http://127.0.0.1:" + database.getAddress().getPort()));
    arguments.addAll(List.of(more));
    return new AuditCommand(new PrintStream(out), new Console(new PrintStream(err), false))
        .run(arguments);
  }

  @Test
  void aKnownVulnerabilityIsListedAndFailsTheCommand() throws IOException {
    assertThat(audit(BOM)).isEqualTo(1);
    assertThat(out.toString())
        .contains("org.example:old 1.0: GHSA-1")
        .contains("1 of 2 parts")
        .doesNotContain("org.example:new");
    assertThat(asked)
        .containsExactly("pkg:maven/org.example/old@1.0", "pkg:maven/org.example/new@2.0");
  }

  @Test
  void nothingKnownIsSuccess() throws IOException {
    assertThat(audit(BOM.replace("old", "young"))).isZero();
    assertThat(out.toString()).contains("0 of 2 parts have known vulnerabilities");
  }

  @Test
  void packagesOfTheSystemAreAskedForByTheirSource() throws IOException {
    Path packages = Files.writeString(directory.resolve("packages"), "opencv 4.6.0+dfsg-12\n");
    audit(BOM, "--packages", packages.toString());
    assertThat(asked).contains("pkg:deb/debian/opencv@4.6.0%2Bdfsg-12?distro=debian-12");
  }

  @Test
  void theReportIsJsonOnRequest() throws IOException {
    audit(BOM, "--json");
    JsonNode report = new ObjectMapper().readTree(out.toByteArray());
    assertThat(report.get("parts").intValue()).isEqualTo(2);
    assertThat(report.at("/vulnerable/0/vulnerabilities/0").textValue()).isEqualTo("GHSA-1");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNotGoodNews() throws IOException {
    status = 500;
    assertThat(audit(BOM)).isEqualTo(3);
    database.stop(0);
    assertThat(audit(BOM)).isEqualTo(3);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("answered 500").contains("Nothing is said");
  }

  @Test
  void whatIsNoBillOfMaterialsIsRefused() throws IOException {
    assertThat(audit("{}")).isEqualTo(2);
    assertThat(audit("no json")).isEqualTo(2);
    assertThat(audit(BOM, "--what")).isEqualTo(2);
    assertThat(err.toString()).contains("not a CycloneDX bill").contains("'--what'");
  }
}
