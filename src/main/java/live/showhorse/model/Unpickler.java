package live.showhorse.model;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import live.showhorse.model.PickleValue.Bool;
import live.showhorse.model.PickleValue.Dictionary;
import live.showhorse.model.PickleValue.Int;
import live.showhorse.model.PickleValue.Items;
import live.showhorse.model.PickleValue.Named;
import live.showhorse.model.PickleValue.Plain;
import live.showhorse.model.PickleValue.Text;
import live.showhorse.model.PickleValue.Tuple;
import live.showhorse.problem.ProblemException;

/**
 * Reads a pickle (protocol 2) of tensors and plain values without running anything: a stack machine
 * that knows the opcodes of {@link #step} and the names of {@link PickleGlobal}, and refuses the
 * rest by name and place. Every opcode costs a byte of input and none copies what is already there,
 * so memory stays within a small multiple of the input. One use, one thread.
 */
final class Unpickler {
  private static final int PROTOCOL = 2;
  private static final int MAX_STACK = 1_000_000;
  private static final int MAX_MARKS = 256;
  private static final int MAX_MEMO = 4_000_000;
  private static final int MAX_TEXT = 64 << 10;
  private static final int MAX_NAME = 256;

  private final Path file;
  private final ByteBuffer in;
  private final TensorBuilder builder;
  private final List<PickleValue> stack = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Long, PickleValue> memo = new HashMap<>();
  private int opcodeAt;

  /**
   * @param file names it in refusals
   * @param pickle the bytes of data.pkl
   */
  Unpickler(Path file, ByteBuffer pickle) {
    this.file = file;
    this.in = pickle.slice().order(ByteOrder.LITTLE_ENDIAN);
    this.builder = new TensorBuilder(this::refused);
  }

  /**
   * The object that was pickled. Throws ProblemException with the first thing that is not allowed.
   */
  PickleValue read() {
    try {
      while (true) {
        opcodeAt = in.position();
        int code = in.get() & 0xFF;
        PickleOpcode opcode =
            PickleOpcode.of(code)
                .orElseThrow(() -> refused("there is no pickle opcode " + PickleOpcode.name(code)));
        if (opcode == PickleOpcode.STOP) {
          PickleValue result = pop();
          if (!stack.isEmpty() || !marks.isEmpty() || in.hasRemaining()) {
            throw refused("the pickle stops before all of it is used");
          }
          return result;
        }
        step(opcode);
      }
    } catch (BufferUnderflowException e) {
      throw refused("the pickle ends in the middle");
    }
  }

  private void step(PickleOpcode opcode) {
    switch (opcode) {
      case PROTO -> protocol();
      case MARK -> mark();
      case NONE -> push(new Plain("None"));
      case NEWTRUE -> push(new Bool(true));
      case NEWFALSE -> push(new Bool(false));
      case BININT -> push(new Int(in.getInt()));
      case BININT1 -> push(new Int(in.get() & 0xFF));
      case BININT2 -> push(new Int(in.getShort() & 0xFFFF));
      case LONG1 -> longNumber();
      case BINFLOAT ->
          push(
              new Plain(Double.toString(Double.longBitsToDouble(Long.reverseBytes(in.getLong())))));
      case BINUNICODE -> push(new Text(text(in.getInt() & 0xFFFF_FFFFL)));
      case EMPTY_LIST -> push(new Items());
      case EMPTY_DICT -> push(new Dictionary(false));
      case EMPTY_TUPLE -> push(new Tuple(List.of()));
      case TUPLE -> push(new Tuple(popToMark()));
      case TUPLE1 -> push(new Tuple(popLast(1)));
      case TUPLE2 -> push(new Tuple(popLast(2)));
      case TUPLE3 -> push(new Tuple(popLast(3)));
      case APPEND -> append(popLast(1));
      case APPENDS -> append(popToMark());
      case SETITEM -> setItems(popLast(2));
      case SETITEMS -> setItems(popToMark());
      case BINPUT -> memoize(in.get() & 0xFF);
      case LONG_BINPUT -> memoize(in.getInt() & 0xFFFF_FFFFL);
      case BINGET -> push(remembered(in.get() & 0xFF));
      case LONG_BINGET -> push(remembered(in.getInt() & 0xFFFF_FFFFL));
      case GLOBAL -> push(global());
      case BINPERSID -> push(builder.storage(pop()));
      case REDUCE -> reduce();
      case BUILD -> build();
      default ->
          throw refused(
              "pickle opcode "
                  + opcode
                  + " is not one of those that tensors need; such a file can run programs");
    }
  }

  private void protocol() {
    int protocol = in.get() & 0xFF;
    if (opcodeAt != 0 || protocol != PROTOCOL) {
      throw refused("pickle protocol " + protocol + "; PyTorch writes protocol " + PROTOCOL);
    }
  }

  private void mark() {
    if (marks.size() == MAX_MARKS) {
      throw refused("nested more than " + MAX_MARKS + " deep");
    }
    marks.push(stack.size());
  }

