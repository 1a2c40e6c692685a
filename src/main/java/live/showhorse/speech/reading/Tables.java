package live.showhorse.speech.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.showhorse.script.TableFile;

/** Reads the tables of this package: tab-separated, UTF-8, comments after {@code #}. */
final class Tables {
  private Tables() {}

  /**
   * @return the first column to the others, in the order of the file
   */
  static Map<String, List<String>> read(String name) {
    return TableFile.lines(name).stream()
        .map(line -> List.of(line.split("\t", -1)))
        .collect(
            Collectors.toMap(
                List::getFirst,
                row -> List.copyOf(row.subList(1, row.size())),
                (first, again) -> again,
                LinkedHashMap::new));
  }
}
