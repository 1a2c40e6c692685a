package live.showhorse.channel;

import java.util.Optional;
import live.showhorse.media.EncodedSegment;

/**
 * A segment in memory, ready to be copied to air.
 *
 * @param line id of the line; empty for filler
 * @param sentence of the line, from 0; -1 for filler
 * @param text what is said; empty for idle and still
 * @param spoken how that is read; empty for a recording too
 * @param product on its card
 * @param segmentKey key of the segment
 * @param clipKey key of the clip
 */
record Prepared(
    PlayKind kind,
    String line,
    int sentence,
    String text,
    String spoken,
    Optional<Product> product,
    String segmentKey,
    String clipKey,
    EncodedSegment segment) {
  int frames() {
    return segment.video().size();
  }
}
