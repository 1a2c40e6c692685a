package live.showhorse.channel;

import java.util.List;

/**
 * A line in the rundown.
 *
 * @param order lines of one priority air in ascending order
 * @param sentences the text in clip-sized pieces; at least one
 * @param sentence the next to air, or the one on air; as many as there are when all have aired
 */
record Item(Line line, long order, List<String> sentences, int sentence) {
  Item {
    sentences = List.copyOf(sentences);
  }

  Item with(Line changed) {
    return new Item(changed, order, sentences, sentence);
  }

  Item at(int next) {
    return new Item(line, order, sentences, next);
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
