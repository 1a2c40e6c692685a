package live.showhorse.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import live.showhorse.problem.ProblemException;

/**
 * Turns the two published PyTorch pickles into safetensors. Streams: memory stays at a few
 * megabytes. The result appears under its name only when it is whole, on disk and read back equal.
 */
public final class TorchConverter {
  /** How a checkpoint of TurboVAED's training is reduced to what is needed. */
  static final String TURBO_STATE = "ema_state_dict";

  static final String TURBO_STRIPPED = "module.";
  static final String TURBO_KEPT = "decoder.";
  private static final int READ_BUFFER = 1 << 20;
  private static final int ROOM_FOR_HEADER = 1 << 20;

  private final PrintStream out;
  private final boolean terminal;

  /**
   * @param out where progress is shown
   * @param terminal whether that is a terminal; otherwise nothing is shown
   */
  public TorchConverter(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Blocks for as long as it takes to read and write the file.
   *
   * @param source {@code checkpoint-340000.ckpt} or {@code Wan2.2_VAE.pth}
   * @param folder where the result goes, named as the source with {@code .safetensors}; made when
   *     missing
   * @param overwrite whether a result that is there already may be replaced
   * @throws live.showhorse.problem.ProblemException {@code model-refused}, {@code model-damaged},
   *     {@code model-unreadable}, {@code model-exists} or {@code disk-full}; no result is left then
   */
  public Conversion convert(Path source, Path folder, boolean overwrite) {
    Path result = folder.resolve(resultName(source));
    if (Files.exists(result) && !overwrite) {
      throw ProblemException.unprocessable(
          "model-exists", result + " is there already; --force replaces it.");
    }
    try (TorchFile file = TorchFile.open(source)) {
      List<TorchTensor> tensors = wanted(file);
      Files.createDirectories(folder);
      return write(file, tensors, result);
    } catch (IOException e) {
      throw ModelProblems.unreadable(source, e);
    }
  }

  static String resultName(Path source) {
    String name = source.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name) + ".safetensors";
  }

  /** The tensors to keep, under their names in the result, in the order of writing. */
  static List<TorchTensor> wanted(TorchFile file) {
    List<TorchTensor> kept = new ArrayList<>();
    if (!file.has(TURBO_STATE) && !file.tensors().isEmpty()) {
      kept.addAll(file.tensors().values());
    } else {
      for (Map.Entry<String, TorchTensor> entry : file.tensors(TURBO_STATE).entrySet()) {
        String name = entry.getKey();
        String bare =
            name.startsWith(TURBO_STRIPPED) ? name.substring(TURBO_STRIPPED.length()) : name;
        if (bare.startsWith(TURBO_KEPT)) {
          TorchTensor tensor = entry.getValue();
          kept.add(
              new TorchTensor(
                  bare,
                  tensor.dtype(),
                  tensor.shape(),
                  tensor.storage(),
                  tensor.offset(),
                  tensor.strides()));
        }
      }
    }
    refuseSurprises(file, kept);
    kept.sort(SafetensorsWriter.ORDER);
    return kept;
  }

  private static void refuseSurprises(TorchFile file, List<TorchTensor> tensors) {
    if (tensors.isEmpty()) {
      throw ModelProblems.refused(
          file.file(), "its '" + TURBO_STATE + "' has no tensors of a decoder");
    }
    Set<String> names = new HashSet<>();
    for (TorchTensor tensor : tensors) {
      if (!names.add(tensor.name())) {
        throw ModelProblems.refused(file.file(), "two tensors are called '" + tensor.name() + "'");
      }
    }
    // a small file must not become a large one by showing the same numbers again and again
    if (tensors.stream().mapToLong(TorchTensor::bytes).sum() > file.bytes()) {
      throw ModelProblems.refused(file.file(), "its tensors together are larger than the file");
    }
  }

  private Conversion write(TorchFile file, List<TorchTensor> tensors, Path result)
      throws IOException {
    ByteBuffer header = SafetensorsWriter.header(tensors, file.file().getFileName().toString());
    long bytes = header.remaining() + tensors.stream().mapToLong(TorchTensor::bytes).sum();
    Path folder = result.toAbsolutePath().getParent();
    refuseWithoutRoom(folder, bytes);
    Path part = folder.resolve("." + result.getFileName() + "." + ProcessHandle.current().pid());
    part.toFile().deleteOnExit(); // Ctrl-C
    try {
      MessageDigest written = sha256();
      try (FileChannel channel =
              FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          Progress progress = progress("writing " + result.getFileName(), bytes)) {
        TensorCopy.Sink sink =
            chunk -> {
              int length = chunk.remaining();
              written.update(chunk.duplicate());
              SafetensorsWriter.write(channel, chunk);
              progress.add(length);
            };
        sink.accept(header);
        TensorCopy copy = new TensorCopy(file);
        for (TorchTensor tensor : tensors) {
          copy.copy(tensor, sink);
        }
        channel.force(true);
      }
      String sum = HexFormat.of().formatHex(written.digest());
      verify(part, result, tensors, bytes, sum);
      Files.move(part, result, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return new Conversion(file.file(), result, tensors.size(), bytes, sum);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void verify(Path part, Path result, List<TorchTensor> tensors, long bytes, String written)
      throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(part);
    MessageDigest read = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(part), read);
        Progress progress = progress("verifying " + result.getFileName(), bytes)) {
      byte[] buffer = new byte[READ_BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        progress.add(length);
      }
    }
    if (header.tensors().size() != tensors.size()
        || header.bytes() != bytes
        || !HexFormat.of().formatHex(read.digest()).equals(written)) {
      throw ModelProblems.damaged(
          result, "what was written reads back differently; the disk may be failing");
    }
  }

  private Progress progress(String title, long bytes) {
    return new Progress(out, terminal, System::nanoTime, title, bytes);
  }

  private static void refuseWithoutRoom(Path folder, long bytes) {
    // Files.getFileStore looks for the mount, which a container or chroot need not show
    long free = folder.toFile().getUsableSpace();
    if (free < bytes + ROOM_FOR_HEADER) {
      throw ProblemException.unprocessable(
          "disk-full",
          folder
              + " has "
              + Sizes.text(free)
              + " free; "
              + Sizes.text(bytes)
              + " are needed, "
              + Sizes.text(bytes + ROOM_FOR_HEADER - free)
              + " more.");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
