package live.showhorse.model;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import live.showhorse.problem.ProblemException;

/**
 * Text to the text encoder's token ids, by the {@code tokenizer.json} beside its weights. No tokens
 * are put before or after the text: the published pipeline adds neither BOS nor EOS. Any thread.
 */
public final class TextTokenizer implements AutoCloseable {
  /** Longest text; a prompt has some 1,600 characters and only 640 tokens are used. */
  public static final int MAX_CHARACTERS = 32_768;

  private static final long MAX_FILE = 256L << 20;
  private static final Map<String, String> AS_IT_IS =
      Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

  static {
    // DJL would otherwise report each start to its makers, ask a cloud's metadata service where it
    // is,
    // and download a library for the GPU it finds
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("RUST_FLAVOR", "cpu");
  }

  private final Path file;
  private final HuggingFaceTokenizer tokenizer;

  private TextTokenizer(Path file, HuggingFaceTokenizer tokenizer) {
    this.file = file;
    this.tokenizer = tokenizer;
  }

  /**
   * Blocks for about a second with the published file of 256,000 words. Unpacks the library that
   * does the work to the home directory, once.
   *
   * @param file {@code tokenizer.json}
   * @throws ProblemException {@code model-missing}, {@code model-damaged} or {@code
   *     model-unreadable}
   */
  public static TextTokenizer open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw ModelProblems.missing("There is no tokenizer " + file + ".");
    }
    try {
      long size = Files.size(file);
      if (size > MAX_FILE) {
        throw ModelProblems.refused(
            file, Sizes.text(size) + "; a tokenizer has at most " + Sizes.text(MAX_FILE));
      }
      try (InputStream in = Files.newInputStream(file)) {
        return new TextTokenizer(file, HuggingFaceTokenizer.newInstance(in, AS_IT_IS));
      }
    } catch (IOException e) {
      throw ModelProblems.unreadable(file, e);
    } catch (RuntimeException e) {
      throw e instanceof ProblemException
          ? e
          : ModelProblems.damaged(file, "not a tokenizer: " + e.getMessage());
    }
  }

  /**
   * The ids of a text.
   *
   * @param text 1..{@value #MAX_CHARACTERS} characters
   * @throws ProblemException {@code prompt-length} where it has none or more
   */
  public int[] ids(String text) {
    if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
      throw ProblemException.unprocessable(
          "prompt-length",
          "A prompt has 1 to %d characters; this one has %d."
              .formatted(MAX_CHARACTERS, text.length()));
    }
    long[] ids = tokenizer.encode(text, false, false).getIds();
    int[] narrow = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      narrow[i] = Math.toIntExact(ids[i]);
    }
    return narrow;
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  @Override
  public String toString() {
    return "TextTokenizer[" + file + "]";
  }
}
