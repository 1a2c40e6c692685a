package live.showhorse.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles opcode by opcode, as PyTorch does and as an attacker would. */
final class PickleWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int memo;

  static PickleWriter protocol2() {
    return new PickleWriter().op(PickleOpcode.PROTO).raw(2);
  }

  PickleWriter op(PickleOpcode opcode) {
    out.write(opcode.code());
    return this;
  }

  PickleWriter raw(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  PickleWriter ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  PickleWriter int32(long value) {
    out.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) value).array());
    return this;
  }

  PickleWriter text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    op(PickleOpcode.BINUNICODE).int32(bytes.length);
    out.writeBytes(bytes);
    return remember();
  }

  PickleWriter number(long value) {
    if (value >= 0 && value < 256) {
      return op(PickleOpcode.BININT1).raw((int) value);
    }
    if (value == (int) value) {
      return op(PickleOpcode.BININT).int32(value);
    }
    op(PickleOpcode.LONG1).raw(8);
    out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    return this;
  }

  PickleWriter global(String module, String name) {
    return op(PickleOpcode.GLOBAL).ascii(module + "\n" + name + "\n").remember();
  }

  PickleWriter numbers(long... values) {
    op(PickleOpcode.MARK);
    for (long value : values) {
      number(value);
    }
    return op(PickleOpcode.TUPLE).remember();
  }

  PickleWriter orderedDict() {
    return global("collections", "OrderedDict")
        .op(PickleOpcode.EMPTY_TUPLE)
        .op(PickleOpcode.REDUCE)
        .remember();
  }

  PickleWriter storage(String type, String key, long elements) {
    return op(PickleOpcode.MARK)
        .text("storage")
        .global("torch", type)
        .text(key)
        .text("cuda:0")
        .number(elements)
        .op(PickleOpcode.TUPLE)
        .remember()
        .op(PickleOpcode.BINPERSID);
  }

  PickleWriter tensor(
      String type, String key, long elements, long offset, long[] shape, long[] strides) {
    return global("torch._utils", "_rebuild_tensor_v2")
        .op(PickleOpcode.MARK)
        .storage(type, key, elements)
        .number(offset)
        .numbers(shape)
        .numbers(strides)
        .op(PickleOpcode.NEWFALSE)
        .orderedDict()
        .op(PickleOpcode.TUPLE)
        .op(PickleOpcode.REDUCE)
        .remember();
  }

  PickleWriter remember() {
    return memo < 256
        ? op(PickleOpcode.BINPUT).raw(memo++)
        : op(PickleOpcode.LONG_BINPUT).int32(memo++);
  }

  byte[] stop() {
    op(PickleOpcode.STOP);
    return out.toByteArray();
  }
}
