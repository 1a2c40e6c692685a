package live.showhorse.channel;

import java.util.List;
import java.util.Optional;
import live.showhorse.media.Canvas;
import live.showhorse.script.Language;

/**
 * A channel as the host asks for it; see {@link ChannelSpec}.
 *
 * @param id wanted id of 1..40 characters from {@code a-z 0-9 -}; without one, a new one
 * @param name 1..80 characters
 * @param canvas without one, 720x1280 at 25 fps
 * @param language without one, the presenter's
 * @param bridges at most 8 texts of 1..200 characters
 */
public record NewChannel(
    Optional<String> id,
    String name,
    String presenter,
    Optional<Canvas> canvas,
    Optional<Language> language,
    boolean label,
    boolean captions,
    List<String> bridges) {
  public NewChannel {
    bridges = List.copyOf(bridges);
  }

  /** A channel with everything as usual. */
  public static NewChannel of(String name, String presenter) {
    return new NewChannel(
        Optional.empty(),
        name,
        presenter,
        Optional.empty(),
        Optional.empty(),
        true,
        true,
        List.of());
  }
}
