package live.showhorse.segment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Dressing and encoding. */
@ConfigMapping(prefix = "showhorse.segment")
public interface SegmentConfig {
  /**
   * Where the fonts NotoSansCJK-Bold.ttc and NotoSansCJK-Regular.ttc are looked for, and NotoSans*
   * and Symbola for other scripts, with everything below.
   */
  @WithDefault("/usr/share/fonts")
  Path fontDirectory();

  /** How long an encoded segment is kept after its last use. */
  @WithDefault("P2D")
  Duration timeToLive();

  /** How many segments are dressed and encoded at once. */
  @WithDefault("2")
  int threads();
}
