package live.showhorse.model;

/**
 * What a clip shows and says, for a {@link PromptTemplate}.
 *
 * @param line the words, at most 2,000 characters
 * @param language BCP 47: {@code zh}, {@code yue}, {@code en}, {@code ja}, {@code ko}, {@code de},
 *     {@code fr}
 * @param name of the presenter
 * @param description of the presenter's looks in English, without a full stop; "" for none
 */
public record Prompt(String line, String language, String name, String description) {
  private static final int MAX_LINE = 2000;
  private static final int MAX_NAME = 200;

  public Prompt {
    if (line.isBlank() || line.length() > MAX_LINE) {
      throw new IllegalArgumentException(
          "a line has 1 to " + MAX_LINE + " characters, not " + line.length());
    }
    if (name.length() > MAX_NAME || description.length() > MAX_LINE) {
      throw new IllegalArgumentException(
          "a name has up to " + MAX_NAME + " characters and a description up to " + MAX_LINE);
    }
  }
}
