package live.showhorse.model;

import java.util.List;

/**
 * A tensor in a PyTorch file.
 *
 * @param storage the bytes of its storage in the file
 * @param offset of its first element in the storage
 * @param strides in elements
 */
record TorchTensor(
    String name,
    DType dtype,
    Shape shape,
    ZipDirectory.Entry storage,
    long offset,
    List<Long> strides) {

  long bytes() {
    return shape.elements() * dtype.bytes();
  }

  /** Where its first byte lies in the file. */
  long begin() {
    return storage.begin() + offset * dtype.bytes();
  }

  boolean isWholeStorage() {
    return isContiguous() && bytes() == storage.length();
  }

  /** Whether its elements follow each other, last index fastest. */
  boolean isContiguous() {
    long expected = 1;
    for (int i = strides.size() - 1; i >= 0; i--) {
      long size = shape.sizes().get(i);
      if (size != 1 && strides.get(i) != expected) {
        return bytes() == 0;
      }
      expected *= size;
    }
    return true;
  }

  StoredTensor stored() {
    return new StoredTensor(name, dtype, shape, begin());
  }
}
