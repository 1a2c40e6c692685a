package live.showhorse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
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
import java.util.Map;
import live.showhorse.TestConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {
  private static final Component BAD = Component.maven("pkg:maven/org.example/bad@1.2?type=jar");
  private static final Component GOOD = Component.maven("pkg:maven/org.example/good@1.0");
  private static final Component PACKAGE = Component.debian("webp", "1.2.4-0.2+deb12u1", "12");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<JsonNode> asked = new ArrayList<>();
  private HttpServer server;

  /** Answers as osv.dev does: ids first, a long answer in pages, what they are when asked. */
  @BeforeEach
  void database() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/querybatch", this::batch);
    server.createContext("/v1/vulns/", AuditCommandTest::detail);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aKnownVulnerabilityIsListedWithItsFixAndInTheExitCode() throws Exception {
    assertThat(audit(GOOD, BAD).run(false)).isEqualTo(1);

    assertThat(text())
        .contains("org.example:bad 1.2 (Maven)")
        .contains("GHSA-aaaa-bbbb-cccc", "CVE-2026-0001", "high", "Reads beyond the end")
        .contains("fixed in 1.3")
        .contains("GHSA-second-page", "no fixed version")
        .contains("2 Maven artifacts and 0 Debian packages", "2 vulnerabilities in 1 of them")
        .doesNotContain("org.example:good");
  }

  @Test
  void partsOfWhichNothingIsKnownPass() throws Exception {
    assertThat(audit(GOOD, PACKAGE).run(false)).isZero();

    assertThat(text()).contains("1 Maven artifacts and 1 Debian packages", "0 vulnerabilities");
    assertThat(asked.getFirst().at("/queries/1/package/ecosystem").asText()).isEqualTo("Debian:12");
    assertThat(asked.getFirst().at("/queries/1/version").asText()).isEqualTo("1.2.4-0.2+deb12u1");
  }

  @Test
  void theReportIsReadableByMachines() throws Exception {
    assertThat(audit(BAD, PACKAGE).run(true)).isEqualTo(1);

    JsonNode report = JSON.readTree(text());
    assertThat(report.path("ok").asBoolean()).isFalse();
    assertThat(report.at("/components/0/vulnerabilities/0/id").asText())
        .isEqualTo("GHSA-aaaa-bbbb-cccc");
    assertThat(report.at("/components/1/purl").asText())
        .isEqualTo("pkg:deb/debian/webp@1.2.4-0.2%2Bdeb12u1?arch=source&distro=debian-12");
  }

  @Test
  void aDatabaseThatCannotBeAskedIsNotTakenForGoodNews() throws Exception {
    AuditCommand command = audit(GOOD);
    server.stop(0);

    assertThat(command.run(false)).isEqualTo(5);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be asked", "1 components");
    assertThat(text()).isEmpty();
  }

  @Test
  void aDatabaseThatFailsIsNotTakenForGoodNews() throws Exception {
    server.removeContext("/v1/querybatch");

    assertThat(audit(GOOD).run(false)).isEqualTo(5);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("404");
  }

  @Test
  void theBillOfMaterialsGivesEachArtifactOnce(@TempDir Path directory) throws Exception {
    Path bill = directory.resolve("bom.json");
    Files.writeString(
        bill,
        """
        {"bomFormat": "CycloneDX", "components": [
          {"purl": "pkg:maven/org.example/bad@1.2?type=jar"},
          {"purl": "pkg:maven/org.example/bad@1.2?classifier=linux-x86_64&type=jar"},
          {"purl": "pkg:generic/other@1"}]}
        """);

    assertThat(BillOfMaterials.read(bill)).containsExactly(BAD);
  }

  private AuditCommand audit(Component... components) {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return new AuditCommand(
        List.of(components),
        TestConfig.of(AuditConfig.class, Map.of("showhorse.audit.database", address)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private void batch(HttpExchange exchange) throws IOException {
    JsonNode request = JSON.readTree(exchange.getRequestBody());
    asked.add(request);
    List<Object> results = new ArrayList<>();
    for (JsonNode query : request.path("queries")) {
      if (!query.at("/package/name").asText().equals(BAD.name())) {
        results.add(Map.of());
      } else if (query.path("page_token").asText().equals("more")) {
        results.add(Map.of("vulns", List.of(Map.of("id", "GHSA-second-page"))));
      } else {
        var first =
            List.of(Map.of("id", "GHSA-aaaa-bbbb-cccc", "modified", "2026-01-01T00:00:00Z"));
        results.add(Map.of("vulns", first, "next_page_token", "more"));
      }
    }
    answer(exchange, JSON.writeValueAsString(Map.of("results", results)));
  }

  private static void detail(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().endsWith("GHSA-second-page")) {
      answer(exchange, "{\"id\": \"GHSA-second-page\", \"details\": \"Loops for ever.\"}");
      return;
    }
    answer(
        exchange,
        """
        {"id": "GHSA-aaaa-bbbb-cccc", "aliases": ["CVE-2026-0001"], "summary": "Reads beyond the end",
         "database_specific": {"severity": "HIGH"},
         "affected": [
           {"package": {"ecosystem": "Maven", "name": "org.example:bad"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.3"}]}]},
           {"package": {"ecosystem": "npm", "name": "bad"},
            "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "9.9"}]}]}]}
        """);
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (var stream = exchange.getResponseBody()) {
      stream.write(body);
    }
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
