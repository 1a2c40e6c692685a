package live.showhorse.script;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables of {@code /speech} that come with the program: UTF-8, comments after {@code #}. Each
 * call reads the file again; keep what it gives. Stateless; any thread.
 */
public final class TableFile {
  private TableFile() {}

  /**
   * The lines that say something, in their order.
   *
   * @param name for instance {@code units.tsv}
   * @throws IllegalStateException when the program lacks it
   */
  public static List<String> lines(String name) {
    String path = "/speech/" + name;
    try (InputStream in = TableFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + path);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The code points of a file that is a list of characters. */
  public static Set<Integer> characters(String name) {
    return lines(name).stream()
        .flatMapToInt(String::codePoints)
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }
}
