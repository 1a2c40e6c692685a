package live.showhorse.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Comparator;
import java.util.List;

/**
 * Writes a safetensors file as a stream: the header is known before the first byte of a tensor.
 * Tensors with wide elements come first, so that each is aligned to its element.
 */
final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;

  /** The order in which the tensors must be written. */
  static final Comparator<TorchTensor> ORDER =
      Comparator.comparingInt((TorchTensor tensor) -> -tensor.dtype().bytes())
          .thenComparing(TorchTensor::name);

  private SafetensorsWriter() {}

  /** Length and JSON of the header, padded as the format wants. */
  static ByteBuffer header(List<TorchTensor> tensors, String source) throws IOException {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (JsonGenerator out = new JsonFactory().createGenerator(json)) {
      out.writeStartObject();
      out.writeObjectFieldStart("__metadata__");
      out.writeStringField("format", "pt");
      out.writeStringField("source", source);
      out.writeEndObject();
      long at = 0;
      for (TorchTensor tensor : tensors) {
        out.writeObjectFieldStart(tensor.name());
        out.writeStringField("dtype", tensor.dtype().name());
        out.writeArrayFieldStart("shape");
        for (long size : tensor.shape().sizes()) {
          out.writeNumber(size);
        }
        out.writeEndArray();
        out.writeArrayFieldStart("data_offsets");
        out.writeNumber(at);
        at += tensor.bytes();
        out.writeNumber(at);
        out.writeEndArray();
        out.writeEndObject();
      }
      out.writeEndObject();
    }
    while (json.size() % ALIGNMENT != 0) {
      json.write(' ');
    }
    return ByteBuffer.allocate(Long.BYTES + json.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.size())
        .put(json.toByteArray())
        .flip();
  }

  static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
