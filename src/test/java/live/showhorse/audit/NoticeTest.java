package live.showhorse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What cannot be read from a Maven POM is kept in NOTICE by hand. */
class NoticeTest {
  private static final Path NATIVE = Path.of(System.getProperty("showhorse.native.directory"));
  private static final Pattern NEEDED = Pattern.compile("\\(NEEDED\\).*\\[([^]]+?)\\.so\\b.*]");

  @Test
  void everyLibraryThatTheNativeCodeIsLinkedToHasItsLicenceThere() throws Exception {
    String notice = Files.readString(Path.of("NOTICE"));

    for (String file :
        List.of(
            "libshowhorse.so",
            "libshowhorse-happyhorse.so",
            "showhorse-espeak",
            "showhorse-heif")) {
      List<String> linked = linkedTo(NATIVE.resolve(file));
      assertThat(linked).as(file).hasSizeGreaterThan(3);
      assertThat(linked.stream().filter(library -> !named(library, notice)))
          .as("libraries of %s that are not in NOTICE", file)
          .isEmpty();
    }
  }

  @Test
  void thePackagesBehindThemAreFoundByNameAndVersion() throws Exception {
    List<Component> packages =
        DebianPackages.of(List.of(NATIVE.resolve("libshowhorse-happyhorse.so")));

    assertThat(packages)
        .extracting(Component::name)
        .contains("opencv", "onednn", "glibc", "libwebp");
    assertThat(packages)
        .filteredOn(component -> component.name().equals("opencv"))
        .singleElement()
        .satisfies(
            opencv -> {
              assertThat(opencv.ecosystem()).startsWith("Debian:");
              assertThat(opencv.version()).startsWith("4.");
            });
  }

  private static List<String> linkedTo(Path file) throws IOException, InterruptedException {
    Process readelf = new ProcessBuilder("readelf", "-d", file.toString()).start();
    String text = new String(readelf.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(readelf.waitFor()).isZero();
    return NEEDED.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static boolean named(String library, String notice) {
    String word = "(?<![\\w+-])" + Pattern.quote(library) + "(?![\\w+-])";
    return Pattern.compile(word).matcher(notice).find();
  }
}
