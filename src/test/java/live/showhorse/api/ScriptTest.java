package live.showhorse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import live.showhorse.channel.NewLine;
import live.showhorse.channel.Priority;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import live.showhorse.speech.DeliveryChange;
import org.junit.jupiter.api.Test;

class ScriptTest {
  @Test
  void plainTextIsOneLineALineAndBlankLinesAreLeftOut() {
    List<NewLine> lines = plain("\uFEFFWelcome.\r\n\r\n  \n[zh] 欢迎！\n[not a language] stays\n");

    assertThat(lines)
        .extracting(NewLine::text)
        .containsExactly("Welcome.", "欢迎！", "[not a language] stays");
    assertThat(lines.get(0).language()).isEmpty();
    assertThat(lines.get(1).language()).contains(Language.MANDARIN);
    assertThat(lines).extracting(NewLine::priority).containsOnly(Priority.QUEUE);
  }

  @Test
  void csvCarriesLanguageProductPriceAndPriorityInAnyOrderOfColumns() {
    List<NewLine> lines =
        csv(
            """
            price,text,language,product,priority
            "¥ 1,068","Tea, ""hand-picked"",
            in May.",en,Oolong,next

            ,Bis gleich!,de,,
            """);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).text()).isEqualTo("Tea, \"hand-picked\",\nin May.");
    assertThat(lines.get(0).priority()).isEqualTo(Priority.NEXT);
    assertThat(lines.get(0).product().orElseThrow().name()).isEqualTo("Oolong");
    assertThat(lines.get(0).product().orElseThrow().price()).isEqualTo("¥ 1,068");
    assertThat(lines.get(1).language()).contains(Language.GERMAN);
    assertThat(lines.get(1).product()).isEmpty();
  }

  @Test
  void everyProblemOfAScriptNamesItsPlace() {
    assertProblem(() -> plain("a\n[xx] b"), "unknown-language", "In line 2:");
    assertProblem(() -> plain("\n \n"), "script-length", "0 lines");
    assertProblem(() -> plain("a\n".repeat(1_001)), "script-length", "1001 lines");
    assertProblem(() -> csv("text\n" + "a\n".repeat(1_001)), "script-length", "1001 lines");
    assertProblem(() -> csv("text\n"), "script-length", "0 lines");
    assertProblem(() -> csv("words,language\na,en"), "csv-header", "words,language");
    assertProblem(() -> csv("text,colour\na,red"), "csv-header", "text,colour");
    assertProblem(() -> csv("text,language\na,en,b"), "csv-row", "Row 2 has 'b' in column C");
    assertProblem(() -> csv("text\n\"a"), "csv-row", "Row 2");
    assertProblem(() -> csv("text\n\"a\"b"), "csv-row", "Row 2");
    assertProblem(() -> csv("text,product\na,Tea"), "csv-row", "a product and a price");
    assertProblem(() -> csv("text,product\na,Tea"), "csv-row", "Row 2 has the product 'Tea'");
    assertProblem(
        () -> csv("text,priority\n\na,soon"), "unknown-value", "In row 3, column B (priority): ");
    assertProblem(
        () -> csv("language,text\nen,\n"), "missing-field", "In row 2, column B (text): ");
    assertProblem(
        () -> csv("text,language\na,xx"), "unknown-language", "In row 2, column B (language): ");
    assertProblem(() -> csv("text,speed\na,fast"), "csv-row", "In row 2, column B (speed): ");
    assertProblem(() -> csv("text,pitch\na,9"), "delivery-invalid", "In row 2, column B (pitch): ");
    assertProblem(() -> csv("text,loop\na,maybe"), "unknown-value", "In row 2, column B (loop): ");
    assertProblem(
        () -> csv("text,deadline\na,3026-01-01T00:00:00Z"),
        "deadline-invalid",
        "In row 2, column B (deadline): ");
  }

  @Test
  void aTableCarriesSpeedPitchDeadlineAndLoop() {
    Instant soon = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
    NewLine line =
        csv("text;speed;pitch;deadline;loop\nTea;0,9;-1.5;" + soon + ";TRUE\n").getFirst();

    assertThat(line.delivery()).isEqualTo(new DeliveryChange(Optional.of(0.9), Optional.of(-1.5)));
    assertThat(line.deadline()).contains(soon);
    assertThat(line.loop()).isTrue();
    assertThat(line.place()).isEqualTo("row 2");
  }

  /** As browsers and curl send a table that was saved as .txt. */
  @Test
  void plainTextWhoseFirstLineCanOnlyBeAHeaderIsATable() {
    assertThat(plain("text\tlanguage\nTea\ten\n")).extracting(NewLine::text).containsExactly("Tea");
    assertThat(plain("Text, Language\nTea,en\n")).extracting(NewLine::text).containsExactly("Tea");
    assertThat(plain("text\nTea, and more\n"))
        .extracting(NewLine::text)
        .containsExactly("text", "Tea, and more");
    assertThat(plain("Price, please\nTea\n"))
        .extracting(NewLine::text)
        .containsExactly("Price, please", "Tea");
  }

  @Test
  void everyLineOfAFileSaysHowItWasRead() {
    var file =
        new Script(1_000)
            .table(
                "sep=;\ntext;language\n\n欢迎你们;zh".getBytes(Charset.forName("GBK")),
                Optional.empty(),
                Language.MANDARIN);

    assertThat(file.sources())
        .containsExactly(
            new LineSource(3, Optional.of("GB18030"), true, Optional.of(";"), Optional.empty()));
  }

  private static void assertProblem(Runnable read, String type, String says) {
    assertThatThrownBy(read::run)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.type()).isEqualTo(type);
              assertThat(problem.getMessage()).contains(says);
            });
  }

  private static List<NewLine> plain(String text) {
    return new Script(1_000)
        .plain(text.getBytes(StandardCharsets.UTF_8), Optional.empty(), Language.ENGLISH)
        .lines();
  }

  private static List<NewLine> csv(String text) {
    return new Script(1_000)
        .table(text.getBytes(StandardCharsets.UTF_8), Optional.empty(), Language.ENGLISH)
        .lines();
  }
}
