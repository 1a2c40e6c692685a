package live.showhorse.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes the zip archive of a PyTorch file as PyTorch does: stored, zip64, data on 64 bytes. */
final class TorchArchive {
  private static final int ALIGNMENT = 64;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final List<Long> offsets = new ArrayList<>();
  private final String root;

  TorchArchive(String root) {
    this.root = root;
  }

  TorchArchive entry(String name, byte[] data) {
    entries.put(root + "/" + name, data);
    return this;
  }

  TorchArchive pickle(byte[] pickle) {
    return entry("data.pkl", pickle).entry("byteorder", "little".getBytes(StandardCharsets.UTF_8));
  }

  Path write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.write(file, bytes());
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    offsets.clear();
    entries.forEach(
        (name, data) -> {
          offsets.add((long) out.size());
          byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
          int before = out.size() + 30 + bytes.length + 4;
          int padding = (ALIGNMENT - before % ALIGNMENT) % ALIGNMENT;
          ByteBuffer local = buffer(30).putInt(0x04034b50).putShort((short) 45).putShort((short) 8);
          // sizes and check sum follow the data, as PyTorch's writer puts them
          local.position(26).putShort((short) bytes.length).putShort((short) (4 + padding));
          out.writeBytes(local.array());
          out.writeBytes(bytes);
          out.writeBytes(
              buffer(4 + padding).putShort((short) 0x4246).putShort((short) padding).array());
          out.writeBytes(data);
          out.writeBytes(
              buffer(24)
                  .putInt(0x08074b50)
                  .putInt(crc(data))
                  .putLong(data.length)
                  .putLong(data.length)
                  .array());
        });
    directory(out);
    return out.toByteArray();
  }

  private void directory(ByteArrayOutputStream out) {
    long begin = out.size();
    int index = 0;
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      byte[] name = entry.getKey().getBytes(StandardCharsets.UTF_8);
      ByteBuffer central = buffer(46).putInt(0x02014b50).putShort((short) 45);
      central.putShort((short) 45).putShort((short) 8);
      central.position(16).putInt(crc(entry.getValue())).putInt(-1).putInt(-1);
      central.putShort((short) name.length).putShort((short) 28);
      central.position(42).putInt(-1);
      out.writeBytes(central.array());
      out.writeBytes(name);
      out.writeBytes(
          buffer(28)
              .putShort((short) 1)
              .putShort((short) 24)
              .putLong(entry.getValue().length)
              .putLong(entry.getValue().length)
              .putLong(offsets.get(index++))
              .array());
    }
    long length = out.size() - begin;
    long end64 = out.size();
    out.writeBytes(
        buffer(56)
            .putInt(0x06064b50)
            .putLong(44)
            .putShort((short) 45)
            .putShort((short) 45)
            .putInt(0)
            .putInt(0)
            .putLong(entries.size())
            .putLong(entries.size())
            .putLong(length)
            .putLong(begin)
            .array());
    out.writeBytes(buffer(20).putInt(0x07064b50).putInt(0).putLong(end64).putInt(1).array());
    out.writeBytes(
        buffer(22)
            .putInt(0x06054b50)
            .putInt(0)
            .putShort((short) entries.size())
            .putShort((short) entries.size())
            .putInt(-1)
            .putInt(-1)
            .array());
  }

  private static int crc(byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(data);
    return (int) crc.getValue();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
