package live.showhorse.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the program that may have a known vulnerability.
 *
 * @param name as people know it
 * @param purl package URL, with the version
 */
record Component(String name, String version, String purl) {
  /**
   * The components of a CycloneDX bill of materials.
   *
   * @throws IllegalArgumentException if the file cannot be read or is something else
   */
  static List<Component> ofBom(Path file) {
    try {
      JsonNode bom = new ObjectMapper().readTree(Files.readAllBytes(file));
      if (!bom.path("bomFormat").asText().equals("CycloneDX")) {
        throw new IllegalArgumentException(file + " is not a CycloneDX bill of materials");
      }
      List<Component> components = new ArrayList<>();
      for (JsonNode each : bom.path("components")) {
        String group = each.path("group").asText();
        components.add(
            new Component(
                group.isEmpty()
                    ? each.path("name").asText()
                    : group + ":" + each.path("name").asText(),
                each.path("version").asText(),
                withoutQualifiers(each.path("purl").asText())));
      }
      return components;
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Packages of the operating system.
   *
   * @param file lines of source package, blank, version, as dpkg-query writes them
   * @param distribution as in {@code debian-12}
   */
  static List<Component> ofPackages(Path file, String distribution) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(words -> words.length == 2)
          .map(words -> ofPackage(words[0], words[1], distribution))
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Component ofPackage(String name, String version, String distribution) {
    String purl =
        "pkg:deb/debian/%s@%s?distro=%s"
            .formatted(name, URLEncoder.encode(version, StandardCharsets.UTF_8), distribution);
    return new Component(name, version, purl);
  }

  private static String withoutQualifiers(String purl) {
    int mark = purl.indexOf('?');
    return mark < 0 ? purl : purl.substring(0, mark);
  }
}
