package live.showhorse.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a check of a whole download found out.
 *
 * @param parts all of them, in the order of {@link ModelPart}
 * @param others weights that are not used, each with why
 */
public record ModelReport(
    Path directory,
    List<PartReport> parts,
    Map<Path, String> others,
    Machine machine,
    List<Fit> fits) {
  public ModelReport {
    parts = List.copyOf(parts);
    others = Map.copyOf(new TreeMap<>(others));
    fits = List.copyOf(fits);
  }

  /** Whether every part is there and whole. */
  public boolean isSound() {
    return parts.stream().allMatch(PartReport::isSound);
  }
}
