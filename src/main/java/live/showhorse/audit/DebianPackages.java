package live.showhorse.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Debian packages that programs and libraries come from, with all that they are linked to. */
final class DebianPackages {
  private static final Path RELEASE = Path.of("/etc/os-release");
  private static final Pattern LINKED = Pattern.compile("(/\\S+) \\(0x");

  private DebianPackages() {}

  /**
   * The source packages behind these files, sorted by name. Files that do not exist or that no
   * package owns are left out; other systems than Debian have none.
   */
  static List<Component> of(Collection<Path> files) throws IOException, InterruptedException {
    Optional<String> release = release();
    if (release.isEmpty()) {
      return List.of();
    }
    Set<String> candidates = new LinkedHashSet<>();
    for (Path file : files) {
      if (Files.exists(file)) {
        places(file, candidates);
        for (var linked = LINKED.matcher(output(List.of("ldd"), List.of(file.toString())));
            linked.find(); ) {
          places(Path.of(linked.group(1)), candidates);
        }
      }
    }
    List<String> owners =
        output(List.of("dpkg-query", "-S"), candidates)
            .lines()
            .filter(line -> line.contains(": /") && !line.startsWith("diversion"))
            .flatMap(line -> Stream.of(line.substring(0, line.lastIndexOf(": /")).split(", ")))
            .distinct()
            .toList();
    if (owners.isEmpty()) {
      return List.of();
    }
    String format = "-f=${source:Package} ${source:Version}\\n";
    return output(List.of("dpkg-query", "-W", format), owners)
        .lines()
        .distinct()
        .sorted()
        .map(line -> line.split(" "))
        .map(parts -> Component.debian(parts[0], parts[1], release.get()))
        .toList();
  }

  /** Where a package may say that the file is: /lib is /usr/lib, and alternatives are links. */
  private static void places(Path file, Set<String> places) throws IOException {
    places.add(file.toString());
    places.add("/usr" + file);
    places.add(file.toRealPath().toString());
  }

  private static Optional<String> release() throws IOException {
    if (!Files.isReadable(RELEASE)) {
      return Optional.empty();
    }
    var release = new Properties();
    try (InputStream in = Files.newInputStream(RELEASE)) {
      release.load(in);
    }
    return "debian".equals(release.getProperty("ID"))
        ? Optional.ofNullable(release.getProperty("VERSION_ID")).map(id -> id.replace("\"", ""))
        : Optional.empty();
  }

  /** What it prints. Both programs fail where one of many names is unknown and tell of the rest. */
  private static String output(List<String> program, Collection<String> names)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.addAll(names);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
