package live.showhorse.model;

import java.util.Set;

/**
 * A tensor that a model needs.
 *
 * @param stored the types it may have in a file
 * @param held what it becomes in memory
 */
public record Parameter(String name, Shape shape, Set<DType> stored, Held held) {
  /** Bytes of an element in memory, computing in bf16 or with fp8 weights. */
  public enum Held {
    /** Matrices that fp8 halves. */
    QUANTISED(2, 1),
    /** Kept in bf16. */
    HALF(2, 2),
    /** Norms, biases and ends of the transformer, and all of the sound: f32 in both. */
    FULL(4, 4);

    private final int bf16;
    private final int fp8;

    Held(int bf16, int fp8) {
      this.bf16 = bf16;
      this.fp8 = fp8;
    }
  }

  private static final Set<DType> F32_ONLY = Set.of(DType.F32);
  private static final Set<DType> F32_OR_BF16 = Set.of(DType.F32, DType.BF16);

  public Parameter {
    stored = Set.copyOf(stored);
  }

  static Parameter full(String name, long... shape) {
    return new Parameter(name, Shape.of(shape), F32_ONLY, Held.FULL);
  }

  static Parameter half(String name, long... shape) {
    return new Parameter(name, Shape.of(shape), F32_OR_BF16, Held.HALF);
  }

  static Parameter quantised(String name, long... shape) {
    return new Parameter(name, Shape.of(shape), F32_OR_BF16, Held.QUANTISED);
  }

  /** Bytes in memory when computing in bf16. */
  public long bf16Bytes() {
    return shape.elements() * held.bf16;
  }

  /** Bytes in memory with fp8 weights where they may be. */
  public long fp8Bytes() {
    return shape.elements() * held.fp8;
  }
}
