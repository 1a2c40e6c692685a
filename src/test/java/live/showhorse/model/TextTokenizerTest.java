package live.showhorse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.util.Utils;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a tokenizer of the published kind and a handful of words. */
class TextTokenizerTest {
  private static final int BYTES = 8;
  private static final int WORDS = BYTES + 256;

  /** In the order of their ids, from {@link #WORDS}. */
  private static final List<String> VOCABULARY =
      List.of("h", "e", "l", "o", "▁", "he", "ll", "hell", "hello", "▁hello", "有", "的");

  private static final List<List<String>> MERGES =
      List.of(
          List.of("h", "e"),
          List.of("l", "l"),
          List.of("he", "ll"),
          List.of("hell", "o"),
          List.of("▁", "hello"));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    List<Object> added = new ArrayList<>();
    String[] special = {"<pad>", "<eos>", "<bos>", "<unk>"};
    for (int id = 0; id < special.length; id++) {
      vocabulary.put(special[id], id);
      added.add(added(id, special[id], true));
    }
    for (int run = 1; run <= 3; run++) {
      vocabulary.put("\n".repeat(run), 3 + run);
      added.add(added(3 + run, "\n".repeat(run), false));
    }
    vocabulary.put("<mask>", 7);
    for (int b = 0; b < 256; b++) {
      vocabulary.put("<0x%02X>".formatted(b), BYTES + b);
    }
    for (String word : VOCABULARY) {
      vocabulary.put(word, WORDS + VOCABULARY.indexOf(word));
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", "BPE");
    model.put("dropout", null);
    model.put("unk_token", "<unk>");
    model.put("continuing_subword_prefix", null);
    model.put("end_of_word_suffix", null);
    model.put("fuse_unk", true);
    model.put("byte_fallback", true);
    model.put("ignore_merges", false);
    model.put("vocab", vocabulary);
    model.put("merges", MERGES);
    Map<String, Object> tokenizer = new LinkedHashMap<>();
    tokenizer.put("version", "1.0");
    tokenizer.put("truncation", null);
    tokenizer.put("padding", null);
    tokenizer.put("added_tokens", added);
    tokenizer.put(
        "normalizer", Map.of("type", "Replace", "pattern", Map.of("String", " "), "content", "▁"));
    tokenizer.put(
        "pre_tokenizer",
        Map.of(
            "type",
            "Split",
            "pattern",
            Map.of("String", " "),
            "behavior",
            "MergedWithPrevious",
            "invert",
            false));
    tokenizer.put(
        "post_processor",
        Map.of(
            "type", "TemplateProcessing",
            "single",
                List.of(
                    Map.of("SpecialToken", Map.of("id", "<bos>", "type_id", 0)),
                    Map.of("Sequence", Map.of("id", "A", "type_id", 0))),
            "pair", List.of(Map.of("Sequence", Map.of("id", "A", "type_id", 0))),
            "special_tokens",
                Map.of(
                    "<bos>",
                    Map.of("id", "<bos>", "ids", List.of(2), "tokens", List.of("<bos>")))));
    tokenizer.put("decoder", null);
    tokenizer.put("model", model);
    file = folder.resolve("tokenizer.json");
    new ObjectMapper().writeValue(file.toFile(), tokenizer);
  }

  @Test
  void spacesBecomePartOfTheWordsAndNothingIsPutAround() {
    try (TextTokenizer tokenizer = TextTokenizer.open(file)) {
      assertThat(tokenizer.ids("hello hello")).containsExactly(id("hello"), id("▁hello"));
      assertThat(tokenizer.ids("hell lo")).containsExactly(id("hell"), id("▁"), id("l"), id("o"));
    }
  }

  @Test
  void runsOfNewlinesAreOneToken() {
    try (TextTokenizer tokenizer = TextTokenizer.open(file)) {
      assertThat(tokenizer.ids("hello\n\nhello\nhello\n\n\n"))
          .containsExactly(id("hello"), 5, id("hello"), 4, id("hello"), 6);
    }
  }

  @Test
  void unknownCharactersAreTheirBytes() {
    try (TextTokenizer tokenizer = TextTokenizer.open(file)) {
      assertThat(tokenizer.ids("有 的é"))
          .containsExactly(id("有"), id("▁"), id("的"), BYTES + 0xC3, BYTES + 0xA9);
    }
  }

  @Test
  void aTextOverTheBoundIsRefused() {
    try (TextTokenizer tokenizer = TextTokenizer.open(file)) {
      assertThat(tokenizer.ids("h".repeat(TextTokenizer.MAX_CHARACTERS)))
          .hasSize(TextTokenizer.MAX_CHARACTERS);
      assertThatThrownBy(() -> tokenizer.ids("h".repeat(TextTokenizer.MAX_CHARACTERS + 1)))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("32769");
      assertThatThrownBy(() -> tokenizer.ids("")).isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void damagedAndMissingFilesAreRefused() throws IOException {
    Path damaged = Files.writeString(folder.resolve("other.json"), "{\"version\":\"1.0\"}");
    assertThatThrownBy(() -> TextTokenizer.open(damaged))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("other.json: not a tokenizer");
    assertThatThrownBy(() -> TextTokenizer.open(folder.resolve("no.json")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("There is no tokenizer");
  }

  @Test
  void nothingIsDownloadedAndNothingIsReportedToAnybody() {
    TextTokenizer.open(file).close();
    assertThat(Utils.isOfflineMode()).isTrue();
    assertThat(Utils.getEnvOrSystemProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    assertThat(Utils.getEnvOrSystemProperty("RUST_FLAVOR")).isEqualTo("cpu");
  }

  private static int id(String word) {
    return WORDS + VOCABULARY.indexOf(word);
  }

  private static Map<String, Object> added(int id, String content, boolean special) {
    return Map.of(
        "id", id,
        "content", content,
        "single_word", false,
        "lstrip", false,
        "rstrip", false,
        "normalized", false,
        "special", special);
  }
}
