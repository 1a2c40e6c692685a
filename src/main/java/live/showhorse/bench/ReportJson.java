package live.showhorse.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import live.showhorse.bench.BenchReport.Measurement;

/** A report as JSON. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static String of(BenchReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("holds", report.holds());
    root.set("machine", JSON.valueToTree(report.machine()));
    ArrayNode measurements = root.putArray("measurements");
    for (Measurement measurement : report.measurements()) {
      ObjectNode node = measurements.addObject();
      node.put("photo", measurement.photo());
      node.put("language", measurement.language());
      node.set("figures", figures(measurement.figures()));
    }
    root.set("refused", JSON.valueToTree(report.refused()));
    report
        .speed()
        .ifPresent(
            speed -> {
              ObjectNode node = root.putObject("speed");
              node.put("programmeSeconds", speed.seconds());
              node.set("figures", figures(speed.figures()));
              node.set("cpuSecondsPerSecond", JSON.valueToTree(speed.cpuPerSecond()));
            });
    if (!report.service().isEmpty()) {
      root.set("service", figures(report.service()));
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always valid JSON", e);
    }
  }

  private static ObjectNode figures(List<Figure> figures) {
    ObjectNode all = JSON.createObjectNode();
    for (Figure figure : figures) {
      ObjectNode node = all.putObject(figure.name());
      if (Double.isNaN(figure.value())) {
        node.putNull("value");
      } else {
        node.put("value", figure.value());
      }
      if (!figure.unit().isEmpty()) {
        node.put("unit", figure.unit());
      }
      switch (figure.bound().side()) {
        case AT_LEAST -> node.put("atLeast", figure.bound().limit());
        case AT_MOST -> node.put("atMost", figure.bound().limit());
        case FREE -> {}
      }
      node.put("holds", figure.holds());
    }
    return all;
  }
}
