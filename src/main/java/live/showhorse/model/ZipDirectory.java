package live.showhorse.model;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of contents of a zip file, as strictly as PyTorch writes it: entries are stored as they
 * are, lie apart from each other and inside the file. Nothing is ever unpacked, so there is nothing
 * that could grow. Zip64, as PyTorch uses it for every size, is read.
 */
final class ZipDirectory {
  /** Bytes of an entry, where they lie in the file. */
  record Entry(String name, long begin, long length, int crc32) {}

  private static final int MAX_ENTRIES = 100_000;
  private static final int MAX_DIRECTORY = 32 << 20;
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int END64_LOCATOR = 0x07064b50;
  private static final int END64_LOCATOR_BYTES = 20;
  private static final int END64 = 0x06064b50;
  private static final int END64_BYTES = 56;
  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_BYTES = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int ENCRYPTED = 1;
  private static final int ZIP64_EXTRA = 1;
  private static final long IN_ZIP64 = 0xFFFF_FFFFL;

  private final Path file;
  private final FileChannel channel;
  private final long size;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Reads the directory and the small header before every entry.
   *
   * @param file names it in refusals
   */
  ZipDirectory(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.size = channel.size();
    try {
      readDirectory();
    } catch (EOFException e) {
      throw ModelProblems.damaged(file, "the zip directory points outside the file");
    }
    refuseOverlaps();
  }

  long fileSize() {
    return size;
  }

