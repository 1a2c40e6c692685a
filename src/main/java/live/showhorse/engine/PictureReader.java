package live.showhorse.engine;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import live.showhorse.Role;
import live.showhorse.ShowhorseConfig;
import live.showhorse.limits.LimitsConfig;

/**
 * Reads pictures that are no photos of presenters, such as those of products, by the decoder of
 * photos: the same formats, orientations and colours. Needs the engine library, but no engine, and
 * so works in every role. As many at a time as photos, but beside them: a line for air does not
 * wait for somebody's portrait. Any platform thread; methods block.
 */
@ApplicationScoped
public class PictureReader {
  private static final String PORTRAIT = "portrait";

  private final EngineLibrary library;
  private final Semaphore turns;
  private Optional<ShowhorseLibrary> loaded = Optional.empty();

  @Inject
  public PictureReader(ShowhorseConfig showhorse, EngineConfig engine, LimitsConfig limits) {
    this(
        EngineLibrary.of(
            showhorse.nativeParts().directory(),
            // The one that this process loads anyway
            showhorse.roles().contains(Role.ENGINE) ? engine.name() : PORTRAIT),
        limits.photosAtOnce());
  }

  /**
   * @param directory with libshowhorse.so
   * @param atOnce pictures decoded at a time
   */
  public PictureReader(Path directory, int atOnce) {
    this(EngineLibrary.of(directory, PORTRAIT), atOnce);
  }

  private PictureReader(EngineLibrary library, int atOnce) {
    this.library = library;
    this.turns = new Semaphore(atOnce, true);
  }

  /**
   * The picture as a PNG file: upright, 8-bit sRGB, with alpha where it has any.
   *
   * @param file JPEG, PNG, WebP, HEIC or AVIF
   * @param mostSide pixels that each side may have
   * @throws EngineException PHOTO_UNREADABLE or PHOTO_TOO_LARGE with a sentence about "The
   *     picture"; RESOURCE or ABI when the library is missing or unfit
   */
  public byte[] png(byte[] file, int mostSide) {
    ShowhorseLibrary reading = library();
    turns.acquireUninterruptibly();
    try (Arena arena = Arena.ofConfined()) {
      return reading.pictureRead(arena.allocateFrom(JAVA_BYTE, file), mostSide);
    } finally {
      turns.release();
    }
  }

  private synchronized ShowhorseLibrary library() {
    if (loaded.isEmpty()) {
      loaded = Optional.of(new ShowhorseLibrary(library));
    }
    return loaded.get();
  }
}
