package live.showhorse.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Sizes of a tensor's dimensions, slowest first; none for a scalar. */
public record Shape(List<Long> sizes) {
  /** No tensor of any model comes near it; more is refused. */
  static final int MAX_DIMENSIONS = 16;

  public Shape {
    sizes = List.copyOf(sizes);
    if (sizes.size() > MAX_DIMENSIONS || sizes.stream().anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException(
          "a shape has up to " + MAX_DIMENSIONS + " sizes of at least 0, not " + sizes);
    }
  }

  static Shape of(long... sizes) {
    return new Shape(LongStream.of(sizes).boxed().toList());
  }

  /** Product of the sizes. Throws ArithmeticException where it exceeds 63 bits. */
  public long elements() {
    return sizes.stream().reduce(1L, Math::multiplyExact);
  }

  @Override
  public String toString() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
