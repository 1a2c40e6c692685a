package live.showhorse.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Reads the events of a channel as a client does, until it is closed or the service ends. */
public final class EventLog implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> reading;

  /**
   * @param port of the service on this machine
   */
  public EventLog(int port, String channel) {
    var address = URI.create("http://127.0.0.1:" + port + "/v1/channels/" + channel + "/events");
    reading =
        client
            .sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofLines())
            .thenAcceptAsync(response -> read(response.body()));
  }

  private void read(Stream<String> body) {
    body.forEach(lines::add);
  }

  /** Everything that arrived, as it was on the wire. */
  public String text() {
    return String.join("\n", lines);
  }

  /** The data of the latest event of a type. */
  public Optional<String> latest(String type) {
    List<String> all = all(type);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** The data of every event of a type, in their order. */
  public List<String> all(String type) {
    List<String> found = new ArrayList<>();
    boolean inside = false;
    for (String line : List.copyOf(lines)) {
      if (line.startsWith("event:")) {
        inside = line.substring(6).strip().equals(type);
      } else if (inside && line.startsWith("data:")) {
        found.add(line.substring(5).strip());
      }
    }
    return found;
  }

  /**
   * Waits for an event that a warning has begun or is over.
   *
   * @param state "begun" or "over"
   * @return its data
   */
  public JsonNode awaitWarning(String code, String state, Duration patience) {
    return await()
        .alias(code + " " + state)
        .atMost(patience)
        .until(
            () -> {
              for (String data : all("warning")) {
                JsonNode warning = JSON.readTree(data);
                if (warning.get("code").asText().equals(code)
                    && warning.get("state").asText().equals(state)) {
                  return warning;
                }
              }
              return null;
            },
            found -> found != null);
  }

  /** Whether the service ended the stream, and in order. */
  public boolean ended() {
    return reading.isDone() && !reading.isCompletedExceptionally();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