  /** Numbers of more than 64 bits occur as random seeds; nobody asks for their value. */
  private void longNumber() {
    int length = in.get() & 0xFF;
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    if (length > Long.BYTES) {
      in.position(in.position() + length);
      push(new Plain("a number of " + length + " bytes"));
      return;
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (in.get() & 0xFFL) << (Byte.SIZE * i);
    }
    int unused = Long.SIZE - Byte.SIZE * length;
    push(new Int(length == 0 ? 0 : value << unused >> unused));
  }

  private String text(long length) {
    if (length > MAX_TEXT || length > in.remaining()) {
      throw refused(
          "a text of %d bytes; up to %d are read and %d are left"
              .formatted(length, MAX_TEXT, in.remaining()));
    }
    ByteBuffer bytes = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw refused("a text is not UTF-8");
    }
  }

  private Named global() {
    String name = nameLine() + "." + nameLine();
    return new Named(
        PickleGlobal.named(name)
            .orElseThrow(
                () ->
                    refused(
                        "'"
                            + name
                            + "' is not one of the names that tensors need; such a file can run"
                            + " programs")));
  }

  private String nameLine() {
    StringBuilder name = new StringBuilder();
    for (char c = (char) (in.get() & 0xFF); c != '\n'; c = (char) (in.get() & 0xFF)) {
      if (c <= ' ' || c > '~' || name.length() == MAX_NAME) {
        throw refused("a name from Python is longer than " + MAX_NAME + " or not plain text");
      }
      name.append(c);
    }
    return name.toString();
  }

  private void reduce() {
    PickleValue arguments = pop();
    PickleValue callee = pop();
    if (!(callee instanceof Named(PickleGlobal global))
        || !(arguments instanceof Tuple(List<PickleValue> items))) {
      throw refused("REDUCE calls something other than a name with a tuple");
    }
    push(
        switch (global) {
          case ORDERED_DICT -> orderedDict(items);
          case REBUILD_TENSOR -> builder.tensor(items);
          case REBUILD_PARAMETER -> builder.parameter(items);
          default -> throw refused("REDUCE calls " + global.python());
        });
  }

  private PickleValue orderedDict(List<PickleValue> arguments) {
    if (!arguments.isEmpty()) {
      throw refused("collections.OrderedDict is called with arguments");
    }
    return new Dictionary(true);
  }

  /** PyTorch hangs version numbers on the OrderedDict of a state; they are not needed. */
  private void build() {
    PickleValue state = pop();
    if (!(top() instanceof Dictionary target)
        || !target.ordered()
        || !(state instanceof Dictionary)) {
      throw refused("BUILD is allowed for the attributes of an OrderedDict only");
    }
  }

  private void append(List<PickleValue> added) {
    if (!(top() instanceof Items list)) {
      throw refused("items are appended to what is no list");
    }
    list.items().addAll(added);
  }

  private void setItems(List<PickleValue> pairs) {
    if (!(top() instanceof Dictionary dictionary) || pairs.size() % 2 != 0) {
      throw refused("items are put into what is no dictionary, or without a value");
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      PickleValue key = pairs.get(i);
      if (!(key instanceof Text) && !(key instanceof Int)) {
        throw refused("a dictionary has a key that is neither text nor a whole number");
      }
      dictionary.items().put(key, pairs.get(i + 1));
    }
  }

  private void memoize(long index) {
    if (memo.size() == MAX_MEMO) {
      throw refused("more than " + MAX_MEMO + " remembered values");
    }
    memo.put(index, top());
  }

  private PickleValue remembered(long index) {
    PickleValue value = memo.get(index);
    if (value == null) {
      throw refused("value " + index + " is asked for but was never remembered");
    }
    return value;
  }

  private void push(PickleValue value) {
    if (stack.size() == MAX_STACK) {
      throw refused("more than " + MAX_STACK + " values on the stack");
    }
    stack.add(value);
  }

  private PickleValue top() {
    if (stack.size() <= floor()) {
      throw refused("a value is taken from an empty stack");
    }
    return stack.getLast();
  }

  private PickleValue pop() {
    PickleValue value = top();
    stack.removeLast();
    return value;
  }

  private int floor() {
    return marks.isEmpty() ? 0 : marks.peek();
  }

  private List<PickleValue> popLast(int count) {
    return popFrom(stack.size() - count);
  }

  private List<PickleValue> popToMark() {
    if (marks.isEmpty()) {
      throw refused("a MARK is missing");
    }
    return popFrom(marks.pop());
  }

  private List<PickleValue> popFrom(int begin) {
    if (begin < floor()) {
      throw refused("a value is taken from an empty stack");
    }
    List<PickleValue> tail = stack.subList(begin, stack.size());
    List<PickleValue> taken = List.copyOf(tail);
    tail.clear();
    return taken;
  }

  private ProblemException refused(String why) {
    return ModelProblems.refused(file, why + " (byte " + opcodeAt + " of its pickle)");
  }
}
