package live.showhorse.preview;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import live.showhorse.command.Console;
import live.showhorse.command.FacePlace;
import live.showhorse.command.Stills;
import live.showhorse.command.Tools;
import live.showhorse.engine.Engine;
import live.showhorse.engine.EngineException;
import live.showhorse.media.Canvas;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;

/** {@code ./showhorse preview}: how a photo will look on air. Runs without the service. */
public final class PreviewCommand {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final Canvas CANVAS = Canvas.PORTRAIT;

  /** The name of the photo in the memory of an engine that sees only this one. */
  private static final String PHOTO = "preview";

  private final PrintStream out;
  private final Console console;

  PreviewCommand(PrintStream out, Console console) {
    this.out = out;
    this.console = console;
  }

  /** Exits with 0 when both files are written, 1 when not, 2 for wrong use. */
  public static void main(String[] arguments) {
    System.exit(new PreviewCommand(System.out, Console.standard()).run(List.of(arguments)));
  }

  /** Returns the exit code. */
  int run(List<String> arguments) {
    try {
      preview(Options.of(arguments));
      return DONE;
    } catch (IllegalArgumentException e) {
      console.problem(e.getMessage() + ". See ./showhorse help");
      return USAGE;
    } catch (ProblemException | EngineException | IllegalStateException e) {
      console.problem(e.getMessage());
      return FAILED;
    } catch (NoSuchFileException e) {
      console.problem("there is no file '" + e.getFile() + "'.");
      return FAILED;
    } catch (IOException e) {
      console.problem("cannot read or write: " + e.getMessage() + ".");
      return FAILED;
    }
  }

  private void preview(Options options) throws IOException {
    byte[] photo = Files.readAllBytes(options.photo);
    try (Tools tools = Tools.open()) {
      console.progress("finding the face");
      var speaker =
          new PreviewClip.Speaker(
              PHOTO, photo, tools.engine().findRig(photo), options.language(), options.voice);
      PreviewClip clip = new PreviewClip(tools, console::progress);
      byte[] mp4 = clip.make(speaker, options.text, CANVAS);
      console.progress("drawing the contact sheet");
      PoseSheet sheet =
          new PoseSheet(
              tools.fonts().bold(Language.ENGLISH),
              options.photo.getFileName() + ", engine " + tools.engine().describe().id(),
              FacePlace.of(tools.engine(), photo, speaker.rig(), CANVAS));
      sheet.add(PoseSheet.WHOLE, "on air", clip.dressed().orElseThrow());
      sheet.add(PoseSheet.WHOLE, "rig", rig(tools.engine(), speaker));
      sheet.poses(tools.engine(), speaker.request(CANVAS, 1, Optional.empty(), ""));
      for (PreviewClip.Still still : clip.stills()) {
        sheet.add(PoseSheet.SPEECH, still.sound(), still.picture());
      }
      byte[] png = Stills.png(sheet.draw());
      console.progress("");
      Files.createDirectories(options.folder);
      write(options.folder.resolve("preview.mp4"), mp4);
      write(options.folder.resolve("preview.png"), png);
    }
  }

  private static BufferedImage rig(Engine engine, PreviewClip.Speaker speaker) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(engine.drawRig(speaker.file(), speaker.rig())));
  }

  private void write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    out.println(file);
  }

  /** What was written on the command line. */
  private static final class Options {
    private Path photo;
    private String text;
    private Optional<Language> language = Optional.empty();
    private String voice = "";
    private Path folder = Path.of("preview");

    static Options of(List<String> arguments) {
      Options options = new Options();
      List<String> plain = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        switch (argument) {
          case "--language" ->
              options.language = Optional.of(Language.of(value(arguments, ++i, argument)));
          case "--voice" -> options.voice = value(arguments, ++i, argument);
          case "--out" -> options.folder = Path.of(value(arguments, ++i, argument));
          default -> {
            if (argument.startsWith("--")) {
              throw new IllegalArgumentException("'preview' does not take '" + argument + "'");
            }
            plain.add(argument);
          }
        }
      }
      if (plain.size() != 2 || plain.get(1).isBlank()) {
        throw new IllegalArgumentException("'preview' takes a photo and a text");
      }
      options.photo = Path.of(plain.get(0));
      options.text = plain.get(1);
      return options;
    }

    private static String value(List<String> arguments, int at, String option) {
      if (at >= arguments.size()) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      return arguments.get(at);
    }

    /** The one that was named, or what the script of the text suggests. */
    Language language() {
      return language.orElseGet(() -> written(text));
    }

    private static Language written(String text) {
      if (uses(text, UnicodeScript.HANGUL)) {
        return Language.KOREAN;
      }
      if (uses(text, UnicodeScript.HIRAGANA) || uses(text, UnicodeScript.KATAKANA)) {
        return Language.JAPANESE;
      }
      return uses(text, UnicodeScript.HAN) ? Language.MANDARIN : Language.ENGLISH;
    }

    private static boolean uses(String text, UnicodeScript script) {
      return text.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == script);
    }
  }
}
