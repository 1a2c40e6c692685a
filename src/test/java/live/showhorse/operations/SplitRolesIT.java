package live.showhorse.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studio and engines as processes of their own, as on a cluster: they meet only in Redis. */
class SplitRolesIT {
  private static final String CHANNEL = "tea";

  @TempDir Path directory;

  @Test
  void anEngineKilledInTheMiddleOfAJobAndOneAddedUnderLoadCostNothing() throws Exception {
    try (var redis = new RedisProcess(Files.createDirectory(directory.resolve("redis")));
        var studio = process(redis, "studio")) {
      try (var first = process(redis, "engine")) {
        first.awaitReady();
        studio.awaitReady();
        studio.putOnAir(CHANNEL, "720x1280@25");
        List<String> lines = new ArrayList<>();
        IntStream.range(0, 4)
            .forEach(
                number ->
                    lines.add(
                        studio.say(
                            CHANNEL,
                            "Number "
                                + number
                                + ": a long sentence about tea that takes a while to say and to render.")));
        await()
            .alias("in the middle of a job")
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(20))
            .until(() -> studio.lineStates(CHANNEL).containsValue("rendering"));
        first.kill();

        try (var second = process(redis, "engine");
            var third = process(redis, "engine")) {
          second.awaitReady();
          third.awaitReady();
          await()
              .alias("every line aired")
              .atMost(Duration.ofSeconds(120))
              .until(
                  () ->
                      studio.lineStates(CHANNEL).values().stream()
                          .allMatch(state -> state.equals("aired")));

          assertThat(studio.lineStates(CHANNEL).keySet()).containsExactlyElementsOf(lines);
          assertThat(second.log() + third.log()).contains("clip rendered");
          assertThat(studio.log()).doesNotContain("ERROR").doesNotContain("late frames");
          assertThat(events(studio))
              .anyMatch(event -> event.path("channel").asText().equals(CHANNEL));
          assertThat(events(second)).anyMatch(event -> event.has("worker"));
        }
      }
    }
  }

  /** The log, of which every line is an object. */
  private static List<JsonNode> events(ServiceProcess process) {
    ObjectMapper json = new ObjectMapper();
    return process
        .log()
        .lines()
        .map(
            line -> {
              try {
                return json.readTree(line);
              } catch (JsonProcessingException notJson) {
                throw new AssertionError(line, notJson);
              }
            })
        .toList();
  }

  private ServiceProcess process(RedisProcess redis, String role) {
    return ServiceProcess.start(
        directory.resolve(role),
        Map.of(
            "showhorse.roles",
            role,
            "showhorse.redis.url",
            redis.url(),
            "showhorse.engine.lease",
            "3s",
            "showhorse.log.json",
            "true"));
  }
}
