package live.showhorse.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import live.showhorse.TestConfig;
import live.showhorse.media.Loudness;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import live.showhorse.testing.Programs;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A voice over HTTP, spoken by a server of the OpenAI shape whose sound is espeak-ng's. */
class SpeechServiceTest {
  private static final String KEY = "secret-of-the-shop";
  private static final String SENTENCE = "Twelve cups for nine dollars.";

  private record Reply(int status, byte[] body, Map<String, String> headers) {
    static Reply sound(byte[] body) {
      return new Reply(200, body, Map.of());
    }

    static Reply error(int status, String message) {
      return new Reply(
          status,
          ("{\"error\":{\"message\":\"" + message + "\"}}").getBytes(StandardCharsets.UTF_8),
          Map.of());
    }

    Reply with(String header, String value) {
      return new Reply(status, body, Map.of(header, value));
    }
  }

  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<JsonNode> asked = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private byte[] wav;

  @BeforeEach
  void start() throws IOException {
    wav = Programs.run(List.of("espeak-ng", "-v", "en-us", "--stdout", SENTENCE)).out();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/v1/audio/speech", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(new ObjectMapper().readTree(exchange.getRequestBody()));
      authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
      Reply reply = replies.remove();
      reply.headers().forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  @Test
  void itsVoiceSpeaksAndTheSoundIsBroughtIntoTheFormForAir() {
    replies.add(Reply.sound(wav));
    try (var voices = voices(Map.of())) {
      Speech speech =
          voices.speak(
              new Utterance(
                  SENTENCE, Language.ENGLISH, "shop/alloy", new Delivery(1.1, 0), Lexicon.EMPTY));

      assertThat(speech.seconds()).isBetween(1.0, 4.0);
      assertThat(Loudness.measure(speech.pcm()).lufs()).isBetween(-16.6, -15.4);
      assertThat(speech.phonemes()).isEmpty();
      assertThat(authorizations).containsExactly("Bearer " + KEY);
      JsonNode body = asked.getFirst();
      assertThat(body.get("model").asText()).isEqualTo("speech-1");
      assertThat(body.get("voice").asText()).isEqualTo("alloy");
      assertThat(body.get("speed").asDouble()).isEqualTo(1.1);
      assertThat(body.get("response_format").asText()).isEqualTo("wav");
      assertThat(body.get("input").asText()).contains("cups");
    }
  }

  @Test
  void mp3IsReadToo() {
    byte[] mp3 =
        Programs.run(
                List.of(
                    "ffmpeg",
                    "-v",
                    "error",
                    "-f",
                    "lavfi",
                    "-i",
                    "sine=440:duration=1",
                    "-f",
                    "mp3",
                    "-"))
            .out();
    replies.add(Reply.sound(mp3));
    try (var voices = voices(Map.of("format", "mp3"))) {
      assertThat(speak(voices).seconds()).isBetween(0.9, 1.7);
    }
  }

  @Test
  void itsVoicesStandBesideTheBuiltInOnesAndAreNoDefault() {
    try (var voices = voices(Map.of("languages", "en,zh"))) {
      assertThat(voices.available())
          .filteredOn(voice -> voice.id().equals("shop/alloy"))
          .extracting(Voice::language)
          .containsExactlyInAnyOrder(Language.ENGLISH, Language.MANDARIN);
      assertThatThrownBy(() -> voices.speak(Utterance.of("안녕", Language.KOREAN, "shop/alloy")))
          .hasMessageContaining("no voice 'shop/alloy'");
    }
  }

  @Test
  void aBusyServiceIsAskedAgainWhenItSaysSo() {
    replies.add(Reply.error(429, "slow down").with("Retry-After", "1"));
    replies.add(Reply.error(500, "oops"));
    replies.add(Reply.sound(wav));
    try (var voices = voices(Map.of())) {
      long before = System.nanoTime();
      speak(voices);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(1));
      assertThat(asked).hasSize(3);
    }
  }

  @Test
  void whatCannotBeSpokenIsSaidWithoutTheKey() {
    try (var voices = voices(Map.of("timeout", "2s"))) {
      replies.add(Reply.error(401, "wrong key " + KEY));
      refused(voices, "speech-service-refused", "401");

      replies.add(Reply.error(400, "no such voice"));
      refused(voices, "speech-service-misconfigured", "no such voice");

      replies.add(Reply.error(503, "down").with("Retry-After", "60"));
      refused(voices, "speech-unavailable", "503");

      for (int i = 0; i < 4; i++) {
        replies.add(Reply.sound("<html>not sound</html>".getBytes(StandardCharsets.UTF_8)));
      }
      refused(voices, "speech-unavailable", "no sound");
    }
  }

  @Test
  void aTruncatedAnswerIsSpokenAsFarAsItGoesAndASilentOneIsRefused() {
    try (var voices = voices(Map.of())) {
      replies.add(Reply.sound(Arrays.copyOf(wav, wav.length / 2)));
      assertThat(speak(voices).seconds()).isPositive();
      replies.add(Reply.sound(Arrays.copyOf(Arrays.copyOf(wav, 44), wav.length)));
      refused(voices, "unspeakable-text", "no sound");
    }
  }

  @Test
  void aServiceThatIsGoneIsRefusedInTime() {
    server.stop(0);
    try (var voices = voices(Map.of("timeout", "2s"))) {
      long before = System.nanoTime();
      refused(voices, "speech-unavailable", "shop");
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }
  }

  private static Speech speak(Voices voices) {
    return voices.speak(Utterance.of(SENTENCE, Language.ENGLISH, "shop/alloy"));
  }

  private static void refused(Voices voices, String type, String detail) {
    ThrowingCallable speaking = () -> speak(voices);
    assertThatThrownBy(speaking)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(type);
              assertThat(problem.getMessage()).contains(detail).doesNotContain(KEY);
            });
  }

  private Voices voices(Map<String, String> settings) {
    var values = new HashMap<String, String>();
    values.put(
        "showhorse.speech.espeak-program",
        System.getProperty("showhorse.native.directory") + "/showhorse-espeak");
    Map<String, String> service = new HashMap<>();
    service.put("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/audio/speech");
    service.put("key", KEY);
    service.put("model", "speech-1");
    service.put("voices", "alloy,verse");
    service.putAll(settings);
    service.forEach((name, value) -> values.put("showhorse.speech.services.shop." + name, value));
    return new Voices(TestConfig.of(SpeechConfig.class, values));
  }
}
