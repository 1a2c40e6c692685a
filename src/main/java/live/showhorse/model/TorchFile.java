package live.showhorse.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import live.showhorse.model.PickleValue.Dictionary;
import live.showhorse.model.PickleValue.Tensor;
import live.showhorse.model.PickleValue.Text;
import live.showhorse.model.ZipDirectory.Entry;

/**
 * A file that PyTorch's {@code torch.save} wrote, read as data: a zip archive of a pickle and one
 * entry for each storage. Opening reads the table of contents and the pickle, not the tensors. One
 * thread at a time.
 */
final class TorchFile implements AutoCloseable {
  private static final int MAX_PICKLE = 64 << 20;
  private static final int MAX_BYTEORDER = 16;
  private static final String PICKLE = "/data.pkl";
  private static final int START = 512;
  private static final int ZIP_MAGIC = 0x504b0304;

  /** PROTO 2, LONG1 of 10 bytes: how files from before PyTorch 1.6 begin. */
  private static final int STREAM_MAGIC = 0x80028a0a;

  private static final int TAR_MAGIC_AT = 257;
  private static final byte[] TAR_MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);

  private final Path file;
  private final FileChannel channel;
  private final ZipDirectory zip;
  private final String root;
  private final Dictionary content;

  private TorchFile(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    refuseOtherForms();
    this.zip = new ZipDirectory(file, channel);
    List<String> pickles =
        zip.entries().keySet().stream().filter(name -> name.endsWith(PICKLE)).toList();
    if (pickles.size() != 1) {
      throw ModelProblems.refused(
          file, "a zip archive with " + pickles.size() + " entries data.pkl; PyTorch writes one");
    }
    this.root = pickles.getFirst().substring(0, pickles.getFirst().length() - PICKLE.length());
    refuseBigEndian();
    Entry pickle = zip.entries().get(pickles.getFirst());
    if (!(new Unpickler(file, zip.read(pickle, MAX_PICKLE)).read() instanceof Dictionary top)) {
      throw ModelProblems.refused(file, "holds something other than a dictionary");
    }
    this.content = top;
  }

  /**
   * @throws live.showhorse.problem.ProblemException {@code model-refused} for anything but tensors
   *     and plain values, {@code model-damaged} where the file contradicts itself
   */
  static TorchFile open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        return new TorchFile(file, channel);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw ModelProblems.unreadable(file, e);
    }
  }

  /** Whether there is something under that key at the top. */
  boolean has(String key) {
    return content.items().containsKey(new Text(key));
  }

  /** The tensors at the top, by name. */
  Map<String, TorchTensor> tensors() {
    return tensors(content);
  }

  /** The tensors of the dictionary under a key at the top. */
  Map<String, TorchTensor> tensors(String key) {
    PickleValue state = content.items().get(new Text(key));
    if (state instanceof Dictionary dictionary) {
      return tensors(dictionary);
    }
    throw ModelProblems.refused(
        file, "there is no dictionary '" + key + "' in it; there are " + keys());
  }

  FileChannel channel() {
    return channel;
  }

  Path file() {
    return file;
  }

  /** Size of the whole file. */
  long bytes() {
    return zip.fileSize();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw ModelProblems.unreadable(file, e);
    }
  }

  private Map<String, TorchTensor> tensors(Dictionary dictionary) {
    Map<String, TorchTensor> tensors = new LinkedHashMap<>();
    dictionary
        .items()
        .forEach(
            (key, value) -> {
              if (key instanceof Text(String name) && value instanceof Tensor tensor) {
                tensors.put(name, located(name, tensor));
              }
            });
    return tensors;
  }

  private TorchTensor located(String name, Tensor tensor) {
    String key = root + "/data/" + tensor.storage().key();
    Entry entry =
        zip.find(key)
            .orElseThrow(
                () ->
                    ModelProblems.damaged(
                        file, "the storage '" + key + "' of tensor '" + name + "' is missing"));
    DType dtype = tensor.storage().dtype();
    long expected = tensor.storage().elements() * dtype.bytes();
    if (entry.length() != expected) {
      throw ModelProblems.damaged(
          file,
          "the storage '%s' of tensor '%s' should have %d bytes and has %d"
              .formatted(key, name, expected, entry.length()));
    }
    return new TorchTensor(name, dtype, tensor.shape(), entry, tensor.offset(), tensor.strides());
  }

  private String keys() {
    return content.items().keySet().stream()
        .limit(20)
        .map(key -> key instanceof Text(String text) ? "'" + text + "'" : "a number")
        .collect(Collectors.joining(", "));
  }

  private void refuseOtherForms() throws IOException {
    ByteBuffer start = ByteBuffer.allocate(START);
    while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
      // until full or at the end
    }
    start.flip();
    int magic = start.remaining() < Integer.BYTES ? 0 : start.getInt(0);
    if (magic == ZIP_MAGIC) {
      return;
    }
    boolean tar =
        start.remaining() >= TAR_MAGIC_AT + TAR_MAGIC.length
            && start.slice(TAR_MAGIC_AT, TAR_MAGIC.length).equals(ByteBuffer.wrap(TAR_MAGIC));
    if (magic == STREAM_MAGIC || tar) {
      throw ModelProblems.refused(
          file,
          "written in the form from before PyTorch 1.6 ("
              + (tar ? "tar" : "stream")
              + "), which is not read; the published files are zip archives");
    }
    if (StandardCharsets.ISO_8859_1
        .decode(start)
        .toString()
        .startsWith("version https://git-lfs")) {
      throw ModelProblems.damaged(
          file, "a Git LFS pointer, not the file itself; fetch it with git lfs pull");
    }
    throw ModelProblems.refused(file, "no zip archive, and so no file of PyTorch 1.6 or later");
  }

  private void refuseBigEndian() throws IOException {
    Entry order = zip.entries().get(root + "/byteorder");
    if (order == null) {
      return;
    }
    String text = StandardCharsets.UTF_8.decode(zip.read(order, MAX_BYTEORDER)).toString();
    if (!text.equals("little")) {
      throw ModelProblems.refused(
          file, "the byte order is '" + text.strip() + "'; only 'little' is read");
    }
  }
}
