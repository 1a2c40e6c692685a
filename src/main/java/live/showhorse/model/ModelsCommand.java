package live.showhorse.model;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import live.showhorse.problem.ProblemException;

/** {@code ./showhorse models}: checks and converts a download. Runs without the service. */
public final class ModelsCommand {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final String HELP =
      """
      ./showhorse models check DIR [--json]                  what is there, what is missing, does it fit
      ./showhorse models convert DIR [--out DIR] [--force]   PyTorch pickles to safetensors
      """;

  private final ModelLayouts layouts;
  private final Supplier<Machine> machine;
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  /**
   * @param terminal whether {@code err} is a terminal that shows progress
   */
  ModelsCommand(
      ModelLayouts layouts,
      Supplier<Machine> machine,
      PrintStream out,
      PrintStream err,
      boolean terminal) {
    this.layouts = layouts;
    this.machine = machine;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** Exits with 0 when done and whole, 1 when something is missing or damaged, 2 for wrong use. */
  public static void main(String[] arguments) {
    boolean terminal = System.console() != null && System.console().isTerminal();
    System.exit(
        new ModelsCommand(ModelLayouts.published(), Machine::here, System.out, System.err, terminal)
            .run(List.of(arguments)));
  }

  /** Returns the exit code. */
  int run(List<String> arguments) {
    try {
      Options options = Options.of(arguments);
      return switch (options.verb) {
        case "check" -> check(options);
        case "convert" -> convert(options);
        default -> throw new IllegalArgumentException("there is no 'models " + options.verb + "'");
      };
    } catch (IllegalArgumentException e) {
      err.println("showhorse: " + e.getMessage());
      err.print(HELP);
      return USAGE;
    } catch (ProblemException e) {
      err.println("showhorse: " + e.getMessage());
      return FAILED;
    }
  }

  private int check(Options options) {
    options.refuse("--out", options.out.isPresent());
    options.refuse("--force", options.force);
    Consumer<Path> reading =
        file -> {
          if (terminal) {
            err.print("\r\u001b[Kreading " + file.getFileName());
            err.flush();
          }
        };
    ModelReport report = new ModelCheck(layouts, machine.get(), reading).check(options.directory);
    if (terminal) {
      err.print("\r\u001b[K");
      err.flush();
    }
    if (options.json) {
      out.println(ReportJson.of(report));
    } else {
      out.print(ReportText.of(report));
    }
    out.flush();
    return report.isSound() ? DONE : FAILED;
  }

  private int convert(Options options) {
    options.refuse("--json", options.json);
    List<Path> sources = sources(options);
    if (sources.isEmpty()) {
      throw ModelProblems.missing(
          "There is no pickle of the video decoder or the VAE in "
              + options.directory
              + "; published as "
              + ModelPart.TURBO_DECODER.published()
              + " and "
              + ModelPart.VIDEO_VAE.published()
              + ".");
    }
    TorchConverter converter = new TorchConverter(err, terminal);
    int code = DONE;
    for (Path source : sources) {
      try {
        Path folder = options.out.orElse(source.toAbsolutePath().getParent());
        Conversion done = converter.convert(source, folder, options.force);
        out.println(
            "%s: %d tensors, %s, sha256 %s"
                .formatted(done.result(), done.tensors(), Sizes.text(done.bytes()), done.sha256()));
      } catch (ProblemException e) {
        err.println("showhorse: " + e.getMessage());
        code = FAILED;
      }
    }
    return code;
  }

  /** The pickles of the parts that have one, or the one file that was named. */
  private static List<Path> sources(Options options) {
    if (Files.isRegularFile(options.directory)) {
      return List.of(options.directory);
    }
    return ModelFolder.search(options.directory).pickles();
  }

  /** What was written on the command line. */
  private static final class Options {
    private String verb = "";
    private Path directory = Path.of("");
    private Optional<Path> out = Optional.empty();
    private boolean force;
    private boolean json;

    static Options of(List<String> arguments) {
      Options options = new Options();
      List<String> plain = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        switch (argument) {
          case "--json" -> options.json = true;
          case "--force" -> options.force = true;
          case "--out" -> {
            if (++i == arguments.size()) {
              throw new IllegalArgumentException("--out needs a directory");
            }
            options.out = Optional.of(Path.of(arguments.get(i)));
          }
          default -> {
            if (argument.startsWith("--")) {
              throw new IllegalArgumentException("there is no option " + argument);
            }
            plain.add(argument);
          }
        }
      }
      if (plain.size() != 2) {
        throw new IllegalArgumentException("'models' takes check or convert, and one directory");
      }
      options.verb = plain.get(0);
      options.directory = Path.of(plain.get(1));
      return options;
    }

    void refuse(String option, boolean given) {
      if (given) {
        throw new IllegalArgumentException("'models " + verb + "' does not take " + option);
      }
    }
  }
}
