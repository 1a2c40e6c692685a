package live.showhorse.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import live.showhorse.bench.BenchReport.Measurement;
import live.showhorse.command.Console;
import live.showhorse.command.Tools;
import live.showhorse.engine.EngineException;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;

/**
 * {@code ./showhorse bench}: measures how fast lines are made and what the running service costs;
 * with {@code --presenter}, what airs. Starts what it needs itself.
 */
public final class BenchCommand {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private final PrintStream out;
  private final Console console;

  BenchCommand(PrintStream out, Console console) {
    this.out = out;
    this.console = console;
  }

  /** Exits with 0 when every bound holds, 1 when one is broken, 2 for wrong use. */
  public static void main(String[] arguments) {
    System.exit(new BenchCommand(System.out, Console.standard()).run(List.of(arguments)));
  }

  /** Returns the exit code. */
  int run(List<String> arguments) {
    try {
      Options options = Options.of(arguments);
      BenchReport report = measure(options);
      out.print(options.json ? ReportJson.of(report) : ReportText.of(report));
      out.flush();
      return report.holds() ? DONE : FAILED;
    } catch (IllegalArgumentException e) {
      console.problem(e.getMessage() + ". See ./showhorse help");
      return USAGE;
    } catch (ProblemException | EngineException | IllegalStateException e) {
      console.problem(e.getMessage());
      return FAILED;
    }
  }

  private BenchReport measure(Options options) {
    return options.presenter ? measurePresenter(options) : measureShow(options);
  }

  private BenchReport measureShow(Options options) {
    List<Figure> service = new ArrayList<>();
    try (Tools tools = Tools.open()) {
      TestPhoto photo = TestPhotos.chosen(options.photos(), tools.engine()).getFirst();
      Speed speed = speed(tools, photo, console::progress, service::add);
      service.addAll(
          new ShowBench(tools.folder(), photo.file(), options.effort, console::progress).measure());
      console.progress("");
      return new BenchReport(
          Machine.here(tools.engine().describe(), options.load),
          List.of(),
          List.of(),
          Optional.of(speed),
          service);
    }
  }

  private BenchReport measurePresenter(Options options) {
    try (Tools tools = Tools.open()) {
      console.progress("finding faces");
      List<TestPhoto> photos = TestPhotos.chosen(options.photos(), tools.engine());
      List<String> refused = new ArrayList<>();
      List<TestPhoto> all = new ArrayList<>(photos);
      all.addAll(TestPhotos.varied(photos, tools.engine(), refused::add));
      List<Measurement> measurements = new ArrayList<>();
      PresenterBench bench = new PresenterBench(tools.voices(), tools.engine());
      for (int i = 0; i < all.size(); i++) {
        for (Language language : languages(tools, all.get(i), i)) {
          console.progress(all.get(i).name() + ": " + language);
          try {
            measurements.add(bench.measure(all.get(i), language));
          } catch (EngineException failure) {
            refused.add(all.get(i).name() + " in " + language + ": " + failure.getMessage());
          }
        }
      }
      Speed speed = speed(tools, photos.getFirst(), console::progress, told -> {});
      console.progress("");
      return new BenchReport(
          Machine.here(tools.engine().describe(), options.load),
          measurements,
          refused,
          Optional.of(speed),
          List.of());
    }
  }

  /**
   * A photo speaks all languages, a variation two, in turn: that is enough to see what it changes.
   */
  private static List<Language> languages(Tools tools, TestPhoto photo, int turn) {
    List<Language> all = tools.languages();
    if (!photo.variation()) {
      return all;
    }
    return Stream.of(turn, turn + all.size() / 2)
        .map(i -> all.get(i % all.size()))
        .distinct()
        .toList();
  }

  /**
   * @param more is given the clips a minute
   */
  private static Speed speed(
      Tools tools, TestPhoto photo, Consumer<String> progress, Consumer<Figure> more) {
    Path data = tools.folder().resolve("redis");
    try (LineMaker lines = new LineMaker(data, tools.voices(), tools.engines(), tools.dresser())) {
      SpeedBench bench =
          new SpeedBench(tools.voices(), tools.engine(), tools.dresser(), lines, progress);
      Speed speed = bench.measure(photo, tools.languages());
      more.accept(Figure.told("clipsPerMinute", bench.clipsPerMinute(photo), "/min"));
      return speed;
    }
  }

  /** What was written on the command line. */
  private static final class Options {
    private final List<Path> files = new ArrayList<>();
    private boolean presenter;
    private final double load = Machine.loadNow();
    private boolean json;
    private ShowBench.Effort effort = ShowBench.Effort.FULL;

    static Options of(List<String> arguments) {
      Options options = new Options();
      for (int i = 0; i < arguments.size(); i++) {
        switch (arguments.get(i)) {
          case "--presenter" -> options.presenter = true;
          case "--quick" -> options.effort = ShowBench.Effort.QUICK;
          case "--json" -> options.json = true;
          case "--photo" -> {
            if (++i == arguments.size()) {
              throw new IllegalArgumentException("--photo needs a file");
            }
            options.files.add(Path.of(arguments.get(i)));
          }
          default ->
              throw new IllegalArgumentException(
                  "'bench' does not take '" + arguments.get(i) + "'");
        }
      }
      if (options.presenter && options.effort == ShowBench.Effort.QUICK) {
        throw new IllegalArgumentException("'bench --presenter' has no --quick");
      }
      return options;
    }

    List<NamedFile> photos() {
      return files.stream().map(NamedFile::read).toList();
    }
  }

  /** A photo that the caller named. */
  record NamedFile(String name, byte[] bytes) {
    static NamedFile read(Path path) {
      try {
        return new NamedFile(path.getFileName().toString(), Files.readAllBytes(path));
      } catch (NoSuchFileException e) {
        throw new IllegalArgumentException("there is no file '" + path + "'", e);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + path, e);
      }
    }
  }
}
