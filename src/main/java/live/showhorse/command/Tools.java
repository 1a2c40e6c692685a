package live.showhorse.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import live.showhorse.ShowhorseConfig;
import live.showhorse.engine.Engine;
import live.showhorse.engine.EngineConfig;
import live.showhorse.engine.Engines;
import live.showhorse.engine.PhotoTurns;
import live.showhorse.limits.LimitsConfig;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.script.Language;
import live.showhorse.segment.Dresser;
import live.showhorse.segment.Fonts;
import live.showhorse.segment.SegmentConfig;
import live.showhorse.speech.SpeechConfig;
import live.showhorse.speech.Voice;
import live.showhorse.speech.Voices;

/**
 * The parts of the service that a command works with: voices, engine, dresser, and a folder that is
 * gone when this is closed. One owner.
 */
public final class Tools implements AutoCloseable {
  private final Voices voices;
  private final Engines engines;
  private final Fonts fonts;
  private final Path folder;

  private Tools(Voices voices, Engines engines, Fonts fonts, Path folder) {
    this.voices = voices;
    this.engines = engines;
    this.fonts = fonts;
    this.folder = folder;
  }

  /**
   * Opens everything but the engine, which opens when it is first asked for.
   *
   * @throws IllegalStateException when the fonts are missing; the message says what to install
   */
  public static Tools open() {
    try {
      return new Tools(
          new Voices(Settings.of(SpeechConfig.class)),
          new Engines(
              Settings.of(ShowhorseConfig.class),
              Settings.of(EngineConfig.class),
              Settings.of(HappyhorseConfig.class),
              Settings.of(LimitsConfig.class),
              new PhotoTurns(Settings.of(LimitsConfig.class))),
          new Fonts(Settings.of(SegmentConfig.class)),
          Files.createTempDirectory("showhorse-"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder", e);
    }
  }

  public Voices voices() {
    return voices;
  }

  public Engines engines() {
    return engines;
  }

  /**
   * @throws live.showhorse.problem.ProblemException 503 {@code engine-unavailable}
   */
  public Engine engine() {
    return engines.get();
  }

  public Fonts fonts() {
    return fonts;
  }

  public Dresser dresser() {
    return new Dresser(fonts);
  }

  /** For files of this run. */
  public Path folder() {
    return folder;
  }

  /** The languages that have an installed voice, in the order of {@link Language}. */
  public List<Language> languages() {
    List<Language> spoken = voices.available().stream().map(Voice::language).distinct().toList();
    return Arrays.stream(Language.values()).filter(spoken::contains).toList();
  }

  @Override
  public void close() {
    engines.close();
    voices.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
