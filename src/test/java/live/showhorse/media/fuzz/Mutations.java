package live.showhorse.media.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damages a file without knowing its format. Not thread-safe. */
final class Mutations {
  /** Where most formats have their headers; hit as often as all the rest. */
  private static final int HEAD = 600;

  private static final int MOST_STEPS = 8;
  private static final int LONGEST_BLOCK = 1_024;

  /** Larger files would only be slower. */
  private static final int LONGEST = 64 * 1024;

  private static final long[] EDGES = {
    0,
    1,
    -1,
    2,
    7,
    64,
    255,
    256,
    4_096,
    65_535,
    65_536,
    0x7f,
    0x80,
    0x7fff,
    0x8000,
    0x7fff_ffffL,
    0x8000_0000L,
    0xffff_ffffL,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private final RandomGenerator random;

  Mutations(RandomGenerator random) {
    this.random = random;
  }

  /** A damaged copy of one of the files, perhaps with parts of another; never empty. */
  byte[] mutate(List<byte[]> files) {
    byte[] result = any(files).clone();
    for (int steps = 1 + random.nextInt(MOST_STEPS); steps > 0; steps--) {
      result = step(result, files);
    }
    return Arrays.copyOf(result, Math.clamp(result.length, 1, LONGEST));
  }

  private byte[] any(List<byte[]> files) {
    return files.get(random.nextInt(files.size()));
  }

  private byte[] step(byte[] file, List<byte[]> files) {
    if (file.length < 16) {
      return any(files).clone();
    }
    int at = place(file.length);
    int block = 1 + random.nextInt(Math.min(LONGEST_BLOCK, file.length - at));
    return switch (random.nextInt(10)) {
      case 0, 1 -> {
        file[at] ^= (byte) (1 << random.nextInt(8));
        yield file;
      }
      case 2 -> {
        file[at] = (byte) random.nextInt(256);
        yield file;
      }
      case 3, 4 -> {
        setField(file, at);
        yield file;
      }
      case 5 -> Arrays.copyOf(file, 1 + random.nextInt(file.length));
      case 6 -> joined(file, 0, at, file, at + block, file.length);
      case 7 -> {
        byte[] twice = joined(file, 0, at + block, file, at, file.length);
        yield twice.length > LONGEST ? file : twice;
      }
      case 8 -> {
        byte[] other = any(files);
        int from = random.nextInt(other.length + 1);
        int length = Math.min(block, other.length - from);
        System.arraycopy(other, from, file, at, Math.min(length, file.length - at));
        yield file;
      }
      default -> {
        byte[] other = any(files);
        yield joined(file, 0, at, other, random.nextInt(other.length + 1), other.length);
      }
    };
  }

  private int place(int length) {
    return random.nextInt(random.nextBoolean() ? Math.min(HEAD, length) : length);
  }

  /** Sizes and counts: an edge of some width and order, or a little more or less than there was. */
  private void setField(byte[] file, int at) {
    int bytes = Math.min(1 << random.nextInt(4), file.length - at);
    boolean littleEndian = random.nextBoolean();
    long value = EDGES[random.nextInt(EDGES.length)];
    if (random.nextBoolean()) {
      long before = 0;
      for (int i = 0; i < bytes; i++) {
        before = before << 8 | file[littleEndian ? at + bytes - 1 - i : at + i] & 0xff;
      }
      value = before + random.nextInt(-16, 17);
    }
    for (int i = 0; i < bytes; i++) {
      file[littleEndian ? at + i : at + bytes - 1 - i] = (byte) (value >> 8 * i);
    }
  }

  private static byte[] joined(byte[] a, int from, int to, byte[] b, int fromB, int toB) {
    var bytes = new ByteArrayOutputStream(to - from + toB - fromB);
    bytes.write(a, from, to - from);
    bytes.write(b, fromB, toB - fromB);
    return bytes.toByteArray();
  }
}