  Map<String, Entry> entries() {
    return entries;
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /** The bytes of a small entry. */
  ByteBuffer read(Entry entry, int most) throws IOException {
    if (entry.length() > most) {
      throw ModelProblems.refused(
          file,
          "'%s' has %s; at most %s are read"
              .formatted(entry.name(), Sizes.text(entry.length()), Sizes.text(most)));
    }
    return at(entry.begin(), (int) entry.length());
  }

  private void readDirectory() throws IOException {
    long end = findEnd();
    ByteBuffer last = at(end, END_BYTES);
    long count = last.getShort(10) & 0xFFFF;
    long length = last.getInt(12) & IN_ZIP64;
    long begin = last.getInt(16) & IN_ZIP64;
    if (end >= END64_LOCATOR_BYTES) {
      ByteBuffer locator = at(end - END64_LOCATOR_BYTES, END64_LOCATOR_BYTES);
      if (locator.getInt(0) == END64_LOCATOR) {
        ByteBuffer end64 = at(locator.getLong(8), END64_BYTES);
        if (end64.getInt(0) != END64) {
          throw ModelProblems.damaged(file, "the zip64 directory is not where it should be");
        }
        count = end64.getLong(32);
        length = end64.getLong(40);
        begin = end64.getLong(48);
      }
    }
    if (count < 1 || count > MAX_ENTRIES || length < 0 || length > MAX_DIRECTORY) {
      throw ModelProblems.refused(
          file,
          "a zip directory of %d entries and %d bytes; up to %d and %d are read"
              .formatted(count, length, MAX_ENTRIES, MAX_DIRECTORY));
    }
    ByteBuffer directory = at(begin, (int) length);
    for (long i = 0; i < count; i++) {
      add(directory);
    }
  }

  private long findEnd() throws IOException {
    int most = (int) Math.min(size, END_BYTES + MAX_COMMENT);
    ByteBuffer tail = at(size - most, most);
    for (int i = most - END_BYTES; i >= 0; i--) {
      if (tail.getInt(i) == END && (tail.getShort(i + 20) & 0xFFFF) == most - END_BYTES - i) {
        return size - most + i;
      }
    }
    throw ModelProblems.damaged(
        file, "the zip directory at its end is missing: cut off, download it again");
  }

  private void add(ByteBuffer in) throws IOException {
    if (in.remaining() < CENTRAL_BYTES || in.getInt(in.position()) != CENTRAL) {
      throw ModelProblems.damaged(file, "the zip directory ends early");
    }
    int at = in.position();
    int flags = in.getShort(at + 8);
    int method = in.getShort(at + 10);
    int crc = in.getInt(at + 16);
    int nameLength = in.getShort(at + 28) & 0xFFFF;
    int extraLength = in.getShort(at + 30) & 0xFFFF;
    int commentLength = in.getShort(at + 32) & 0xFFFF;
    int whole = CENTRAL_BYTES + nameLength + extraLength + commentLength;
    if (in.remaining() < whole) {
      throw ModelProblems.damaged(file, "the zip directory ends early");
    }
    String name = text(in.slice(at + CENTRAL_BYTES, nameLength));
    ByteBuffer extra =
        in.slice(at + CENTRAL_BYTES + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN);
    long[] numbers = {
      in.getInt(at + 24) & IN_ZIP64, in.getInt(at + 20) & IN_ZIP64, in.getInt(at + 42) & IN_ZIP64
    };
    widen(name, numbers, extra);
    in.position(at + whole);
    if ((flags & ENCRYPTED) != 0 || method != 0 || numbers[0] != numbers[1]) {
      throw ModelProblems.refused(
          file, "'" + name + "' is packed or encrypted; PyTorch stores its entries as they are");
    }
    Entry entry = new Entry(name, dataBegin(name, numbers[2]), numbers[0], crc);
    if (entry.length() < 0 || entry.length() > size - entry.begin()) {
      throw ModelProblems.damaged(
          file,
          "'%s' of %s does not lie inside the file of %s"
              .formatted(name, Sizes.text(entry.length()), Sizes.text(size)));
    }
    if (entries.put(name, entry) != null) {
      throw ModelProblems.refused(file, "there are two entries '" + name + "'");
    }
  }

  /** Replaces size, packed size and offset, in this order, by those of the zip64 extra field. */
  private void widen(String name, long[] numbers, ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = extra.getShort() & 0xFFFF;
      int length = extra.getShort() & 0xFFFF;
      if (length > extra.remaining()) {
        break;
      }
      ByteBuffer field = extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      extra.position(extra.position() + length);
      if (id == ZIP64_EXTRA) {
        for (int i = 0; i < numbers.length; i++) {
          if (numbers[i] == IN_ZIP64 && field.remaining() >= Long.BYTES) {
            numbers[i] = field.getLong();
          }
        }
        return;
      }
    }
    for (long number : numbers) {
      if (number == IN_ZIP64) {
        throw ModelProblems.damaged(file, "the zip64 sizes of '" + name + "' are missing");
      }
    }
  }

  private long dataBegin(String name, long header) throws IOException {
    ByteBuffer local = at(header, LOCAL_BYTES);
    int nameLength = local.getShort(26) & 0xFFFF;
    int extraLength = local.getShort(28) & 0xFFFF;
    if (local.getInt(0) != LOCAL || local.getShort(8) != 0) {
      throw ModelProblems.damaged(file, "'" + name + "' is not where the zip directory says");
    }
    if (!text(at(header + LOCAL_BYTES, nameLength)).equals(name)) {
      throw ModelProblems.refused(file, "'" + name + "' has another name before its bytes");
    }
    return header + LOCAL_BYTES + nameLength + extraLength;
  }

  private void refuseOverlaps() {
    List<Entry> ordered = new ArrayList<>(entries.values());
    ordered.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::length));
    for (int i = 1; i < ordered.size(); i++) {
      Entry before = ordered.get(i - 1);
      if (before.begin() + before.length() > ordered.get(i).begin()) {
        throw ModelProblems.refused(
            file, "'" + before.name() + "' and '" + ordered.get(i).name() + "' overlap");
      }
    }
  }

  private ByteBuffer at(long position, int length) throws IOException {
    if (position < 0 || position > size - length) {
      throw new EOFException();
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes).toString();
  }
}
