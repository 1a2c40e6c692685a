package live.showhorse.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import live.showhorse.channel.NewLine;
import live.showhorse.channel.Priority;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
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
    assertProblem(() -> csv("words,language\na,en"), "csv-header", "words,language");
    assertProblem(() -> csv("text,colour\na,red"), "csv-header", "text,colour");
    assertProblem(() -> csv("text,language\na,en,b"), "csv-row", "Row 2 has 3 fields");
    assertProblem(() -> csv("text\n\"a"), "csv-row", "Row 2");
    assertProblem(() -> csv("text\n\"a\"b"), "csv-row", "Row 2");
    assertProblem(() -> csv("text,product\na,Tea"), "csv-row", "a product and a price");
    assertProblem(() -> csv("text,priority\na,soon"), "unknown-value", "In row 2:");
    assertProblem(() -> csv("text,language\n,en"), "missing-field", "In row 2:");
  }

  @Test
  void aLastRowWithoutLineBreakAndAnEmptyLastFieldAreRead() {
    assertThat(Csv.rows("a,b\n1,")).containsExactly(List.of("a", "b"), List.of("1", ""));
    assertThat(Csv.rows("a,b\r\n\"\",2")).containsExactly(List.of("a", "b"), List.of("", "2"));
    assertThat(Csv.rows("")).isEmpty();
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
    return new Script(1_000).plain(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<NewLine> csv(String text) {
    return new Script(1_000).csv(text.getBytes(StandardCharsets.UTF_8));
  }
}
