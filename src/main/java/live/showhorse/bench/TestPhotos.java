package live.showhorse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import live.showhorse.engine.Engine;

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

  /** The drawn presenter and the named files, each followed by its variations. */
  static List<TestPhoto> chosen(List<BenchCommand.NamedFile> named, Engine engine) {
    List<TestPhoto> photos = new ArrayList<>(family("drawn", drawn(), engine));
    for (BenchCommand.NamedFile file : named) {
      photos.addAll(family(file.name(), file.bytes(), engine));
    }
    return photos;
  }

  private static List<TestPhoto> family(String name, byte[] file, Engine engine) {
    List<TestPhoto> family = new ArrayList<>();
    TestPhoto photo = TestPhoto.of(name, false, file, engine);
    family.add(photo);
    for (PhotoVariation variation : PhotoVariation.values()) {
      family.add(
          TestPhoto.of(
              name + " " + variation.word(), true, variation.of(file, photo.rig()), engine));
    }
    return family;
  }
}
