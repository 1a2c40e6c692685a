package live.showhorse.model;

import java.util.Locale;

/** Byte counts for people, in the binary units that memory is sold in. */
final class Sizes {
  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;
  static final long GIB = 1024 * MIB;

  private Sizes() {}

  static String text(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    if (bytes < MIB) {
      return String.format(Locale.ROOT, "%.1f KiB", (double) bytes / KIB);
    }
    if (bytes < GIB) {
      return String.format(Locale.ROOT, "%.1f MiB", (double) bytes / MIB);
    }
    return String.format(Locale.ROOT, "%.2f GiB", (double) bytes / GIB);
  }
}
