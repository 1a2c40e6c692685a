package live.showhorse.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast lines are made on this machine, for lines of {@code seconds} of programme in all.
 *
 * @param stages each stage by itself, one after another, in the order of the work
 * @param wholeLine from text to encoded segment through the service's own chain, where stages run
 *     side by side
 * @param heapBytesPerFrame what the rendering thread allocates on the Java heap for each frame
 */
public record Speed(
    double seconds, Map<String, Cost> stages, Cost wholeLine, double heapBytesPerFrame) {
  /** The stage that has a bound of its own. */
  static final String RENDER = "render";

  private static final double RENDER_LEAST = 8;
  private static final double WHOLE_LINE_LEAST = 4;

  /** Views of native memory for a call; a buffer of any plane is a hundred times as much. */
  private static final double HEAP_BYTES_MOST = 4_096;

  /** Multiples of real time, bounds where there are some. */
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    stages.forEach(
        (stage, cost) ->
            figures.add(
                stage.equals(RENDER)
                    ? Figure.atLeast(stage, timesRealTime(cost), "x", RENDER_LEAST)
                    : Figure.told(stage, timesRealTime(cost), "x")));
    figures.add(Figure.atLeast("wholeLine", timesRealTime(wholeLine), "x", WHOLE_LINE_LEAST));
    figures.add(Figure.atMost("heapBytesPerFrame", heapBytesPerFrame, "B", HEAP_BYTES_MOST));
    return figures;
  }

  private double timesRealTime(Cost cost) {
    return seconds / cost.wall();
  }

  /** CPU seconds of each figure that is a time, for a second of programme. */
  public Map<String, Double> cpuPerSecond() {
    Map<String, Double> shares = new LinkedHashMap<>();
    stages.forEach((stage, cost) -> shares.put(stage, cost.cpu() / seconds));
    shares.put("wholeLine", wholeLine.cpu() / seconds);
    return shares;
  }
}
