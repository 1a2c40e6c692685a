package live.showhorse.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a check found out about one part.
 *
 * @param path of the weights, where there are any
 * @param types bytes on disk by element type, of the tensors that are this part's
 * @param tensors how many of the expected tensors are there as expected
 * @param expected how many there should be
 * @param diskBytes size of the files with this part's tensors
 * @param bf16Bytes in memory when whole, computing in bf16
 * @param fp8Bytes in memory when whole, with fp8 weights
 * @param problems sentences, none when the part is whole
 * @param licenceFiles files beside the weights that state the terms
 */
public record PartReport(
    ModelPart part,
    State state,
    Optional<Path> path,
    SortedMap<DType, Long> types,
    int tensors,
    int expected,
    long diskBytes,
    long bf16Bytes,
    long fp8Bytes,
    List<String> problems,
    List<Path> licenceFiles) {
  /** Whether a part can be used. */
  public enum State {
    WHOLE,
    /** Whole, but a PyTorch pickle: {@code models convert} makes it readable for the engine. */
    CONVERT,
    DAMAGED,
    MISSING
  }

  public PartReport {
    problems = List.copyOf(problems);
    licenceFiles = List.copyOf(licenceFiles);
  }

  public boolean isSound() {
    return state == State.WHOLE || state == State.CONVERT;
  }
}
