package live.showhorse.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What building needs: the JDK, the compiler, the build programs and the libraries. */
final class BuildChecks implements Supplier<List<Finding>> {
  private static final String PART = "build";
  private static final int JDK = 25;

  private record Tool(String name, List<String> command, String least, String debianPackage) {}

  private static final List<Tool> TOOLS =
      List.of(
          new Tool("C++ compiler", List.of("g++", "--version"), "12", "g++"),
          new Tool("cmake", List.of("cmake", "--version"), "3.25", "cmake"),
          new Tool("ninja", List.of("ninja", "--version"), "1.10", "ninja-build"),
          new Tool("maven", List.of("mvn", "--version"), "3.8", "maven"));

  /** pkg-config's name | the Debian package. */
  private static final List<String[]> LIBRARIES =
      List.of(
          new String[] {"libjpeg", "libjpeg62-turbo-dev"},
          new String[] {"libpng", "libpng-dev"},
          new String[] {"libwebp", "libwebp-dev"},
          new String[] {"libheif", "libheif-dev"},
          new String[] {"lcms2", "liblcms2-dev"},
          new String[] {"espeak-ng", "libespeak-ng-dev"});

  @Override
  public List<Finding> get() {
    List<Finding> findings = new ArrayList<>();
    int running = Runtime.version().feature();
    findings.add(
        running == JDK
            ? Finding.ok(PART, "JDK", Runtime.version() + " in " + System.getProperty("java.home"))
            : Finding.problem(
                PART,
                "JDK",
                Integer.toString(running),
                "Install a JDK " + JDK + " and set JAVA_HOME to it."));
    for (Tool tool : TOOLS) {
      findings.add(tool(tool));
    }
    for (String[] library : LIBRARIES) {
      Optional<String> version =
          Programs.version(List.of("pkg-config", "--modversion", library[0]))
              .filter(found -> !found.equals("?"));
      findings.add(
          version
              .map(found -> Finding.ok(PART, library[0], found))
              .orElseGet(
                  () -> Finding.warning(PART, library[0], "not found", install(library[1]))));
    }
    return findings;
  }

  private static Finding tool(Tool tool) {
    Optional<String> version = Programs.version(tool.command());
    if (version.isEmpty()) {
      // Built already: the service runs without it
      return Finding.warning(PART, tool.name(), "not found", install(tool.debianPackage()));
    }
    return Programs.atLeast(version.get(), tool.least())
        ? Finding.ok(PART, tool.name(), version.get())
        : Finding.warning(
            PART,
            tool.name(),
            version.get() + ", too old",
            "Use " + tool.least() + " or later: " + install(tool.debianPackage()));
  }

  static String install(String debianPackage) {
    return "apt-get install " + debianPackage;
  }
}
