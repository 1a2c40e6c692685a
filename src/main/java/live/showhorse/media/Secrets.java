package live.showhorse.media;

import java.util.List;
import java.util.regex.Pattern;

/** Takes stream keys out of what servers and libraries say. Stateless; any thread. */
public final class Secrets {
  /** A shorter one, masked wherever it occurs, would make riddles of words it is part of. */
  private static final int LONG = 8;

  private Secrets() {}

  /**
   * @param words the longest first
   */
  public static String masked(String text, List<String> words) {
    String masked = text;
    for (String word : words) {
      masked =
          word.length() >= LONG
              ? masked.replace(word, "***")
              : masked.replaceAll(
                  "(?<![A-Za-z0-9])" + Pattern.quote(word) + "(?![A-Za-z0-9])", "***");
    }
    return masked;
  }
}
