package live.showhorse.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pickle of tensors is made of. Only plain data: nothing here can act. */
sealed interface PickleValue {
  /** None, a truth value, a number. */
  record Plain(String text) implements PickleValue {}

  record Text(String value) implements PickleValue {}

  record Int(long value) implements PickleValue {}

  record Bool(boolean value) implements PickleValue {}

  record Tuple(List<PickleValue> items) implements PickleValue {}

  /** Grows while it is read; identity, not content, since a list may hold itself. */
  final class Items implements PickleValue {
    private final List<PickleValue> items = new ArrayList<>();

    List<PickleValue> items() {
      return items;
    }
  }

  /**
   * A dictionary with text or whole numbers for keys.
   *
   * @param ordered whether it is a collections.OrderedDict, which may have attributes
   */
  final class Dictionary implements PickleValue {
    private final Map<PickleValue, PickleValue> items = new LinkedHashMap<>();
    private final boolean ordered;

    Dictionary(boolean ordered) {
      this.ordered = ordered;
    }

    Map<PickleValue, PickleValue> items() {
      return items;
    }

    boolean ordered() {
      return ordered;
    }
  }

  /** One of the few functions and classes that may be named. */
  record Named(PickleGlobal global) implements PickleValue {}

  /** Numbers in an entry of the archive. */
  record Storage(DType dtype, String key, long elements) implements PickleValue {}

  /** A view of a storage; offset and strides in elements. */
  record Tensor(Storage storage, long offset, Shape shape, List<Long> strides)
      implements PickleValue {}
}
