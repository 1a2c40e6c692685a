package live.showhorse.script.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * UTF-16 without a byte order mark: line ends, separators and all ASCII have a zero byte beside
 * them, and the side it is on is the order. Few other characters have one: 一 is 4E 00.
 */
final class Utf16 {
  private static final int CLEARLY = 3;
  private static final double LEAST = 0.4;

  private Utf16() {}

  /** The order of the bytes; empty when it is not UTF-16. */
  static Optional<Charset> order(byte[] bytes) {
    if (bytes.length < 2 || bytes.length % 2 != 0) {
      return Optional.empty();
    }
    int little = ascii(bytes, 0);
    int big = ascii(bytes, 1);
    if (little > CLEARLY * big) {
      return strict(StandardCharsets.UTF_16LE, bytes);
    }
    if (big > CLEARLY * little) {
      return strict(StandardCharsets.UTF_16BE, bytes);
    }
    return little + big == 0 ? Optional.empty() : plausible(bytes);
  }

  /** A short text in East Asia may have as many 一 as line ends. */
  private static Optional<Charset> plausible(byte[] bytes) {
    double little = plausibility(StandardCharsets.UTF_16LE, bytes);
    double big = plausibility(StandardCharsets.UTF_16BE, bytes);
    return Math.max(little, big) > LEAST
        ? Optional.of(big > little ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE)
        : Optional.empty();
  }

  private static double plausibility(Charset charset, byte[] bytes) {
    return Charsets.strictly(charset, bytes, 0).stream()
        .flatMapToDouble(
            text ->
                Stream.of(Repertoire.values())
                    .mapToDouble(repertoire -> repertoire.plausibility(text)))
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(0);
  }

  private static Optional<Charset> strict(Charset charset, byte[] bytes) {
    return Charsets.strictly(charset, bytes, 0).map(text -> charset);
  }

  /**
   * @param at where in each pair the character is; the other byte is zero
   */
  private static int ascii(byte[] bytes, int at) {
    int count = 0;
    for (int pair = 0; pair < bytes.length; pair += 2) {
      byte value = bytes[pair + at];
      boolean text = value >= ' ' || value == '\t' || value == '\n' || value == '\r';
      count += bytes[pair + 1 - at] == 0 && text ? 1 : 0;
    }
    return count;
  }
}
