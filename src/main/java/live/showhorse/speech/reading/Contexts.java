package live.showhorse.speech.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Readings that the words around a character decide, where the dictionary's word is wrong: 还给 is
 * huángěi, but hái gěi where something more is given (see {@code speech/mandarin-contexts.tsv}).
 */
final class Contexts {
  private record Context(Pattern pattern, String reading) {}

  private static final List<Context> CONTEXTS =
      Tables.read("mandarin-contexts.tsv").entrySet().stream()
          .map(row -> new Context(Pattern.compile(row.getKey()), row.getValue().getFirst()))
          .toList();

  private Contexts() {}

  /**
   * @param text in simplified characters
   * @return the index of a character to its reading
   */
  static Map<Integer, String> readings(String text) {
    Map<Integer, String> readings = new HashMap<>();
    for (Context context : CONTEXTS) {
      var matcher = context.pattern().matcher(text);
      while (matcher.find()) {
        readings.put(matcher.start(1), context.reading());
      }
    }
    return readings;
  }
}
