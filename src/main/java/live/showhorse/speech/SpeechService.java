package live.showhorse.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import live.showhorse.media.Grid;
import live.showhorse.media.MediaException;
import live.showhorse.media.SoundFile;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import org.jboss.logging.Logger;

/**
 * A speech service of the OpenAI {@code audio/speech} shape, over HTTP. It gives sound and no
 * phonemes: the lips follow the sound alone. It reads figures itself as it likes; pitch is its own.
 *
 * <p>A busy or broken service (429, 5xx, a lost connection) is asked again, as late as it asks for,
 * until the time of the sentence is up.
 */
final class SpeechService implements SpeechProgram {
  private static final Logger LOG = Logger.getLogger(SpeechService.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** 8 s of 48 kHz stereo in 32 bits are 3 MB. */
  private static final int MOST_BYTES = 16 << 20;

  /** More than a clip holds at the slowest speed. */
  private static final Duration MOST_SOUND = Duration.ofSeconds(30);

  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
  private static final int MOST_ERROR_TEXT = 200;

  private final String name;
  private final SpeechConfig.Service service;
  private final HttpClient client;

  SpeechService(String name, SpeechConfig.Service service) {
    String scheme = service.url().getScheme();
    if (!Set.of("http", "https").contains(scheme == null ? "" : scheme)) {
      throw new IllegalStateException(
          "showhorse.speech.services." + name + ".url must begin with http:// or https://");
    }
    this.name = name;
    this.service = service;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(service.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public String name() {
    return "service " + name;
  }

  @Override
  public boolean installed() {
    return true;
  }

  @Override
  public List<Voice> voices() {
    List<Language> languages =
        service
            .languages()
            .map(tags -> tags.stream().map(Language::of).toList())
            .orElseGet(() -> Arrays.asList(Language.values()));
    return languages.stream()
        .flatMap(
            language ->
                service.voices().stream()
                    .map(voice -> new Voice(name + "/" + voice, language, name())))
        .toList();
  }

  @Override
  public RawSpeech speak(String voice, Delivery delivery, String words) {
    HttpRequest request = request(voice.substring(name.length() + 1), delivery, words);
    long deadline = System.nanoTime() + service.timeout().toNanos();
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      Answer answer = answer(request);
      if (answer.sound().isPresent()) {
        return new RawSpeech(Grid.SAMPLE_RATE, answer.sound().get(), List.of());
      }
      Duration wait = answer.retryAfter().orElse(pause);
      boolean late = System.nanoTime() + wait.toNanos() > deadline;
      LOG.warnf(
          "event=speech-service-failed service=%s attempt=%d reason=\"%s\"",
          name, attempt, answer.trouble());
      if (attempt == ATTEMPTS || late) {
        throw new ProblemException(
            503,
            "speech-unavailable",
            "The speech service '%s' did not speak the sentence (%s). Try again later."
                .formatted(name, answer.trouble()));
      }
      sleep(wait);
      pause = pause.multipliedBy(2);
    }
  }

  /**
   * @param sound mono at 48 kHz, when it was spoken
   * @param trouble why not, without secrets; worth another attempt
   */
  private record Answer(Optional<float[]> sound, String trouble, Optional<Duration> retryAfter) {}

  private HttpRequest request(String voice, Delivery delivery, String words) {
    ObjectNode body = JSON.createObjectNode();
    body.put("model", service.model());
    body.put("voice", voice);
    body.put("input", words);
    body.put("response_format", service.format());
    body.put("speed", delivery.speed());
    service.instructions().ifPresent(text -> body.put("instructions", text));
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(service.url())
              .timeout(service.timeout())
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
      service.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
      return request.build();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Answer answer(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> call =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      // The request's own time limit ends with the first byte of the answer
      HttpResponse<byte[]> response = call.get(service.timeout().toMillis(), TimeUnit.MILLISECONDS);
      int status = response.statusCode();
      if (status == 200) {
        return spoken(response.body());
      }
      String trouble = "it answered " + status + errorText(response.body());
      if (status == 429 || status >= 500) {
        return new Answer(Optional.empty(), trouble, retryAfter(response));
      }
      throw refused(status, trouble);
    } catch (TimeoutException slow) {
      call.cancel(true);
      return lost("no whole answer within " + service.timeout().toMillis() + " ms");
    } catch (ExecutionException failed) {
      return lost(
          failed.getCause() instanceof HttpTimeoutException
              ? "no answer within " + service.timeout().toMillis() + " ms"
              : "the connection failed or the answer is over " + (MOST_BYTES >> 20) + " MiB");
    } catch (InterruptedException interrupted) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new ProblemException(503, "stopping", "The service is being stopped.");
    }
  }

  private static Answer lost(String why) {
    return new Answer(Optional.empty(), why, Optional.empty());
  }

  private Answer spoken(byte[] body) {
    try {
      SoundFile.Sound sound = SoundFile.read(body, MOST_SOUND);
      return sound.promised().isPresent()
          ? lost("its answer was cut off")
          : new Answer(Optional.of(sound.samples()), "", Optional.empty());
    } catch (MediaException notSound) {
      return new Answer(
          Optional.empty(), "its answer is no sound that can be read", Optional.empty());
    }
  }

  /** Asking again would not help. */
  private ProblemException refused(int status, String trouble) {
    boolean key = status == 401 || status == 403;
    return new ProblemException(
        503,
        key ? "speech-service-refused" : "speech-service-misconfigured",
        "The speech service '%s' refused the sentence: %s. Check showhorse.speech.services.%s%s."
            .formatted(name, trouble, name, key ? ".key" : ""));
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,4}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }

  /** What OpenAI's error objects say, on one line; never more than a sentence of it. */
  private String errorText(byte[] body) {
    try {
      String message = JSON.readTree(body).path("error").path("message").asText("");
      String line = message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      String safe = service.key().map(key -> line.replace(key, "***")).orElse(line);
      return safe.isEmpty()
          ? ""
          : ": " + safe.substring(0, Math.min(MOST_ERROR_TEXT, safe.length()));
    } catch (IOException noJson) {
      return "";
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ProblemException(503, "stopping", "The service is being stopped.");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
