package live.showhorse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import live.showhorse.engine.Engine;
import live.showhorse.engine.EngineException;

/** The photos that are measured when none is named: the demo presenter. */
public final class TestPhotos {
  private static final String DEMO = "/demo/presenter.png";

  private TestPhotos() {}

  /** The photo file of the drawn presenter. */
  public static byte[] drawn() {
    try (InputStream in = TestPhotos.class.getResourceAsStream(DEMO)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + DEMO, e);
    }
  }

  /** The drawn presenter and the named files. */
  static List<TestPhoto> chosen(List<BenchCommand.NamedFile> named, Engine engine) {
    List<TestPhoto> photos = new ArrayList<>();
    photos.add(TestPhoto.of("drawn", false, drawn(), engine));
    for (BenchCommand.NamedFile file : named) {
      photos.add(TestPhoto.of(file.name(), false, file.bytes(), engine));
    }
    return photos;
  }

  /**
   * The variations of photos, photo by photo.
   *
   * @param refused is told of those in which the engine finds no face
   */
  static List<TestPhoto> varied(List<TestPhoto> photos, Engine engine, Consumer<String> refused) {
    List<TestPhoto> varied = new ArrayList<>();
    for (TestPhoto photo : photos) {
      for (PhotoVariation variation : PhotoVariation.values()) {
        String name = photo.name() + " " + variation.word();
        try {
          varied.add(TestPhoto.of(name, true, variation.of(photo.file(), photo.rig()), engine));
        } catch (EngineException refusal) {
          refused.accept(name + ": " + refusal.getMessage());
        }
      }
    }
    return varied;
  }
}
