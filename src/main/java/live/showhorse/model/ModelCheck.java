package live.showhorse.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Checks a download against the tensors that its parts should have. Reads headers only. */
public final class ModelCheck {
  private final ModelLayouts layouts;
  private final Machine machine;
  private final Consumer<Path> reading;

  /**
   * @param reading is told of every file before its header is read
   */
  public ModelCheck(ModelLayouts layouts, Machine machine, Consumer<Path> reading) {
    this.layouts = layouts;
    this.machine = machine;
    this.reading = reading;
  }

  /**
   * Blocks for seconds, longer on a slow network disk.
   *
   * @throws live.showhorse.problem.ProblemException {@code model-missing} where there is no such
   *     directory
   */
  public ModelReport check(Path directory) {
    ModelFolder folder = ModelFolder.search(directory);
    List<PartReport> reports = new ArrayList<>();
    for (ModelPart part : ModelPart.values()) {
      WeightFiles weights = folder.parts().get(part);
      Layout layout = layouts.of(part);
      reports.add(
          weights == null
              ? PartCheck.missing(part, layout)
              : new PartCheck(part, layout, weights, reading).run());
    }
    return new ModelReport(directory, reports, folder.others(), machine, Fit.all(layouts));
  }
}
