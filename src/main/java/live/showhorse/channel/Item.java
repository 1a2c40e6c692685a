package live.showhorse.channel;

import java.util.List;
import java.util.Map;

/**
 * A line in the rundown.
 *
 * @param order lines of one priority air in ascending order
 * @param sentences the text in clip-sized pieces; at least one
 * @param sentence the next to air, or the one on air; as many as there are when all have aired
 * @param origin of what is done for it, as {@link live.showhorse.trace.Origin} writes it
 */
record Item(
    Line line, long order, List<String> sentences, int sentence, Map<String, String> origin) {
  Item {
    sentences = List.copyOf(sentences);
    // Lines kept by earlier versions have none.
    origin = origin == null ? Map.of() : Map.copyOf(origin);
  }

  Item with(Line changed) {
    return new Item(changed, order, sentences, sentence, origin);
  }

  Item at(int next) {
    return new Item(line, order, sentences, next, origin);
  }

  boolean begun() {
    return line.state() == LineState.AIRING;
  }

  boolean now() {
    return line.priority() == Priority.NOW;
  }

  boolean lastSentence() {
    return sentence == sentences.size() - 1;
  }
}
