package live.showhorse.redis;

import java.time.Duration;

/**
 * What a store holds just now.
 *
 * @param bytes of all values
 * @param oldest time since the last use of the value that goes first when there is no room; zero
 *     when there is none
 */
public record BlobUse(long bytes, Duration oldest) {
  public static final BlobUse NOTHING = new BlobUse(0, Duration.ZERO);
}
