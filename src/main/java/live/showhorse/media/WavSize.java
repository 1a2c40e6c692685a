package live.showhorse.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/**
 * What the header of a WAV file says of its length (RIFF; RF64 and BW64 of EBU 3306; RIFX). FFmpeg
 * reads what is there and says nothing when that is less.
 */
final class WavSize {
  private static final int CHUNK_HEADER = 8;
  private static final int FORM_HEADER = 12;
  private static final long UNSIGNED = 0xFFFF_FFFFL;

  /**
   * Who writes a stream knows no length, and writes 0 or a very large one: FFFFFFFF (FFmpeg),
   * 7FFFF000 (SoX, espeak-ng), 80000024 (arecord). No upload has 1 GB.
   */
  private static final long UNKNOWN = 1L << 30;

  /** What an encoder may leave out at the end without anybody hearing it, in seconds. */
  private static final double INAUDIBLE = 0.01;

  private final ByteBuffer file;
  private double bytesPerSecond;
  private long wide = -1;

  private WavSize(ByteBuffer file) {
    this.file = file;
  }

  /** Seconds that the header promises when the file has fewer; empty when it has them all. */
  static OptionalDouble missing(byte[] bytes) {
    var file = ByteBuffer.wrap(bytes);
    if (bytes.length < FORM_HEADER || !text(file, 8).equals("WAVE")) {
      return OptionalDouble.empty();
    }
    return switch (text(file, 0)) {
      case "RIFF", "RF64", "BW64" -> new WavSize(file.order(ByteOrder.LITTLE_ENDIAN)).missing();
      case "RIFX" -> new WavSize(file).missing();
      default -> OptionalDouble.empty();
    };
  }

  private OptionalDouble missing() {
    long at = FORM_HEADER;
    while (at + CHUNK_HEADER <= file.limit()) {
      String name = text(file, (int) at);
      long size = file.getInt((int) at + 4) & UNSIGNED;
      int body = (int) at + CHUNK_HEADER;
      if (name.equals("data")) {
        return cut(size == UNSIGNED && wide >= 0 ? wide : size, file.limit() - body);
      }
      if (name.equals("fmt ") && body + 12 <= file.limit()) {
        bytesPerSecond = file.getInt(body + 8) & UNSIGNED;
      }
      if (name.equals("ds64") && body + 16 <= file.limit()) {
        wide = file.getLong(body + 8);
      }
      // Chunks begin at even places
      at = body + size + (size & 1);
    }
    return OptionalDouble.empty();
  }

  private OptionalDouble cut(long promised, long there) {
    boolean known = promised > 0 && promised < UNKNOWN && bytesPerSecond > 0;
    return known && promised - there > INAUDIBLE * bytesPerSecond
        ? OptionalDouble.of(promised / bytesPerSecond)
        : OptionalDouble.empty();
  }

  private static String text(ByteBuffer file, int at) {
    byte[] name = new byte[4];
    file.get(at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }
}
