package live.showhorse.channel;

import java.time.Instant;

/**
 * One stretch of the programme that really aired.
 *
 * @param at wall-clock time of its first frame
 * @param frame its first frame, counted from on-air
 * @param frames how many frames aired
 * @param kind what it was
 * @param line id of the line, or empty
 * @param sentence which sentence of the line, from 0; -1 when not a line
 * @param text what was said, or empty
 * @param spoken how that was read by the voice, or empty: for a recording, and in entries of
 *     earlier versions
 * @param segment key of the segment
 * @param clip key of the clip
 * @param truncated whether it was cut before its end
 */
public record AsRunEntry(
    Instant at,
    long frame,
    int frames,
    PlayKind kind,
    String line,
    int sentence,
    String text,
    String spoken,
    String segment,
    String clip,
    boolean truncated) {
  public AsRunEntry {
    spoken = spoken == null ? "" : spoken;
  }
}
