package live.showhorse.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import live.showhorse.script.Language;
import live.showhorse.speech.DeliveryChange;
import live.showhorse.speech.Recording;

/**
 * One piece of script to be spoken.
 *
 * @param id short and URL-safe, unique in its channel
 * @param text as the host wrote it, 1..2,000 characters; with a recording its caption, perhaps
 *     empty
 * @param product shown on the card while the line airs; without one the channel's product is
 * @param deadline not on air by then: {@link LineState#EXPIRED}
 * @param loop whether a copy enters the end of the queue when this line has aired
 * @param detail why it failed, or empty
 * @param airedAt when its first frame went on air
 * @param delivery what it leaves open is the presenter's
 * @param recording what is heard instead of a voice
 * @param spoken how each of its sentences is read; empty for a recording and for lines of earlier
 *     versions
 */
public record Line(
    String id,
    String text,
    Language language,
    Priority priority,
    Optional<Product> product,
    Optional<Instant> deadline,
    boolean loop,
    LineState state,
    String detail,
    Instant createdAt,
    Optional<Instant> airedAt,
    DeliveryChange delivery,
    Optional<Recording> recording,
    List<String> spoken) {
  public Line {
    // Lines kept by earlier versions have none.
    delivery = delivery == null ? DeliveryChange.NONE : delivery;
    recording = recording == null ? Optional.empty() : recording;
    spoken = spoken == null ? List.of() : List.copyOf(spoken);
  }

  Line with(LineState state, String detail) {
    return new Line(
        id, text, language, priority, product, deadline, loop, state, detail, createdAt, airedAt,
        delivery, recording, spoken);
  }

  Line airing(Instant at) {
    return new Line(
        id,
        text,
        language,
        priority,
        product,
        deadline,
        loop,
        LineState.AIRING,
        "",
        createdAt,
        Optional.of(airedAt.orElse(at)),
        delivery,
        recording,
        spoken);
  }

  /** The same with what is really said in one of its sentences: a lexicon may have changed. */
  Line said(int sentence, String words) {
    if (sentence >= spoken.size() || words.isEmpty() || spoken.get(sentence).equals(words)) {
      return this;
    }
    List<String> changed = new ArrayList<>(spoken);
    changed.set(sentence, words);
    return new Line(
        id, text, language, priority, product, deadline, loop, state, detail, createdAt, airedAt,
        delivery, recording, changed);
  }
}
