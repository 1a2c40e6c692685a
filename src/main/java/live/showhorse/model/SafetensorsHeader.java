package live.showhorse.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The header of a safetensors file, read strictly: every tensor's bytes lie in the file, are as
 * many as its shape and type say, and overlap no other's; nothing but the header is read.
 *
 * @param tensors in the order of their bytes
 * @param bytes size of the file
 */
public record SafetensorsHeader(List<StoredTensor> tensors, long bytes) {
  /** The format's own limit. */
  private static final long MAX_HEADER = 100_000_000;

  private static final int LENGTH_BYTES = 8;
  private static final byte[] LFS_POINTER =
      "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  public SafetensorsHeader {
    tensors = List.copyOf(tensors);
  }

  /**
   * Blocks while a few kilobytes to megabytes are read.
   *
   * @throws live.showhorse.problem.ProblemException {@code model-damaged} with what is wrong,
   *     {@code model-unreadable} where the file cannot be read
   */
  public static SafetensorsHeader read(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long size = channel.size();
      ByteBuffer start = read(channel, (int) Math.min(size, LFS_POINTER.length));
      if (start.mismatch(ByteBuffer.wrap(LFS_POINTER)) < 0) {
        throw ModelProblems.damaged(
            file, "a Git LFS pointer, not the file itself; fetch it with git lfs pull");
      }
      if (size < LENGTH_BYTES) {
        throw ModelProblems.damaged(file, size + " bytes are too few for a safetensors file");
      }
      long length = start.order(ByteOrder.LITTLE_ENDIAN).getLong(0);
      if (length < 2 || length > MAX_HEADER) {
        throw ModelProblems.damaged(
            file,
            "the header should have 2 to "
                + MAX_HEADER
                + " bytes and claims "
                + Long.toUnsignedString(length)
                + "; this is no safetensors file");
      }
      if (length > size - LENGTH_BYTES) {
        throw truncated(file, size, LENGTH_BYTES + length);
      }
      channel.position(LENGTH_BYTES);
      return new Parser(file, LENGTH_BYTES + length, size).parse(read(channel, (int) length));
    } catch (IOException e) {
      throw ModelProblems.unreadable(file, e);
    }
  }

  private static ByteBuffer read(SeekableByteChannel channel, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // until full: a channel may give less than asked for
    }
    return buffer.flip();
  }

  private static RuntimeException truncated(Path file, long size, long expected) {
    return ModelProblems.damaged(
        file,
        "cut off: "
            + Sizes.text(size)
            + " of "
            + Sizes.text(expected)
            + " are here, "
            + (expected - size)
            + " bytes are missing; download it again");
  }

  /** One walk over the JSON of a header. */
  private record Parser(Path file, long dataBegin, long fileSize) {
    SafetensorsHeader parse(ByteBuffer json) throws IOException {
      List<StoredTensor> tensors = new ArrayList<>();
      try (JsonParser in = JSON.createParser(json.array(), 0, json.limit())) {
        expect(in.nextToken(), JsonToken.START_OBJECT);
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String name = in.currentName();
          in.nextToken();
          if (name.equals("__metadata__")) {
            expect(in.currentToken(), JsonToken.START_OBJECT);
            in.skipChildren();
          } else {
            tensors.add(tensor(in, name));
          }
        }
        if (in.nextToken() != null) {
          throw ModelProblems.damaged(file, "the header goes on after its end");
        }
      } catch (JsonProcessingException e) {
        throw ModelProblems.damaged(
            file, "the header is not valid JSON: " + e.getOriginalMessage());
      }
      tensors.sort(
          Comparator.comparingLong(StoredTensor::begin).thenComparingLong(StoredTensor::bytes));
      long end = dataBegin;
      for (StoredTensor tensor : tensors) {
        if (tensor.begin() != end) {
          throw ModelProblems.damaged(
              file,
              "the bytes of tensor '"
                  + tensor.name()
                  + "' begin at "
                  + tensor.begin()
                  + " where those before it end at "
                  + end);
        }
        end += tensor.bytes();
      }
      if (end > fileSize) {
        throw truncated(file, fileSize, end);
      }
      if (end < fileSize) {
        throw ModelProblems.damaged(
            file, (fileSize - end) + " bytes follow the last tensor; the file is not as written");
      }
      return new SafetensorsHeader(tensors, fileSize);
    }

    private StoredTensor tensor(JsonParser in, String name) throws IOException {
      expect(in.currentToken(), JsonToken.START_OBJECT);
      String dtype = "";
      List<Long> shape = null;
      List<Long> offsets = null;
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.currentName();
        in.nextToken();
        switch (key) {
          case "dtype" -> {
            expect(in.currentToken(), JsonToken.VALUE_STRING);
            dtype = in.getText();
          }
          case "shape" -> shape = numbers(in, Shape.MAX_DIMENSIONS);
          case "data_offsets" -> offsets = numbers(in, 2);
          default ->
              throw ModelProblems.damaged(
                  file, "tensor '" + name + "' has the unknown key '" + key + "'");
        }
      }
      String type = dtype;
      DType known =
          DType.named(dtype)
              .orElseThrow(
                  () ->
                      ModelProblems.damaged(
                          file, "tensor '" + name + "' is of the unknown type '" + type + "'"));
      if (shape == null || offsets == null || offsets.size() != 2) {
        throw ModelProblems.damaged(
            file, "tensor '" + name + "' lacks its shape or its two data_offsets");
      }
      return tensor(name, known, shape, offsets.get(0), offsets.get(1));
    }

    private StoredTensor tensor(String name, DType type, List<Long> shape, long begin, long end) {
      try {
        StoredTensor tensor =
            new StoredTensor(name, type, new Shape(shape), Math.addExact(dataBegin, begin));
        if (tensor.bytes() != end - begin) {
          throw ModelProblems.damaged(
              file,
              "tensor '%s' is %s %s, that is %d bytes, and has %d"
                  .formatted(name, type, tensor.shape(), tensor.bytes(), end - begin));
        }
        return tensor;
      } catch (ArithmeticException e) {
        throw ModelProblems.damaged(
            file, "tensor '" + name + "' has the impossible shape " + shape);
      }
    }

    private List<Long> numbers(JsonParser in, int most) throws IOException {
      expect(in.currentToken(), JsonToken.START_ARRAY);
      List<Long> numbers = new ArrayList<>();
      while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
        long number = in.getLongValue();
        if (number < 0 || numbers.size() == most) {
          throw ModelProblems.damaged(
              file, "a list of up to " + most + " sizes of at least 0 was expected in the header");
        }
        numbers.add(number);
      }
      expect(in.currentToken(), JsonToken.END_ARRAY);
      return numbers;
    }

    private void expect(JsonToken found, JsonToken wanted) {
      if (found != wanted) {
        throw ModelProblems.damaged(
            file, "the header has " + found + " where " + wanted + " belongs");
      }
    }
  }
}
