package live.showhorse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The CycloneDX file that every build writes: what the Java program is made of. */
final class BillOfMaterials {
  private BillOfMaterials() {}

  /** The Maven artifacts in it, each once. */
  static List<Component> read(Path file) throws IOException {
    JsonNode components = new ObjectMapper().readTree(file.toFile()).path("components");
    return StreamSupport.stream(components.spliterator(), false)
        .map(component -> component.path("purl").asText())
        .filter(purl -> purl.startsWith("pkg:maven/"))
        .map(Component::maven)
        .distinct()
        .toList();
  }
}
