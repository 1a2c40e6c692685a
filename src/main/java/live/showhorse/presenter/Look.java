package live.showhorse.presenter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the owner of a photo chose: how the presenter is framed and what stands behind.
 *
 * @param framing against the suggested one
 * @param background kept or replaced
 */
public record Look(Framing framing, Background background) {
  /** The suggested framing before the photo's own background. */
  public static final Look SUGGESTED = new Look(Framing.SUGGESTED, Background.KEPT);

  private static final ObjectMapper JSON = new ObjectMapper();

  public Look withFraming(Framing other) {
    return new Look(other, background);
  }

  public Look withBackground(Background other) {
    return new Look(framing, other);
  }

  /** As the engine reads it (showhorse.h). Equal looks have equal text. */
  public String json() {
    ObjectNode look = JSON.createObjectNode();
    look.putObject("framing")
        .put("zoom", framing.zoom())
        .put("x", framing.x())
        .put("y", framing.y());
    ObjectNode behind = look.putObject("background").put("mode", background.mode().word());
    switch (background.mode()) {
      case COLOUR -> behind.put("colour", background.colour());
      case BLUR -> behind.put("strength", background.strength());
      case PICTURE -> behind.put("sha256", background.picture());
      case KEEP -> {}
    }
    return look.toString();
  }
}
