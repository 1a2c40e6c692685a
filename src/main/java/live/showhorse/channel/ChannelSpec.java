package live.showhorse.channel;

import java.time.Instant;
import java.util.List;
import live.showhorse.media.Canvas;
import live.showhorse.script.Language;

/**
 * A channel as it was set up.
 *
 * @param id short and URL-safe
 * @param presenter id of the presenter
 * @param language of lines that name none, and of the AI label
 * @param label whether the AI-generated label is shown
 * @param captions whether the sentence being spoken is shown
 * @param bridges texts that may be spoken while a line is waited for; may be empty
 */
public record ChannelSpec(
    String id,
    String name,
    String presenter,
    Canvas canvas,
    Language language,
    boolean label,
    boolean captions,
    List<String> bridges,
    Instant createdAt) {
  public ChannelSpec {
    bridges = List.copyOf(bridges);
  }
}
