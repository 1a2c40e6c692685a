package live.showhorse.speech.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the tables of this package: tab-separated, UTF-8, comments after {@code #}. */
final class Tables {
  private Tables() {}

  /**
   * @return the first column to the others, in the order of the file
   */
  static Map<String, List<String>> read(String name) {
    String path = "/speech/" + name;
    try (InputStream in = Tables.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + path);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .collect(
              Collectors.toMap(
                  List::getFirst,
                  row -> List.copyOf(row.subList(1, row.size())),
                  (first, again) -> again,
                  LinkedHashMap::new));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
