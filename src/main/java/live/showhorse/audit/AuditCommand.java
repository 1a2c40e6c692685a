package live.showhorse.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import live.showhorse.ShowhorseConfig;
import live.showhorse.command.Settings;
import live.showhorse.engine.EngineConfig;
import live.showhorse.engine.EngineLibrary;
import live.showhorse.redis.RedisConfig;
import live.showhorse.speech.SpeechConfig;

/** {@code ./showhorse audit}: the known vulnerabilities of everything that runs. */
public final class AuditCommand {
  private static final int NOTHING_KNOWN = 0;
  private static final int VULNERABLE = 1;
  private static final int USAGE = 2;
  private static final int MISSING = 3;
  private static final int NOT_ASKED = 5;
  private static final String NOT_COVERED =
      "Not covered: the JDK, and what is built into org.bytedeco:ffmpeg (see NOTICE).";

  private final List<Component> components;
  private final AuditConfig config;
  private final PrintStream out;
  private final PrintStream err;

  AuditCommand(List<Component> components, AuditConfig config, PrintStream out, PrintStream err) {
    this.components = components;
    this.config = config;
    this.out = out;
    this.err = err;
  }

  /**
   * {@code BILL-OF-MATERIALS [--json]}. Exits with 0 when nothing is known, 1 when something is, 2
   * for wrong use, 3 when there is no bill of materials, 5 when the database could not be asked.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> options = List.of(arguments).subList(1, arguments.length);
    boolean json = options.equals(List.of("--json"));
    if (!json && !options.isEmpty()) {
      System.err.println(
          "showhorse: 'audit' takes --json, not '" + options.getLast() + "'. See ./showhorse help");
      System.exit(USAGE);
    }
    Path bill = Path.of(arguments[0]);
    if (!Files.exists(bill)) {
      // The plugin that writes it does nothing in an offline build
      System.err.println("showhorse: there is no " + bill + ": build with Maven online");
      System.exit(MISSING);
    }
    List<Component> components = new ArrayList<>(BillOfMaterials.read(bill));
    components.addAll(DebianPackages.of(executables()));
    AuditConfig config = Settings.of(AuditConfig.class);
    System.exit(new AuditCommand(components, config, System.out, System.err).run(json));
  }

  /** Asks and reports; returns the exit code. */
  int run(boolean json) throws InterruptedException {
    Map<Component, List<Vulnerability>> known;
    try (var database = new VulnerabilityDatabase(config)) {
      known = database.known(components);
    } catch (IOException unreachable) {
      err.printf(
          "showhorse: %s could not be asked: %s. Nothing is known about these %d components, neither"
              + " good nor bad; another database: showhorse.audit.database%n",
          config.database(), reason(unreachable), components.size());
      return NOT_ASKED;
    }
    if (json) {
      out.println(json(known));
    } else {
      table(known);
    }
    return known.isEmpty() ? NOTHING_KNOWN : VULNERABLE;
  }

  private void table(Map<Component, List<Vulnerability>> known) {
    known.forEach(
        (component, vulnerabilities) -> {
          out.printf("%s %s (%s)%n", component.name(), component.version(), component.ecosystem());
          for (Vulnerability vulnerability : vulnerabilities) {
            out.printf(
                "  %-22s %-9s %s%n  %-22s %-9s %s%n",
                vulnerability.id(),
                vulnerability.severity(),
                vulnerability.summary(),
                vulnerability.alias(),
                "",
                vulnerability.fixed().isEmpty()
                    ? "no fixed version"
                    : "fixed in " + vulnerability.fixed());
          }
        });
    long maven = components.stream().filter(part -> part.ecosystem().equals("Maven")).count();
    out.printf(
        "%d Maven artifacts and %d Debian packages asked about at %s: %d vulnerabilities in %d of"
            + " them%n%s%n",
        maven,
        components.size() - maven,
        config.database(),
        known.values().stream().mapToInt(List::size).sum(),
        known.size(),
        NOT_COVERED);
  }

  private String json(Map<Component, List<Vulnerability>> known) {
    List<Map<String, Object>> parts = new ArrayList<>();
    for (Component component : components) {
      Map<String, Object> part = new LinkedHashMap<>();
      part.put("purl", component.purl());
      part.put("vulnerabilities", known.getOrDefault(component, List.of()));
      parts.add(part);
    }
    try {
      return new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(Map.of("ok", known.isEmpty(), "components", parts));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The JDK's client gives no message when a name or a connection is the trouble. */
  private static String reason(IOException failure) {
    return failure instanceof ConnectException
        ? "no connection"
        : Objects.requireNonNullElse(failure.getMessage(), failure.toString());
  }

  /** The programs and libraries that run beside the Java program. */
  private static List<Path> executables() {
    Path directory = Settings.of(ShowhorseConfig.class).nativeParts().directory();
    return Stream.of(
            EngineLibrary.of(directory, Settings.of(EngineConfig.class).name()).file().toString(),
            directory.resolve("showhorse-heif").toString(),
            Settings.of(SpeechConfig.class).espeakProgram().toString(),
            Settings.of(SpeechConfig.class).openJtalkProgram(),
            Settings.of(RedisConfig.class).program())
        .flatMap(AuditCommand::found)
        .toList();
  }

  private static Stream<Path> found(String program) {
    if (program.contains("/")) {
      return Stream.of(Path.of(program).toAbsolutePath());
    }
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .limit(1);
  }
}
