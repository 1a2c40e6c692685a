package live.showhorse.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The running service, asked over its API as any client asks it. */
final class Showhorse {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Showhorse() {}

  /** The state of its health check, when the service runs at that port of this machine. */
  static Optional<String> at(int port) {
    return json(port, "/q/health").map(health -> health.path("status").asText("?"));
  }

  /**
   * Addresses of the destinations of all its channels, without keys; empty when it does not run.
   */
  static List<String> destinations(int port) {
    List<String> urls = new ArrayList<>();
    json(port, "/v1/channels")
        .ifPresent(
            channels ->
                channels.forEach(
                    channel ->
                        channel
                            .path("destinations")
                            .forEach(destination -> urls.add(destination.path("url").asText()))));
    return urls.stream().distinct().toList();
  }

  private static Optional<JsonNode> json(int port, String path) {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
      Optional.ofNullable(System.getenv("SHOWHORSE_API_KEY"))
          .ifPresent(key -> request.header("Authorization", "Bearer " + key));
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      JsonNode body = new ObjectMapper().readTree(answer.body());
      // Health is 503 while not ready, and says so in its body
      return body.isContainerNode() ? Optional.of(body) : Optional.empty();
    } catch (IOException notOurs) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
