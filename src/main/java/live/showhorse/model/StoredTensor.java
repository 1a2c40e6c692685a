package live.showhorse.model;

/**
 * A tensor as a file's header describes it.
 *
 * @param begin where its bytes begin, counted from the start of the file
 */
public record StoredTensor(String name, DType dtype, Shape shape, long begin) {
  /** Length in the file. */
  public long bytes() {
    return Math.multiplyExact(shape.elements(), (long) dtype.bytes());
  }
}
