package live.showhorse.segment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import live.showhorse.media.EncoderProfile;

/** Names of segments: the SHA-256 of everything that decides their bytes. */
final class SegmentKey {
  /** Raised when segments change for another reason than their content. */
  private static final String FORM = "segment/1";

  private SegmentKey() {}

  /**
   * @param form what is made of the clip: "clip" or "still"
   */
  static String of(String form, String clip, Dressing dressing, EncoderProfile profile) {
    String canonical =
        String.join(
            "\n",
            FORM,
            form,
            clip,
            profile.id(),
            Integer.toString(Dresser.VERSION),
            dressing.canonical());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
