package live.showhorse.audit;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the program in one version.
 *
 * @param purl its package URL
 * @param ecosystem where {@code name} means something, as OSV calls it: {@code Maven}, {@code
 *     Debian:12}
 * @param name group and artifact with a colon, or the source package
 */
record Component(String purl, String ecosystem, String name, String version) {
  // What follows "?" says which file of the artifact, which changes nothing for a database
  private static final Pattern MAVEN =
      Pattern.compile("(pkg:maven/([^/@]+)/([^/@]+)@([^?#]+))(?:[?#].*)?");

  /**
   * From a package URL of a bill of materials, such as {@code
   * pkg:maven/group/artifact@1.0?type=jar}.
   *
   * @throws IllegalArgumentException when it is not one of a Maven artifact
   */
  static Component maven(String purl) {
    Matcher parts = MAVEN.matcher(purl);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not the package URL of a Maven artifact: " + purl);
    }
    String version = URLDecoder.decode(parts.group(4), StandardCharsets.UTF_8);
    return new Component(parts.group(1), "Maven", parts.group(2) + ":" + parts.group(3), version);
  }

  /**
   * @param source the source package, under which Debian counts vulnerabilities
   * @param release number of the Debian release: what is open differs between them
   */
  static Component debian(String source, String version, String release) {
    String purl =
        "pkg:deb/debian/%s@%s?arch=source&distro=debian-%s"
            .formatted(encoded(source), encoded(version), release);
    return new Component(purl, "Debian:" + release, source, version);
  }

  /** The question about it in the words of OSV. */
  Map<String, Object> question() {
    return Map.of("package", Map.of("ecosystem", ecosystem, "name", name), "version", version);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
