package live.showhorse.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.showhorse.problem.ProblemException;

/**
 * Pauses that a host wrote into a text: {@code [pause 500ms]} or {@code [pause 1.2s]}, 50 ms to 5
 * s. They are kept to the sample and never shown. Stateless; any thread.
 */
public final class Pauses {
  private static final int SHORTEST = 50;
  private static final int LONGEST = 5_000;

  private static final Pattern TAG =
      Pattern.compile("\\[pause (\\d{1,5}(?:\\.\\d{1,3})?) ?(ms|s)]", Pattern.CASE_INSENSITIVE);

  /** Anything that is meant as a tag. */
  private static final Pattern MEANT =
      Pattern.compile("\\[\\s*pause\\b[^\\]]{0,40}]?", Pattern.CASE_INSENSITIVE);

  /**
   * @param start of the tag in the text
   * @param end after it
   */
  record Tag(int start, int end, int milliseconds) {}

  /**
   * A piece of text and the silence after it.
   *
   * @param text without tags; may be blank
   */
  public record Part(String text, int pauseMilliseconds) {}

  private Pauses() {}

  /**
   * The text between the pauses; the last part has no pause.
   *
   * @throws ProblemException 422 {@code pause-invalid}
   */
  public static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    int done = 0;
    for (Tag tag : tags(text)) {
      parts.add(new Part(text.substring(done, tag.start()), tag.milliseconds()));
      done = tag.end();
    }
    parts.add(new Part(text.substring(done), 0));
    return parts;
  }

  /**
   * The same text, when its pauses are valid.
   *
   * @throws ProblemException 422 {@code pause-invalid}
   */
  public static String checked(String text) {
    tags(text);
    return text;
  }

  /** The text as it is shown: without tags. */
  public static String removed(String text) {
    return TAG.matcher(text).replaceAll(" ").replaceAll(" {2,}", " ").strip();
  }

  /**
   * @throws ProblemException 422 {@code pause-invalid}
   */
  static List<Tag> tags(String text) {
    List<Tag> tags = new ArrayList<>();
    Matcher meant = MEANT.matcher(text);
    while (meant.find()) {
      tags.add(new Tag(meant.start(), meant.end(), milliseconds(meant.group())));
    }
    return tags;
  }

  private static int milliseconds(String written) {
    Matcher tag = TAG.matcher(written);
    if (tag.matches()) {
      double amount = Double.parseDouble(tag.group(1));
      long milliseconds = Math.round(tag.group(2).equalsIgnoreCase("s") ? amount * 1_000 : amount);
      if (milliseconds >= SHORTEST && milliseconds <= LONGEST) {
        return (int) milliseconds;
      }
    }
    throw ProblemException.unprocessable(
        "pause-invalid",
        "The pause '%s' is not valid; write [pause 500ms] or [pause 1.2s], 50 ms to 5 s."
            .formatted(written));
  }
}
