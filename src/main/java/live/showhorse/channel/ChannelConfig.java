package live.showhorse.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How channels play. */
@ConfigMapping(prefix = "showhorse.channel")
public interface ChannelConfig {
  /** How many of the next lines have their first segment made in advance. */
  @WithDefault("4")
  int lookAheadLines();

  /**
   * How many different idle clips a channel has; three quarters of them play before one comes back.
   */
  @WithDefault("14")
  int idleClips();

  /**
   * Length of an idle clip in units of 320 ms; a line that becomes ready waits at most this long.
   */
  @WithDefault("9")
  int idleUnits();

  /** How long a line has to be waited for until a bridge clip plays. */
  @WithDefault("PT6S")
  Duration bridgeAfter();

  /** The shortest time between two bridge clips. */
  @WithDefault("PT20S")
  Duration bridgeEvery();

  /**
   * How many times faster than the clock channels play: hours in minutes, for benchmarks and
   * rehearsals without viewers. On air it is 1.
   */
  @WithDefault("1")
  int clockSpeed();

  /** How far the programme is sent ahead of its clock: what a stall may last unnoticed. */
  @WithDefault("PT0.3S")
  Duration lead();

  /**
   * How long a line or a filler whose making failed for want of Redis waits for the next try; up to
   * four times as long when that fails too.
   */
  @WithDefault("PT2S")
  Duration retryPause();
}
