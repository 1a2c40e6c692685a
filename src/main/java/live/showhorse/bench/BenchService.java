package live.showhorse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The packaged service in a process of its own, with a Redis and a data directory of its own, on a
 * free loopback port. Methods block; one thread, but for {@link #get}.
 */
final class BenchService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(40);
  private static final String BOUNDARY = "showhorse-bench";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI base;

  private BenchService(Process process, int port) {
    this.process = process;
    this.base = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @param data its data directory
   * @param settings properties, over those that a bench needs
   * @throws IllegalStateException if it does not become ready
   */
  static BenchService start(Path data, Map<String, String> settings) {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dshowhorse.data-directory=" + data);
    command.add("-Dshowhorse.demo=false");
    for (String inherited :
        List.of("showhorse.native.directory", "org.bytedeco.javacpp.platform.extension")) {
      command.add("-D" + inherited + "=" + System.getProperty(inherited, ""));
    }
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-jar");
    command.add(System.getProperty("showhorse.jar"));
    try {
      Path log = Files.createTempFile(data.getParent(), "service", ".log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      BenchService service = new BenchService(process, port);
      service.await("the service to be ready", service::ready);
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean ready() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "the service ended by itself; ./showhorse doctor may say why");
    }
    try {
      return send(request("/q/health/ready").GET().build()).statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /** Makes a presenter of a photo and a channel of it that is on air. */
  void putOnAir(String channel, byte[] photo) {
    JsonNode presenter = postForm("/v1/presenters", photo);
    post(
        "/v1/channels",
        Map.of("id", channel, "name", channel, "presenter", presenter.path("id").asText()));
    post("/v1/channels/" + channel + "/on-air", Map.of());
    await("the channel to be on air", () -> code("/hls/" + channel + "/index.m3u8") == 200);
  }

  /** What a route answers. */
  JsonNode get(String path) {
    return parsed(send(request(path).GET().build()));
  }

  byte[] bytes(String path) {
    return send(request(path).GET().build()).body();
  }

  JsonNode post(String path, Object body) {
    try {
      return parsed(
          send(
              request(path)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                  .build()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** CPU seconds so far, of the service and of every program that it started. */
  double cpu() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .flatMap(each -> each.info().totalCpuDuration().stream())
        .mapToDouble(spent -> spent.toNanos() * 1e-9)
        .sum();
  }

  /** Cores that it uses, over some time. */
  double cores(Duration window) {
    double before = cpu();
    long start = System.nanoTime();
    pause(window);
    return (cpu() - before) / ((System.nanoTime() - start) * 1e-9);
  }

  /** Resident memory of the Java process, engine included, in MiB. */
  double residentMib() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws IllegalStateException if it is not so within two minutes
   */
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s for " + what);
      }
      pause(POLL);
    }
  }

  /** Waits until a route answers something, and returns that. */
  JsonNode await(String path, Predicate<JsonNode> is) {
    JsonNode[] last = new JsonNode[1];
    await(path, () -> is.test(last[0] = get(path)));
    return last[0];
  }

  static void pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int code(String path) {
    return send(request(path).GET().build()).statusCode();
  }

  private JsonNode postForm(String path, byte[] photo) {
    Map<String, String> fields = Map.of("name", "Bench", "language", "en", "consent", "true");
    StringBuilder head = new StringBuilder();
    fields.forEach(
        (name, value) ->
            head.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, name, value)));
    head.append(
        "--%s\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\n\r\n"
            .formatted(BOUNDARY));
    var body =
        HttpRequest.BodyPublishers.concat(
            HttpRequest.BodyPublishers.ofString(head.toString()),
            HttpRequest.BodyPublishers.ofByteArray(photo),
            HttpRequest.BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    return parsed(
        send(
            request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body)
                .build()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private JsonNode parsed(HttpResponse<byte[]> answer) {
    try {
      JsonNode body = json.readTree(answer.body());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            answer.uri().getPath()
                + ": "
                + body.path("detail").asText("status " + answer.statusCode()));
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to stop, and ends it where it does not. */
  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
