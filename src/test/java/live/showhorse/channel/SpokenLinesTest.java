package live.showhorse.channel;

import static live.showhorse.channel.TestStudio.CANVAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.showhorse.problem.ProblemException;
import live.showhorse.redis.Documents;
import live.showhorse.redis.Redis;
import live.showhorse.redis.TestRedis;
import live.showhorse.script.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line that is accepted is a line that can be spoken, and it shows how. */
class SpokenLinesTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path directory;
  private Redis redis;
  private Channels channels;

  @BeforeEach
  void start() {
    redis = TestRedis.privateServer(directory);
    startService();
  }

  @AfterEach
  void stop() {
    channels.stop(new ShutdownEvent());
    redis.close();
  }

  private void startService() {
    TestStudio stand =
        new TestStudio(
            redis,
            canvas -> new WallPacer(canvas.framesPerSecond(), Duration.ofMillis(300), 1),
            Map.of(),
            Optional.empty());
    channels = new Channels(stand.studio, true);
    channels.start(new StartupEvent());
  }

  private String channel(String id, String... bridges) {
    return channels
        .create(
            new NewChannel(
                Optional.of(id),
                "Shop",
                "host",
                Optional.of(CANVAS),
                Optional.empty(),
                true,
                true,
                List.of(bridges)))
        .spec()
        .id();
  }

  private static NewLine line(Language language, String text) {
    NewLine plain = NewLine.of(text);
    return new NewLine(
        text,
        Optional.of(language),
        plain.priority(),
        plain.product(),
        plain.deadline(),
        plain.delivery());
  }

  @Test
  void aLineShowsFromTheBeginningHowItsSentencesWillBeRead() {
    String id = channel("shop");
    Line line =
        channels.addLine(
            id, NewLine.of("**Only $12.50 today, my friends!** It weighs ≤ 2 kg, as you can see."));
    assertThat(line.text()).startsWith("**Only");
    assertThat(line.spoken())
        .containsExactly(
            "Only twelve dollars and fifty cents today, my friends!",
            "It weighs at most two kilograms, as you can see.");
    assertThat(channels.addLine(id, line(Language.MANDARIN, "适合20㎡的客厅。")).spoken())
        .containsExactly("适合二十平方米的客厅。");
    assertThat(channels.lines(id).getFirst().spoken()).isEqualTo(line.spoken());
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsCharactersAndItsPlaceAndNothingOfTheScriptStays() {
    String id = channel("shop");
    assertThatThrownBy(() -> channels.addLine(id, NewLine.of("Привет")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.type()).isEqualTo("unspeakable-text");
            })
        .hasMessageContaining("'П', 'р', 'и'");
    assertThatThrownBy(
            () ->
                channels.addScript(
                    id,
                    List.of(NewLine.of("Good.").at("row 2"), NewLine.of("Only ₯5.").at("row 3")),
                    false))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("In row 3:")
        .hasMessageContaining("'₯'");
    assertThat(channels.lines(id)).isEmpty();
  }

  @Test
  void aBridgeThatNoVoiceCanSayOrThatFillsMoreThanAClipMakesNoChannel() {
    assertThatThrownBy(() -> channel("bridge", "One moment.", "Минутку"))
        .hasMessageContaining("In bridges[1]:");
    assertThatThrownBy(() -> channel("bridge", "$1,299.99 and ".repeat(14).strip()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo("sentence-too-long"));
    assertThat(channels.list()).isEmpty();
  }

  @Test
  void theAsRunLogTellsHowASentenceWasRead() {
    String id = channel("shop");
    channels.onAir(id);
    Line line = channels.addLine(id, NewLine.of("It costs $5 today."));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(channels.asRun(id, 100))
                    .filteredOn(entry -> entry.line().equals(line.id()))
                    .extracting(AsRunEntry::spoken)
                    .contains("It costs five dollars today."));
    assertThat(channels.asRun(id, 100))
        .filteredOn(entry -> entry.kind() != PlayKind.LINE)
        .extracting(AsRunEntry::spoken)
        .containsOnly("");
  }

  @Test
  void aLineOfAnEarlierVersionHasNoReadingAndIsKept() {
    String id = channel("shop");
    Line line = channels.addLine(id, NewLine.of("It costs $5 today."));
    channels.stop(new ShutdownEvent());
    var documents = new Documents(redis);
    String key = documents.keys("channel-lines:shop:").getFirst();
    String stored = documents.get(key).orElseThrow();
    String earlier = stored.replaceFirst(",\"spoken\":\\[[^\\]]*]", "");
    assertThat(earlier).isNotEqualTo(stored);
    documents.put(key, earlier);

    startService();

    assertThat(channels.lines(id))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.id()).isEqualTo(line.id());
              assertThat(kept.spoken()).isEmpty();
            });
  }
}
