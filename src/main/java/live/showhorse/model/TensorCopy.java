package live.showhorse.model;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Streams the elements of PyTorch tensors in row-major order, a megabyte at a time. Checks the
 * check sum that the archive keeps for a storage. One thread.
 */
final class TensorCopy {
  /** Takes bytes; the buffer is the caller's again after the call. */
  interface Sink {
    void accept(ByteBuffer bytes) throws IOException;
  }

  private static final int CHUNK = 1 << 20;

  private final TorchFile source;
  private final Set<String> checked = new HashSet<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);

  TensorCopy(TorchFile source) {
    this.source = source;
  }

  void copy(TorchTensor tensor, Sink sink) throws IOException {
    CRC32 crc = new CRC32();
    if (tensor.isWholeStorage()) {
      read(tensor.begin(), tensor.bytes(), crc, sink);
      check(tensor, crc);
      return;
    }
    if (checked.add(tensor.storage().name())) {
      read(tensor.storage().begin(), tensor.storage().length(), crc, bytes -> {});
      check(tensor, crc);
    }
    if (tensor.isContiguous()) {
      read(tensor.begin(), tensor.bytes(), crc, sink);
    } else {
      gather(tensor, sink);
    }
  }

  private void read(long begin, long length, CRC32 crc, Sink sink) throws IOException {
    for (long done = 0; done < length; done += buffer.limit()) {
      buffer.clear().limit((int) Math.min(CHUNK, length - done));
      while (buffer.hasRemaining()) {
        if (source.channel().read(buffer, begin + done + buffer.position()) < 0) {
          throw new EOFException("the file became shorter while it was read");
        }
      }
      crc.update(buffer.flip());
      sink.accept(buffer.rewind());
    }
  }

  private void check(TorchTensor tensor, CRC32 crc) {
    if ((int) crc.getValue() != tensor.storage().crc32()) {
      throw ModelProblems.damaged(
          source.file(),
          "the bytes of tensor '"
              + tensor.name()
              + "' do not have their check sum; download it again");
    }
  }

  /** Tensors may lie in memory in another order, for instance channels last. */
  private void gather(TorchTensor tensor, Sink sink) throws IOException {
    int width = tensor.dtype().bytes();
    List<Long> sizes = tensor.shape().sizes();
    long[] index = new long[sizes.size()];
    long at = tensor.offset();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment storage =
          source
              .channel()
              .map(
                  FileChannel.MapMode.READ_ONLY,
                  tensor.storage().begin(),
                  tensor.storage().length(),
                  arena);
      buffer.clear();
      for (long left = tensor.shape().elements(); left > 0; left--) {
        for (int i = 0; i < width; i++) {
          buffer.put(storage.get(ValueLayout.JAVA_BYTE, at * width + i));
        }
        if (buffer.remaining() < width) {
          sink.accept(buffer.flip());
          buffer.clear();
        }
        for (int i = index.length - 1; i >= 0; i--) {
          at += tensor.strides().get(i);
          if (++index[i] < sizes.get(i)) {
            break;
          }
          at -= tensor.strides().get(i) * sizes.get(i);
          index[i] = 0;
        }
      }
      if (buffer.flip().hasRemaining()) {
        sink.accept(buffer);
      }
    }
  }
}
