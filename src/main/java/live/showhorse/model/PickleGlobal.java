package live.showhorse.model;

import java.util.Arrays;
import java.util.Optional;

/** The names from Python that a file of tensors needs; any other is refused. */
enum PickleGlobal {
  ORDERED_DICT("collections.OrderedDict"),
  REBUILD_TENSOR("torch._utils._rebuild_tensor_v2"),
  REBUILD_PARAMETER("torch._utils._rebuild_parameter"),
  FLOAT_STORAGE("torch.FloatStorage", DType.F32),
  DOUBLE_STORAGE("torch.DoubleStorage", DType.F64),
  HALF_STORAGE("torch.HalfStorage", DType.F16),
  BFLOAT16_STORAGE("torch.BFloat16Storage", DType.BF16),
  LONG_STORAGE("torch.LongStorage", DType.I64),
  INT_STORAGE("torch.IntStorage", DType.I32),
  SHORT_STORAGE("torch.ShortStorage", DType.I16),
  CHAR_STORAGE("torch.CharStorage", DType.I8),
  BYTE_STORAGE("torch.ByteStorage", DType.U8),
  BOOL_STORAGE("torch.BoolStorage", DType.BOOL);

  private final String python;
  private final DType storage;

  PickleGlobal(String python) {
    this(python, null);
  }

  PickleGlobal(String python, DType storage) {
    this.python = python;
    this.storage = storage;
  }

  static Optional<PickleGlobal> named(String python) {
    return Arrays.stream(values()).filter(global -> global.python.equals(python)).findFirst();
  }

  String python() {
    return python;
  }

  /** The element type, where this is a class of storages. */
  Optional<DType> storage() {
    return Optional.ofNullable(storage);
  }
}
