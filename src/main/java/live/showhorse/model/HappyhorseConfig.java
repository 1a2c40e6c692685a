package live.showhorse.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The transformer engine. */
@ConfigMapping(prefix = "showhorse.happyhorse")
public interface HappyhorseConfig {
  /** Directory with the downloaded models; {@code showhorse models check} says what it lacks. */
  Optional<Path> checkpoint();

  /** What pictures are computed at: 256p, 540p or 1080p. The canvas decides their shape. */
  @WithDefault("256p")
  String resolution();

  /** GiB of memory that the engine may take; without it what the machine has available. */
  OptionalDouble memory();

  /** Template of the prompt, UTF-8; without it the standard one. */
  Optional<Path> prompt();

  /** How the presenters look, in English, without a full stop, for the prompt. */
  @WithDefault("A presenter")
  String description();

  /** Shortest clip of a line: the models are at home with clips of 4 s and more. */
  @WithDefault("4s")
  Duration shortest();
}
