package live.showhorse.model;

import java.util.List;
import java.util.function.Function;
import live.showhorse.model.PickleValue.Bool;
import live.showhorse.model.PickleValue.Int;
import live.showhorse.model.PickleValue.Named;
import live.showhorse.model.PickleValue.Storage;
import live.showhorse.model.PickleValue.Tensor;
import live.showhorse.model.PickleValue.Text;
import live.showhorse.model.PickleValue.Tuple;
import live.showhorse.problem.ProblemException;

/**
 * What PyTorch's rebuild functions do, as data: arguments are checked one by one, and a tensor must
 * lie inside its storage.
 *
 * @param refused makes the refusal that says where in the file it was
 */
record TensorBuilder(Function<String, ProblemException> refused) {
  /** Elements of the largest storage: 2^40 are 4 TiB of f32. */
  private static final long MAX_ELEMENTS = 1L << 40;

  /** ('storage', class, key, where it was, elements). */
  Storage storage(PickleValue id) {
    if (id instanceof Tuple(List<PickleValue> items)
        && items.size() == 5
        && items.get(0) instanceof Text(String kind)
        && kind.equals("storage")
        && items.get(1) instanceof Named(PickleGlobal type)
        && items.get(2) instanceof Text(String key)
        && items.get(3) instanceof Text
        && items.get(4) instanceof Int(long elements)) {
      if (elements < 0 || elements > MAX_ELEMENTS) {
        throw refused.apply("a storage of " + elements + " elements");
      }
      DType dtype =
          type.storage()
              .orElseThrow(() -> refused.apply(type.python() + " is no class of storages"));
      return new Storage(dtype, key, elements);
    }
    throw refused.apply("BINPERSID does not name a storage as PyTorch does");
  }

  /** (storage, offset, sizes, strides, requires_grad, hooks[, metadata]). */
  Tensor tensor(List<PickleValue> arguments) {
    if ((arguments.size() == 6 || arguments.size() == 7)
        && arguments.get(0) instanceof Storage storage
        && arguments.get(1) instanceof Int(long offset)
        && arguments.get(2) instanceof Tuple(List<PickleValue> sizes)
        && arguments.get(3) instanceof Tuple(List<PickleValue> strides)
        && arguments.get(4) instanceof Bool) {
      if (sizes.size() != strides.size() || sizes.size() > Shape.MAX_DIMENSIONS) {
        throw refused.apply(
            "a tensor of %d sizes and %d strides".formatted(sizes.size(), strides.size()));
      }
      Tensor tensor = new Tensor(storage, offset, new Shape(numbers(sizes)), numbers(strides));
      checkInside(tensor);
      return tensor;
    }
    throw refused.apply("_rebuild_tensor_v2 is not called as PyTorch calls it");
  }

  /** (tensor, requires_grad, hooks). */
  Tensor parameter(List<PickleValue> arguments) {
    if (arguments.size() == 3
        && arguments.get(0) instanceof Tensor tensor
        && arguments.get(1) instanceof Bool) {
      return tensor;
    }
    throw refused.apply("_rebuild_parameter is not called as PyTorch calls it");
  }

  private void checkInside(Tensor tensor) {
    long available = tensor.storage().elements();
    try {
      long elements = tensor.shape().elements();
      if (elements > available) {
        throw refused.apply(
            "a tensor %s is larger than its storage of %d elements"
                .formatted(tensor.shape(), available));
      }
      long last = tensor.offset();
      for (int i = 0; i < tensor.strides().size() && elements > 0; i++) {
        long steps = tensor.shape().sizes().get(i) - 1;
        last = Math.addExact(last, Math.multiplyExact(steps, tensor.strides().get(i)));
      }
      if (tensor.offset() < 0 || (elements > 0 ? last >= available : last > available)) {
        throw refused.apply(
            "a tensor %s at %d with strides %s reaches outside its storage of %d elements"
                .formatted(tensor.shape(), tensor.offset(), tensor.strides(), available));
      }
    } catch (ArithmeticException e) {
      throw refused.apply("a tensor has the impossible shape " + tensor.shape());
    }
  }

  private List<Long> numbers(List<PickleValue> values) {
    return values.stream()
        .map(
            value -> {
              if (value instanceof Int(long number) && number >= 0) {
                return number;
              }
              throw refused.apply("a size or stride is not a whole number of at least 0");
            })
        .toList();
  }
}
