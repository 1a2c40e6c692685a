package live.showhorse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * The vulnerability database of the OSV project, or one of the same interface. Methods block; any
 * thread.
 */
final class Osv {
  /** What the interface takes at once. */
  private static final int BATCH = 1000;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI base;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  Osv(URI base) {
    this.base = base;
  }

  /** The database cannot be asked, or does not answer as one. */
  static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1;

    Unreachable(String message) {
      super(message);
    }
  }

  /** The identifiers of known vulnerabilities of those components that have any. */
  Map<Component, List<String>> known(List<Component> components) throws Unreachable {
    Map<Component, List<String>> known = new LinkedHashMap<>();
    for (int from = 0; from < components.size(); from += BATCH) {
      List<Component> batch = components.subList(from, Math.min(components.size(), from + BATCH));
      JsonNode results = ask(batch).path("results");
      if (results.size() != batch.size()) {
        throw new Unreachable(
            base + " answered " + results.size() + " of " + batch.size() + " questions");
      }
      for (int i = 0; i < batch.size(); i++) {
        List<String> ids =
            StreamSupport.stream(results.get(i).path("vulns").spliterator(), false)
                .map(vulnerability -> vulnerability.path("id").asText())
                .toList();
        if (!ids.isEmpty()) {
          known.put(batch.get(i), ids);
        }
      }
    }
    return known;
  }

  private JsonNode ask(List<Component> components) throws Unreachable {
    try {
      List<?> queries =
          components.stream().map(each -> Map.of("package", Map.of("purl", each.purl()))).toList();
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("/v1/querybatch"))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofByteArray(
                      json.writeValueAsBytes(Map.of("queries", queries))))
              .build();
      HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new Unreachable(base + " answered " + answer.statusCode());
      }
      return json.readTree(answer.body());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new Unreachable(base + " cannot be asked: " + reason);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("interrupted");
    }
  }
}
