package live.showhorse.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import live.showhorse.engine.EngineConfig;
import live.showhorse.engine.EngineDescription;
import live.showhorse.engine.EngineException;
import live.showhorse.engine.EngineLibrary;
import live.showhorse.engine.NativeEngine;
import live.showhorse.media.EncoderProfile;
import live.showhorse.model.HappyhorseConfig;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.Language;
import live.showhorse.segment.Fonts;
import live.showhorse.segment.SegmentConfig;
import live.showhorse.speech.SpeechConfig;
import live.showhorse.speech.Voice;
import live.showhorse.speech.Voices;

/** The parts of the service itself: engine, speech, fonts, FFmpeg. */
final class PartChecks implements Supplier<List<Finding>> {
  /** A character of each: currencies, Thai, Arabic, Devanagari, Hebrew, emoji. */
  private static final String OTHER_SCRIPTS = "₹ไعहש🔥";

  private final Path nativeDirectory;
  private final EngineConfig engine;
  private final HappyhorseConfig models;
  private final SpeechConfig speech;
  private final SegmentConfig segment;

  PartChecks(
      Path nativeDirectory,
      EngineConfig engine,
      HappyhorseConfig models,
      SpeechConfig speech,
      SegmentConfig segment) {
    this.nativeDirectory = nativeDirectory;
    this.engine = engine;
    this.models = models;
    this.speech = speech;
    this.segment = segment;
  }

  @Override
  public List<Finding> get() {
    List<Finding> findings = new ArrayList<>();
    findings.add(engine());
    findings.addAll(speech());
    findings.add(heif());
    findings.add(fonts());
    findings.addAll(encoders());
    return findings;
  }

  private Finding engine() {
    String what = "engine " + engine.name();
    EngineLibrary library = EngineLibrary.of(nativeDirectory, engine.name());
    if (!Files.isRegularFile(library.file())) {
      return Finding.problem(
          "engine",
          what,
          library.file().getFileName() + " is not in " + nativeDirectory,
          library.howToBuild() + ", or set showhorse.native.directory.");
    }
    try (var opened = NativeEngine.open(nativeDirectory, engine, models, 1)) {
      EngineDescription found = opened.describe();
      return Finding.ok(
          "engine", what, "version " + found.version() + ", " + found.threads() + " threads");
    } catch (EngineException | ProblemException refused) {
      return Finding.problem(
          "engine", what, refused.getMessage(), "See the Configuration table of README.md.");
    }
  }

  private List<Finding> speech() {
    List<Finding> findings = new ArrayList<>();
    try (var voices = new Voices(speech)) {
      List<Voice> available = voices.available();
      for (Language language : Language.values()) {
        long count = available.stream().filter(voice -> voice.language() == language).count();
        String what = "voices " + language.tag();
        findings.add(
            count > 0
                ? Finding.ok("speech", what, count + " voices")
                : Finding.warning(
                    "speech",
                    what,
                    "none",
                    language == Language.JAPANESE
                        ? "Its voice is in Debian's contrib: ./showhorse up as root installs it, as another user"
                            + " says how."
                        : BuildChecks.install("espeak-ng") + ", then build"));
      }
    }
    return findings;
  }

  private Finding heif() {
    Path program = nativeDirectory.resolve("showhorse-heif");
    return Files.isExecutable(program)
        ? Finding.ok("pictures", "HEIC and AVIF", program.toString())
        : Finding.warning(
            "pictures",
            "HEIC and AVIF",
            program + " is missing",
            BuildChecks.install("libheif-dev") + ", then build");
  }

  private Finding fonts() {
    try {
      String missing = new Fonts(segment.fontDirectory()).missing(OTHER_SCRIPTS, true);
      return missing.isEmpty()
          ? Finding.ok("pictures", "fonts", "all that are wanted below " + segment.fontDirectory())
          : Finding.warning(
              "pictures",
              "fonts",
              "none for "
                  + String.join(" ", missing.codePoints().mapToObj(Character::toString).toList()),
              BuildChecks.install("fonts-noto-core fonts-symbola"));
    } catch (IllegalStateException missing) {
      return Finding.problem(
          "pictures", "fonts", missing.getMessage(), BuildChecks.install("fonts-noto-cjk"));
    }
  }

  private static List<Finding> encoders() {
    List<EncoderProfile.Codec> available;
    try {
      available =
          Arrays.stream(EncoderProfile.Codec.values())
              .filter(EncoderProfile.Codec::available)
              .toList();
    } catch (UnsatisfiedLinkError | NoClassDefFoundError unloadable) {
      return List.of(
          Finding.problem(
              "media",
              "FFmpeg",
              "cannot be loaded: " + unloadable.getMessage(),
              BuildChecks.install("libudev1")));
    }
    String names =
        available.stream()
            .map(codec -> codec.name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining(", "));
    if (available.isEmpty()) {
      return List.of(
          Finding.problem(
              "media",
              "H.264 encoders",
              "none",
              "Use the FFmpeg that the build brings; nothing else is supported."));
    }
    Optional<String> hint =
        available.contains(EncoderProfile.Codec.X264)
            ? Optional.empty()
            : Optional.of(" (libx264, faster and better, comes with --gpl)");
    return List.of(Finding.ok("media", "H.264 encoders", names + hint.orElse("")));
  }
}
