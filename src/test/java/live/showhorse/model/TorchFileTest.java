package live.showhorse.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchFileTest {
  /** Long enough to reach every check, short enough for every run. */
  private static final long FUZZ_NANOS = 3_000_000_000L;

  @TempDir Path folder;

  @Test
  void aFileAsPyTorchWritesItIsRead() throws IOException {
    try (TorchFile file = TorchFile.open(small().write(folder.resolve("small.pth")))) {
      assertThat(file.tensors()).containsOnlyKeys("w", "b");
      assertThat(file.tensors().get("w").shape()).isEqualTo(Shape.of(3, 2));
      assertThat(file.tensors().get("b").dtype()).isEqualTo(DType.F32);
    }
  }

  @Test
  void aFileWithoutZip64IsRead() throws IOException {
    Path path = folder.resolve("plain.pth");
    zip(path, ZipOutputStream.STORED);
    try (TorchFile file = TorchFile.open(path)) {
      assertThat(file.tensors()).containsOnlyKeys("w", "b");
    }
  }

  @Test
  void packedEntriesAreRefusedSoNothingCanGrow() throws IOException {
    Path path = folder.resolve("bomb.pth");
    zip(path, ZipOutputStream.DEFLATED);
    assertRefused(path, "is packed or encrypted");
  }

  @Test
  void aMissingStorageIsNamed() throws IOException {
    TorchArchive archive = new TorchArchive("small").pickle(pickle());
    archive.entry("data/0", new byte[24]);
    assertRefused(
        archive.write(folder.resolve("x.pth")), "storage 'small/data/1' of tensor 'b' is missing");
  }

  @Test
  void aStorageOfAnotherSizeIsRefused() throws IOException {
    TorchArchive archive = small().entry("data/0", new byte[23]);
    assertRefused(archive.write(folder.resolve("x.pth")), "should have 24 bytes and has 23");
  }

  @Test
  void overlappingEntriesAreRefused() throws IOException {
    byte[] bytes = small().bytes();
    // the second storage's place becomes the first one's, and its name in front of the data too
    int second = directoryOf(bytes, "small/data/1");
    int first = directoryOf(bytes, "small/data/0");
    long place = little(bytes).getLong(first + 46 + 12 + 20);
    little(bytes).putLong(second + 46 + 12 + 20, place);
    Path path = Files.write(folder.resolve("x.pth"), bytes);
    assertRefused(path, "another name before its bytes");
    bytes[second + 46 + 11] = '0';
    Files.write(path, bytes);
    assertRefused(path, "two entries 'small/data/0'");
  }

  @Test
  void anEntryThatReachesIntoTheNextOneIsRefused() throws IOException {
    byte[] bytes = small().bytes();
    int first = directoryOf(bytes, "small/data/0");
    little(bytes).putLong(first + 46 + 12 + 4, 500).putLong(first + 46 + 12 + 12, 500);
    assertRefused(Files.write(folder.resolve("x.pth"), bytes), "overlap");
    little(bytes).putLong(first + 46 + 12 + 4, 1L << 50).putLong(first + 46 + 12 + 12, 1L << 50);
    assertRefused(Files.write(folder.resolve("x.pth"), bytes), "does not lie inside the file");
  }

  @Test
  void everyPieceOfAFileIsRefused() throws IOException {
    byte[] whole = small().bytes();
    Path path = folder.resolve("x.pth");
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> TorchFile.open(path)).isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void theOldFormsAreRefusedWithASentence() throws IOException {
    byte[] stream = new byte[600];
    stream[0] = (byte) 0x80;
    stream[1] = 2;
    stream[2] = (byte) 0x8a;
    stream[3] = 10;
    assertRefused(Files.write(folder.resolve("old.pth"), stream), "before PyTorch 1.6 (stream)");
    byte[] tar = new byte[600];
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
    assertRefused(Files.write(folder.resolve("old.tar.pth"), tar), "before PyTorch 1.6 (tar)");
    assertRefused(
        Files.writeString(
            folder.resolve("p.pth"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
        "Git LFS pointer");
    assertRefused(Files.writeString(folder.resolve("t.pth"), "<html>"), "no zip archive");
  }

  @Test
  void bigEndianNumbersAreRefused() throws IOException {
    TorchArchive archive = small().entry("byteorder", "big".getBytes(StandardCharsets.UTF_8));
    assertRefused(archive.write(folder.resolve("x.pth")), "byte order is 'big'");
  }

  @Test
  void aMutatedFileIsReadOrRefusedAndNothingElse() throws IOException {
    byte[] whole = small().bytes();
    Random random = new Random(3);
    Path path = folder.resolve("fuzz.pth");
    long end = System.nanoTime() + FUZZ_NANOS;
    int read = 0;
    int refused = 0;
    while (System.nanoTime() < end) {
      byte[] mutated = whole.clone();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        int at = random.nextInt(mutated.length);
        mutated[at] =
            switch (random.nextInt(3)) {
              case 0 -> (byte) random.nextInt(256);
              case 1 -> (byte) 0xFF;
              default -> (byte) (mutated[at] ^ 1 << random.nextInt(8));
            };
      }
      Files.write(path, mutated);
      try (TorchFile file = TorchFile.open(path)) {
        TensorCopy copy = new TensorCopy(file);
        for (TorchTensor tensor : file.tensors().values()) {
          copy.copy(tensor, bytes -> {});
        }
        read++;
      } catch (ProblemException e) {
        refused++;
      }
    }
    assertThat(read).isPositive();
    assertThat(refused).isGreaterThan(read / 10);
  }

  private static byte[] pickle() {
    PickleWriter pickle = PickleWriter.protocol2().orderedDict().op(PickleOpcode.MARK);
    pickle.text("w").tensor("FloatStorage", "0", 6, 0, new long[] {3, 2}, new long[] {2, 1});
    pickle.text("b").tensor("FloatStorage", "1", 3, 0, new long[] {3}, new long[] {1});
    return pickle.op(PickleOpcode.SETITEMS).stop();
  }

  private static TorchArchive small() {
    return new TorchArchive("small")
        .pickle(pickle())
        .entry("data/0", ModelFiles.numbers("w", 6))
        .entry("data/1", ModelFiles.numbers("b", 3));
  }

  private static void zip(Path path, int method) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      add(zip, method, "small/data.pkl", pickle());
      add(zip, method, "small/data/0", new byte[24]);
      add(zip, method, "small/data/1", new byte[12]);
    }
  }

  private static void add(ZipOutputStream zip, int method, String name, byte[] data)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(data);
    entry.setMethod(method);
    entry.setSize(data.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(data);
    zip.closeEntry();
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where the entry is in the central directory. */
  private static int directoryOf(byte[] bytes, String name) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.lastIndexOf(name) - 46;
  }

  private static void assertRefused(Path path, String why) {
    assertThatThrownBy(
            () -> {
              try (TorchFile file = TorchFile.open(path)) {
                file.tensors();
              }
            })
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(path.getFileName() + ": ")
        .hasMessageContaining(why);
  }
}
