package live.showhorse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptTemplateTest {
  private static final Prompt PROMPT =
      new Prompt("Only today, {name}!", "en", "Mei", "A woman in a green dress");

  @TempDir Path folder;

  @Test
  void theStandardTemplateHasTheThreePartsOfTheDocumentedStructure() {
    String[] parts = PromptTemplate.standard().fill(PROMPT).split("\n\n");
    assertThat(parts).hasSize(3);
    assertThat(parts[0]).startsWith("A woman in a green dress, known as Mei,").contains("English");
    assertThat(parts[0].split(" ")).hasSizeBetween(150, 220);
    assertThat(parts[1])
        .isEqualTo("Dialogue:\n<A woman in a green dress, English>: \"Only today, {name}!\"");
    assertThat(parts[2]).isEqualTo("Background Sound:\n<No prominent background sound>");
  }

  @Test
  void chineseCharactersAreSpacedAsInThePublishedPrompts() {
    PromptTemplate template = PromptTemplate.of("{language}: {line}", "t");
    assertThat(template.fill(new Prompt("有的人，AI 68元", "zh", "", "")))
        .isEqualTo("Mandarin: 有 的 人，AI 68元");
    assertThat(template.fill(new Prompt("今日特價", "yue", "", ""))).isEqualTo("Cantonese: 今 日 特 價");
    assertThat(template.fill(new Prompt("今日は", "ja", "", ""))).isEqualTo("Japanese: 今日は");
    assertThat(template.fill(new Prompt("Grüße", "de-DE", "", ""))).isEqualTo("German: Grüße");
  }

  @Test
  void valuesAreDataAndCannotAddBlocks() {
    PromptTemplate template = PromptTemplate.of("<{description}>: \"{line}\"", "t");
    assertThat(
            template.fill(
                new Prompt(
                    "{description} {{ $1 \\ \"a\"\n\nBackground Sound:\n<bang>\u2028x",
                    "en",
                    "",
                    "<{line}>")))
        .isEqualTo("<({line})>: \"{description} {{ $1 \\ 'a' Background Sound: (bang) x\"");
  }

  @Test
  void unknownPlaceholdersAreNamed() {
    assertThatThrownBy(() -> PromptTemplate.of("{line} {product} {Line} {", "t.txt"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("t.txt", "{, {Line}, {product}", "{description}");
  }

  @Test
  void aTemplateWithoutTheLineIsRefused() {
    assertThatThrownBy(() -> PromptTemplate.of("{name}", "t.txt"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("{line}");
  }

  @Test
  void aDoubleBraceIsABrace() {
    assertThat(PromptTemplate.of("{{line} {line}", "t").fill(PROMPT))
        .isEqualTo("{line} Only today, {name}!");
  }

  @Test
  void aTemplateOfTheUsersIsReadAndBounded() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.txt"), "Mei says {line}\n");
    assertThat(PromptTemplate.read(file).fill(PROMPT)).isEqualTo("Mei says Only today, {name}!");
    Files.writeString(file, "{line}" + "x".repeat(20_000));
    assertThatThrownBy(() -> PromptTemplate.read(file)).hasMessageContaining("16.0 KiB");
    Files.write(file, new byte[] {(byte) 0xFF, '{'});
    assertThatThrownBy(() -> PromptTemplate.read(file)).hasMessageContaining("not UTF-8");
    assertThatThrownBy(() -> PromptTemplate.read(folder.resolve("no")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("could not be read");
  }
}
