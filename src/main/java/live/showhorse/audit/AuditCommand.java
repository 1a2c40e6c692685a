package live.showhorse.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import live.showhorse.command.Console;

/**
 * {@code ./showhorse audit}: asks a public database for known vulnerabilities of everything that
 * works at run time. Runs without the service; the only command that needs the network.
 */
public final class AuditCommand {
  private static final int NONE = 0;
  private static final int SOME = 1;
  private static final int USAGE = 2;
  private static final int UNREACHABLE = 3;
  private static final URI DATABASE = URI.create("https://api.osv.dev");

  private final PrintStream out;
  private final Console console;

  AuditCommand(PrintStream out, Console console) {
    this.out = out;
    this.console = console;
  }

  /** Exits with 0 when nothing is known, 1 when something is, 2 for wrong use, 3 without answer. */
  public static void main(String[] arguments) {
    System.exit(new AuditCommand(System.out, Console.standard()).run(List.of(arguments)));
  }

  /** Returns the exit code. */
  int run(List<String> arguments) {
    try {
      Options options = Options.of(arguments);
      List<Component> components = new ArrayList<>(Component.ofBom(options.bom));
      if (options.packages != null) {
        components.addAll(Component.ofPackages(options.packages, options.distribution));
      }
      console.progress("asking " + options.database + " about " + components.size() + " parts");
      Map<Component, List<String>> known = new Osv(options.database).known(components);
      console.progress("");
      out.print(options.json ? json(components, known) : text(components, known));
      out.flush();
      return known.isEmpty() ? NONE : SOME;
    } catch (IllegalArgumentException e) {
      console.problem(e.getMessage() + ". See ./showhorse help");
      return USAGE;
    } catch (Osv.Unreachable e) {
      console.problem(e.getMessage() + ". Nothing is said about vulnerabilities");
      return UNREACHABLE;
    }
  }

  private static String text(List<Component> components, Map<Component, List<String>> known) {
    StringBuilder text = new StringBuilder();
    known.forEach(
        (component, ids) ->
            text.append(component.name())
                .append(' ')
                .append(component.version())
                .append(": ")
                .append(String.join(", ", ids))
                .append('\n'));
    return text.append(known.size())
        .append(" of ")
        .append(components.size())
        .append(" parts have known vulnerabilities")
        .append(known.isEmpty() ? "" : "; each is told at https://osv.dev/vulnerability/ID")
        .append('\n')
        .toString();
  }

  private static String json(List<Component> components, Map<Component, List<String>> known) {
    List<?> found =
        known.entrySet().stream()
            .map(
                entry ->
                    Map.of(
                        "name", entry.getKey().name(),
                        "version", entry.getKey().version(),
                        "purl", entry.getKey().purl(),
                        "vulnerabilities", entry.getValue()))
            .toList();
    try {
      return new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(Map.of("parts", components.size(), "vulnerable", found))
          + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What was written on the command line. */
  private static final class Options {
    private Path bom;
    private Path packages;
    private String distribution = "debian-12";
    private URI database = DATABASE;
    private boolean json;

    static Options of(List<String> arguments) {
      Options options = new Options();
      for (int i = 0; i < arguments.size(); i++) {
        String option = arguments.get(i);
        switch (option) {
          case "--json" -> options.json = true;
          case "--bom" -> options.bom = Path.of(value(arguments, ++i, option));
          case "--packages" -> options.packages = Path.of(value(arguments, ++i, option));
          case "--distribution" -> options.distribution = value(arguments, ++i, option);
          case "--database" -> options.database = URI.create(value(arguments, ++i, option));
          default -> throw new IllegalArgumentException("'audit' does not take '" + option + "'");
        }
      }
      if (options.bom == null) {
        throw new IllegalArgumentException("'audit' needs --bom FILE");
      }
      return options;
    }

    private static String value(List<String> arguments, int at, String option) {
      if (at >= arguments.size()) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      return arguments.get(at);
    }
  }
}
