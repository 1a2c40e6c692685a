package live.showhorse.presenter;

import java.util.Locale;

/**
 * What stands behind the presenter. The engine checks the values.
 *
 * @param mode what of the photo's background becomes
 * @param colour {@code #rrggbb} in small letters, with {@link Mode#COLOUR} only
 * @param strength of the blur, 0..1, with {@link Mode#BLUR} only
 * @param picture SHA-256 of the picture file in hexadecimal, with {@link Mode#PICTURE} only
 */
public record Background(Mode mode, String colour, double strength, String picture) {
  /** The choices. */
  public enum Mode {
    KEEP,
    COLOUR,
    PICTURE,
    BLUR;

    /** As it is written in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The photo's own. */
  public static final Background KEPT = new Background(Mode.KEEP, "", 0, "");

  /** What a mode does not use is forgotten: equal choices are equal. */
  public Background {
    colour = mode == Mode.COLOUR ? colour.strip().toLowerCase(Locale.ROOT) : "";
    strength = mode == Mode.BLUR ? strength : 0;
    picture = mode == Mode.PICTURE ? picture : "";
  }
}
