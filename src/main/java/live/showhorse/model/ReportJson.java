package live.showhorse.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A report as JSON; bytes everywhere. */
final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  static String of(ModelReport report) {
    ObjectNode root = JSON.createObjectNode();
    root.put("directory", report.directory().toString());
    root.put("sound", report.isSound());
    ArrayNode parts = root.putArray("parts");
    report.parts().forEach(part -> parts.add(part(part)));
    ObjectNode others = root.putObject("notUsed");
    report.others().forEach((path, why) -> others.put(path.toString(), why));
    machine(root.putObject("machine"), report.machine());
    ArrayNode fits = root.putArray("fits");
    report.fits().forEach(fit -> fits.add(fit(fit, report.machine())));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always valid JSON", e);
    }
  }

  private static ObjectNode part(PartReport report) {
    ObjectNode node = JSON.createObjectNode();
    node.put("part", report.part().toString());
    node.put("state", report.state().name().toLowerCase(Locale.ROOT));
    report.path().ifPresent(path -> node.put("path", path.toString()));
    node.put("tensors", report.tensors());
    node.put("expectedTensors", report.expected());
    ObjectNode types = node.putObject("bytesByType");
    report.types().forEach((type, bytes) -> types.put(type.name(), bytes));
    node.put("diskBytes", report.diskBytes());
    node.put("bf16Bytes", report.bf16Bytes());
    node.put("fp8Bytes", report.fp8Bytes());
    ArrayNode problems = node.putArray("problems");
    report.problems().forEach(problems::add);
    ObjectNode licence = node.putObject("licence");
    licence.put("terms", report.part().licence().terms());
    licence.put("asPublishedBy", report.part().licence().publisher());
    ArrayNode files = licence.putArray("files");
    report.licenceFiles().forEach(file -> files.add(file.toString()));
    return node;
  }

  private static void machine(ObjectNode node, Machine machine) {
    node.put("memoryBytes", machine.memory());
    node.put("availableBytes", machine.available());
    ArrayNode gpus = node.putArray("gpus");
    for (Machine.Gpu gpu : machine.gpus()) {
      gpus.addObject()
          .put("name", gpu.name())
          .put("memoryBytes", gpu.memory())
          .put("freeBytes", gpu.free());
    }
  }

  private static ObjectNode fit(Fit fit, Machine machine) {
    ObjectNode node = JSON.createObjectNode();
    node.put("pictures", fit.picture());
    node.put("weights", fit.weights());
    node.put("bytes", fit.bytes());
    node.put("memoryShortBytes", fit.shortOf(machine.available()));
    ArrayNode gpus = node.putArray("gpuShortBytes");
    machine.gpus().forEach(gpu -> gpus.add(fit.shortOf(gpu.free())));
    return node;
  }
}
