package live.showhorse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What every part of the service shares. */
@ConfigMapping(prefix = "showhorse")
public interface ShowhorseConfig {
  /** Where the private Redis, HLS files and recordings live; made when missing. */
  @WithDefault("data")
  Path dataDirectory();

  /** What this process does: studio, engine or both. */
  @WithDefault("studio,engine")
  Set<Role> roles();

  /**
   * File that the service writes once it listens: its address seen from this machine, its roles,
   * and the channels on air.
   */
  Optional<Path> startedFile();

  /** The native parts: the engine libraries and the speech programs. */
  @WithName("native")
  Native nativeParts();

  /** Where the build put the native parts. */
  interface Native {
    /** Directory with the engine libraries and the speech program. */
    @WithDefault("target/native")
    Path directory();
  }
}
