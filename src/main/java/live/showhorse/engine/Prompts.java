package live.showhorse.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.model.ModelFolder;
import live.showhorse.model.ModelPart;
import live.showhorse.model.Prompt;
import live.showhorse.model.PromptTemplate;
import live.showhorse.model.TextTokenizer;
import live.showhorse.model.WeightFiles;

/** From a clip request to the token ids that the transformer engine is told. Any thread. */
final class Prompts implements AutoCloseable {
  private static final String TOKENIZER = "tokenizer.json";

  private final TextTokenizer tokenizer;
  private final PromptTemplate speaking;
  private final PromptTemplate silent;
  private final String description;

  private Prompts(TextTokenizer tokenizer, PromptTemplate speaking, String description) {
    this.tokenizer = tokenizer;
    this.speaking = speaking;
    this.silent = PromptTemplate.silent();
    this.description = description;
  }

  /**
   * Blocks for about a second.
   *
   * @throws EngineException RESOURCE without a checkpoint
   * @throws live.showhorse.problem.ProblemException when a file cannot be used
   */
  static Prompts open(HappyhorseConfig config) {
    Path checkpoint =
        config
            .checkpoint()
            .orElseThrow(
                () ->
                    new EngineException(
                        EngineStatus.RESOURCE,
                        "The engine happyhorse needs its models: set showhorse.happyhorse.checkpoint"
                            + " to the directory they were downloaded to."));
    PromptTemplate template =
        config.prompt().map(PromptTemplate::read).orElseGet(PromptTemplate::standard);
    return new Prompts(TextTokenizer.open(tokenizer(checkpoint)), template, config.description());
  }

  /** The ids of what the clip shows and says. */
  int[] ids(ClipRequest request) {
    boolean speaks = !request.text().isEmpty() || request.speech().isPresent();
    PromptTemplate template = speaks ? speaking : silent;
    String line = request.text().isEmpty() ? "…" : request.text();
    return tokenizer.ids(
        template.fill(new Prompt(line, request.language().tag(), request.name(), description)));
  }

  /** Eight hexadecimal digits that change when the same request gets another prompt. */
  String fingerprint() {
    var crc = new CRC32();
    var sample = new Prompt("x", "en", "x", description);
    for (PromptTemplate template : List.of(speaking, silent)) {
      crc.update(template.fill(sample).getBytes(StandardCharsets.UTF_8));
    }
    return "%08x".formatted(crc.getValue());
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  /** Beside the weights of the text encoder. */
  private static Path tokenizer(Path checkpoint) {
    Optional<WeightFiles> weights =
        Optional.ofNullable(ModelFolder.search(checkpoint).parts().get(ModelPart.TEXT_ENCODER));
    return weights.map(WeightFiles::folder).orElse(checkpoint).resolve(TOKENIZER);
  }
}
