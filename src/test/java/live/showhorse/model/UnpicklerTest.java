package live.showhorse.model;

import static live.showhorse.model.PickleOpcode.BINGET;
import static live.showhorse.model.PickleOpcode.BINUNICODE;
import static live.showhorse.model.PickleOpcode.BUILD;
import static live.showhorse.model.PickleOpcode.EMPTY_DICT;
import static live.showhorse.model.PickleOpcode.EMPTY_LIST;
import static live.showhorse.model.PickleOpcode.EMPTY_TUPLE;
import static live.showhorse.model.PickleOpcode.MARK;
import static live.showhorse.model.PickleOpcode.NONE;
import static live.showhorse.model.PickleOpcode.PROTO;
import static live.showhorse.model.PickleOpcode.REDUCE;
import static live.showhorse.model.PickleOpcode.SETITEM;
import static live.showhorse.model.PickleOpcode.TUPLE;
import static live.showhorse.model.PickleOpcode.TUPLE1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import live.showhorse.model.PickleValue.Dictionary;
import live.showhorse.model.PickleValue.Tensor;
import live.showhorse.model.PickleValue.Text;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UnpicklerTest {
  private static final int FUZZ_ROUNDS = 200_000;
  private static final Path FILE = Path.of("hostile.ckpt");

  private static final Set<PickleOpcode> NEEDED =
      EnumSet.of(
          MARK,
          PickleOpcode.STOP,
          PickleOpcode.BININT,
          PickleOpcode.BININT1,
          PickleOpcode.BININT2,
          NONE,
          PickleOpcode.BINPERSID,
          REDUCE,
          BINUNICODE,
          PickleOpcode.APPEND,
          BUILD,
          PickleOpcode.GLOBAL,
          EMPTY_DICT,
          PickleOpcode.APPENDS,
          BINGET,
          PickleOpcode.LONG_BINGET,
          EMPTY_LIST,
          PickleOpcode.BINPUT,
          PickleOpcode.LONG_BINPUT,
          SETITEM,
          TUPLE,
          EMPTY_TUPLE,
          PickleOpcode.SETITEMS,
          PickleOpcode.BINFLOAT,
          PROTO,
          TUPLE1,
          PickleOpcode.TUPLE2,
          PickleOpcode.TUPLE3,
          PickleOpcode.NEWTRUE,
          PickleOpcode.NEWFALSE,
          PickleOpcode.LONG1);

  @Test
  void aTensorIsAViewOfItsStorage() {
    PickleWriter pickle = PickleWriter.protocol2().op(EMPTY_DICT).text("w");
    pickle.tensor("BFloat16Storage", "7", 100, 4, new long[] {3, 2}, new long[] {1, 3});
    Dictionary read = (Dictionary) read(pickle.op(SETITEM).stop());
    Tensor tensor = (Tensor) read.items().get(new Text("w"));
    assertThat(tensor.storage()).isEqualTo(new PickleValue.Storage(DType.BF16, "7", 100));
    assertThat(tensor.shape()).isEqualTo(Shape.of(3, 2));
    assertThat(tensor.strides()).isEqualTo(List.of(1L, 3L));
    assertThat(tensor.offset()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "builtins, eval",
    "__builtin__, eval",
    "builtins, exec",
    "builtins, getattr",
    "subprocess, Popen",
    "torch, load",
    "torch.storage, _load_from_bytes",
    "collections, OrderedDict.update",
    "torch._utils, _rebuild_tensor"
  })
  void aNameThatTensorsDoNotNeedIsRefused(String module, String name) {
    PickleWriter pickle = PickleWriter.protocol2().global(module, name);
    pickle.text("touch /tmp/owned").op(TUPLE1).op(REDUCE);
    assertRefused(pickle.stop(), "'" + module + "." + name + "'", "byte 2 ");
  }

  static Set<PickleOpcode> unneeded() {
    return EnumSet.complementOf(EnumSet.copyOf(NEEDED));
  }

  @ParameterizedTest
  @MethodSource("unneeded")
  void anOpcodeThatTensorsDoNotNeedIsRefused(PickleOpcode opcode) {
    PickleWriter pickle = PickleWriter.protocol2().op(NONE).op(opcode).ascii("os\nsystem\n");
    assertRefused(pickle.stop(), "opcode " + opcode + " ", "byte 3 ");
  }

  @Test
  void instAndItsArgumentsAreNotLookedAt() {
    PickleWriter pickle = PickleWriter.protocol2().op(MARK).text("id");
    assertRefused(pickle.op(PickleOpcode.INST).ascii("os\nsystem\n").stop(), "INST");
  }

  @Test
  void aClassOfStoragesCannotBeCalled() {
    PickleWriter pickle = PickleWriter.protocol2().global("torch", "FloatStorage");
    assertRefused(pickle.op(EMPTY_TUPLE).op(REDUCE).stop(), "REDUCE calls torch.FloatStorage");
  }

  @Test
  void buildOnAnythingButAnOrderedDictIsRefused() {
    assertRefused(PickleWriter.protocol2().op(EMPTY_DICT).op(EMPTY_DICT).op(BUILD).stop(), "BUILD");
    assertRefused(
        PickleWriter.protocol2().global("torch", "FloatStorage").op(EMPTY_DICT).op(BUILD).stop(),
        "BUILD");
    assertRefused(PickleWriter.protocol2().orderedDict().op(NONE).op(BUILD).stop(), "BUILD");
  }

  @Test
  void attributesOfAnOrderedDictAreDropped() {
    PickleWriter pickle = PickleWriter.protocol2().orderedDict().op(EMPTY_DICT).text("__class__");
    Dictionary read = (Dictionary) read(pickle.op(NONE).op(SETITEM).op(BUILD).stop());
    assertThat(read.items()).isEmpty();
  }

  @Test
  void aTensorOutsideItsStorageIsRefused() {
    assertTensorRefused(10, 1, new long[] {10}, new long[] {1}, "outside its storage");
    assertTensorRefused(10, 0, new long[] {2, 2}, new long[] {9, 1}, "outside its storage");
    assertTensorRefused(10, 0, new long[] {11}, new long[] {0}, "larger than its storage");
    assertTensorRefused(10, -1, new long[] {1}, new long[] {1}, "outside its storage");
    assertTensorRefused(10, 0, new long[] {2}, new long[] {Long.MAX_VALUE}, "outside its storage");
    assertTensorRefused(10, 5, new long[] {2}, new long[] {Long.MAX_VALUE}, "impossible");
    assertTensorRefused(10, 0, new long[] {2}, new long[] {-1}, "at least 0");
    assertTensorRefused(10, 0, new long[] {1L << 40, 1L << 40}, new long[] {1, 1}, "impossible");
    assertTensorRefused(10, 0, new long[] {1}, new long[] {1, 1}, "1 sizes and 2 strides");
    assertTensorRefused(1L << 60, 0, new long[] {1}, new long[] {1}, "a storage of");
  }

  @Test
  void hugeCountsCostNothing() {
    assertRefused(
        PickleWriter.protocol2().op(BINUNICODE).int32(0xFFFF_FFFFL).stop(),
        "a text of 4294967295 bytes");
    assertRefused(
        PickleWriter.protocol2().op(PickleOpcode.LONG_BINGET).int32(0xFFFF_FFFFL).stop(),
        "never remembered");
    assertRefused(
        PickleWriter.protocol2().op(PickleOpcode.LONG1).raw(255, 1, 2).stop(),
        "ends in the middle");
  }

  @Test
  void nestingIsBounded() {
    PickleWriter pickle = PickleWriter.protocol2();
    for (int i = 0; i < 10_000; i++) {
      pickle.op(MARK);
    }
    assertRefused(pickle.stop(), "nested more than 256 deep");
  }

  @Test
  void aTupleInATupleInATupleIsReadWithoutRecursion() {
    PickleWriter pickle = PickleWriter.protocol2().op(EMPTY_TUPLE);
    for (int i = 0; i < 200_000; i++) {
      pickle.op(TUPLE1);
    }
    assertThat(read(pickle.stop())).isInstanceOf(PickleValue.Tuple.class);
  }

  @Test
  void theStackIsBounded() {
    byte[] pickle = new byte[2_000_000];
    Arrays.fill(pickle, (byte) NONE.code());
    assertRefused(pickle, "values on the stack");
  }

  @Test
  void aKeyThatHoldsItselfIsRefused() {
    PickleWriter pickle = PickleWriter.protocol2().op(EMPTY_DICT).op(EMPTY_LIST).remember();
    pickle.op(BINGET).raw(0).op(PickleOpcode.APPEND).op(NONE).op(SETITEM);
    assertRefused(pickle.stop(), "neither text nor a whole number");
  }

  @Test
  void valuesBelowAMarkCannotBeTaken() {
    assertRefused(
        PickleWriter.protocol2().op(NONE).op(MARK).op(TUPLE1).stop(), "from an empty stack");
    assertRefused(PickleWriter.protocol2().op(TUPLE).stop(), "MARK is missing");
    assertRefused(PickleWriter.protocol2().stop(), "from an empty stack");
  }

  @Test
  void everyPieceOfAPickleIsRefused() {
    PickleWriter pickle = PickleWriter.protocol2().op(EMPTY_DICT).text("w");
    pickle.tensor("FloatStorage", "0", 6, 0, new long[] {3, 2}, new long[] {2, 1});
    byte[] whole = pickle.op(SETITEM).stop();
    for (int length = 0; length < whole.length; length++) {
      byte[] piece = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(piece)).isInstanceOf(ProblemException.class);
    }
  }

  @Test
  void whatFollowsTheEndIsRefused() {
    PickleWriter pickle = PickleWriter.protocol2().op(NONE).op(PickleOpcode.STOP).op(NONE);
    assertRefused(pickle.stop(), "stops before");
  }

  @Test
  void otherProtocolsAreRefused() {
    assertRefused(new PickleWriter().op(PROTO).raw(4).op(NONE).stop(), "protocol 4");
  }

  @Test
  void aMutatedPickleIsReadOrRefusedAndNothingElse() {
    PickleWriter pickle = PickleWriter.protocol2().orderedDict().op(MARK).text("w");
    pickle.tensor("FloatStorage", "0", 6, 0, new long[] {3, 2}, new long[] {2, 1});
    pickle.text("n").number(1L << 40).text("m").op(EMPTY_LIST).op(MARK).op(NONE).number(-5);
    pickle.op(PickleOpcode.APPENDS).op(PickleOpcode.SETITEMS).op(EMPTY_DICT).op(BUILD);
    byte[] whole = pickle.stop();
    assertThat(read(whole)).isInstanceOf(Dictionary.class);
    PickleOpcode[] opcodes = PickleOpcode.values();
    Random random = new Random(11);
    int wellFormed = 0;
    for (int round = 0; round < FUZZ_ROUNDS; round++) {
      byte[] mutated = whole.clone();
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        mutated[random.nextInt(mutated.length)] =
            (byte)
                (random.nextBoolean()
                    ? random.nextInt(256)
                    : opcodes[random.nextInt(opcodes.length)].code());
      }
      try {
        read(mutated);
        wellFormed++;
      } catch (ProblemException e) {
        assertThat(e.type()).isEqualTo("model-refused");
      }
    }
    assertThat(wellFormed).isBetween(1, FUZZ_ROUNDS / 2);
  }

  private static void assertTensorRefused(
      long elements, long offset, long[] shape, long[] strides, String why) {
    PickleWriter pickle = PickleWriter.protocol2();
    assertRefused(pickle.tensor("FloatStorage", "0", elements, offset, shape, strides).stop(), why);
  }

  private static void assertRefused(byte[] pickle, String... why) {
    assertThatThrownBy(() -> read(pickle))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo("model-refused"))
        .hasMessageStartingWith("hostile.ckpt: ")
        .hasMessageContainingAll(why);
  }

  private static PickleValue read(byte[] pickle) {
    return new Unpickler(FILE, ByteBuffer.wrap(pickle)).read();
  }
}
